// Retirement, rehiring, and the rehired who stop: an event clock for each cadre and facility (model, section 2).
#include "clocks.hpp"
#include "stages.hpp"

namespace permille::workforce {
namespace {

/// One retirement (or one of the rehired who stops) in one lane: who it is, by a number u on the hazards of all.
///
/// returns  whether the person is rehired
template <int W>
bool retire_one(State<W>& state, int cadre, int chain, int lane, double u) {
    const CadreHazards<W>& hazards = state.hazards[static_cast<std::size_t>(cadre)];
    const auto at = static_cast<std::size_t>(chain);
    double target = u * state.retirement_hazard[at][lane];

    const double stop = hazards.rehired_stop[lane], stopping = state.rehired[at][lane] * stop;
    if (target < stopping) {
        add(state.rehired[at], lane, -1);
        add(state.retirement_hazard[at], lane, -stop);
        count_flow(state, cadre, chain, Flow::retired, lane, 1, -1);
        add(state.gone[static_cast<std::size_t>(cadre)], lane, 1);
        return false;
    }
    target -= stopping;

    // What is left of the number inside its person's part is a uniform number again: it decides on rehiring. From the
    // oldest down: where the hazards are.
    const Heads<W>* by_age = state.ages_of(chain);
    const auto part = [&](int a) { return by_age[a][lane] * hazards.retirement[a][lane]; };
    int age = ages - 1;
    for (; age >= hazards.first_retiring && target >= part(age); --age) target -= part(age);
    if (age < hazards.first_retiring) {
        // What remains of the target is rounding: it is the youngest of them.
        for (age = hazards.first_retiring; age < ages && part(age) <= 0;) ++age;
        if (age == ages) {  // nobody is left; so is what remains of the hazard
            state.retirement_hazard[at].set(lane, 0);
            return false;
        }
    }
    const bool rehired = target < part(age) * hazards.rehired_share[lane];
    add_people(state, cadre, chain, age, lane, -1);
    count_flow(state, cadre, chain, Flow::retired, lane, 1, -1);
    if (!rehired) add(state.gone[static_cast<std::size_t>(cadre)], lane, 1);
    return rehired;
}

/// The events of one chain and lane in a step. Those rehired now count as such from the step's end, so that the
/// expected stock of a step has a closed form.
template <int W>
[[gnu::noinline]] void retire_in_lane(const Inputs<W>& in, const CadreParameters& parameters, State<W>& state,
                                      int cadre, int facility, int chain, int lane, int t, double step_years,
                                      double remaining) {
    const auto at = static_cast<std::size_t>(chain);
    const Stream<W> stream{in.seed, in.first_replication, parameters.staff_unit[static_cast<std::size_t>(facility)],
                           Process::retiring, static_cast<std::uint16_t>(t)};
    double left_years = step_years, rehired = 0;
    while (state.retirement_hazard[at][lane] * left_years >= remaining) {
        left_years -= remaining / state.retirement_hazard[at][lane];
        const Event event = next_event(state.retiring, at, stream, lane);
        rehired += retire_one(state, cadre, chain, lane, event.who) ? 1 : 0;
        remaining = event.wait;
    }
    remaining -= state.retirement_hazard[at][lane] * left_years;
    state.retiring.remaining[at].set(lane, remaining);
    if (rehired > 0) {
        add(state.rehired[at], lane, rehired);
        add(state.retirement_hazard[at], lane,
            rehired * state.hazards[static_cast<std::size_t>(cadre)].rehired_stop[lane]);
        count_flow(state, cadre, chain, Flow::rehired, lane, rehired, rehired);
    }
}

}  // namespace

template <int W>
void retire(const Parameters& parameters, const Inputs<W>& in, int t, State<W>& state) {
    const double step_years = parameters.calendar.step_years();
    const int facilities = parameters.facilities();
    for (int c = 0, chain = 0; c < parameters.cadres(); ++c)
        for (int f = 0; f < facilities; ++f, ++chain) {
            const auto at = static_cast<std::size_t>(chain);
            const Lane<W> remaining = state.retiring.remaining[at];
            const Lane<W> spent = state.retirement_hazard[at] * step_years;
            state.retiring.remaining[at] = remaining - spent;
            for (unsigned due = bits(spent >= remaining); due != 0; due &= due - 1) {
                const int lane = __builtin_ctz(due);
                retire_in_lane(in, parameters.cadre[static_cast<std::size_t>(c)], state, c, f, chain, lane, t,
                               step_years, remaining[lane]);
            }
        }
}

template <int W>
void retire_oldest(const Parameters& parameters, State<W>& state) {
    const int facilities = parameters.facilities();
    for (int c = 0, chain = 0; c < parameters.cadres(); ++c)
        for (int f = 0; f < facilities; ++f, ++chain) {
            const Lane<W> oldest = state.ages_of(chain)[ages - 1];
            for (unsigned left = bits(oldest > Lane<W>(0.0)); left != 0; left &= left - 1) {
                const int lane = __builtin_ctz(left);
                add_people(state, c, chain, ages - 1, lane, -oldest[lane]);
                count_flow(state, c, chain, Flow::retired, lane, oldest[lane], -oldest[lane]);
                add(state.gone[static_cast<std::size_t>(c)], lane, oldest[lane]);
            }
        }
}

template void retire(const Parameters&, const Inputs<PERMILLE_LANES>&, int, State<PERMILLE_LANES>&);
template void retire_oldest(const Parameters&, State<PERMILLE_LANES>&);

}  // namespace permille::workforce
