// Leaving by choice: an event clock for each cadre and facility (model, section 2).
#include <algorithm>

#include "bounds.hpp"
#include "clocks.hpp"
#include "stages.hpp"

namespace permille::workforce {
namespace {

/// One person who leaves.
struct Leaver {
    int age;        // index
    double inside;  // uniform in [0, 1), independent of who it is
};

/// The age of the k-th person (from 0) below `experienced_age`, or from it on: searched from that age outwards, where
/// most staff are. There are more than k of them, all whole, so the search ends.
template <int W>
int age_of(const Heads<W>* by_age, bool young, int lane, double k) {
    const int step = young ? -1 : 1;
    int a = young ? young_ages - 1 : young_ages;
    while ((k -= by_age[a][lane]) >= 0) a += step;
    return a;
}

/// Who leaves, by a number u on the hazards of all; hazard[young or not].
template <int W>
Leaver choose(const State<W>& state, int chain, const Lane<W> (&hazard)[2], int lane, double u) {
    const auto at = static_cast<std::size_t>(chain);
    const double young_part = state.young[at][lane] * hazard[1][lane];
    const double experienced_part = state.experienced[at][lane] * hazard[0][lane];
    const double target = u * (young_part + experienced_part);
    const bool young = target < young_part || experienced_part <= 0;
    const double person = young ? target / hazard[1][lane] : (target - young_part) / hazard[0][lane];
    // Rounding may give the number behind the last person.
    const double last = (young ? state.young[at] : state.experienced[at])[lane] - 1;
    const double k = std::min(static_cast<double>(static_cast<long>(person)), last);
    return {age_of(state.ages_of(chain), young, lane, k), person - k};
}

/// One person goes: up to a county hospital, or away.
template <int W>
void leave_one(const Parameters& parameters, State<W>& state, int cadre, int chain, int lane, Leaver who, double up) {
    add_people(state, cadre, chain, who.age, lane, -1);
    if (who.inside < up) {
        // County facilities stand first: their part of the cumulated shares is the staff of the base year there.
        const int first = cadre * parameters.facilities();
        const Lane<W>* bounds = &state.fixed_bounds[static_cast<std::size_t>(first)];
        const int to = first + chosen(bounds, parameters.level_begin[1], lane, who.inside / up);
        count_flow(state, cadre, chain, Flow::moved_out, lane, 1, -1);
        add_people(state, cadre, to, who.age, lane, 1);
        count_flow(state, cadre, to, Flow::moved_in, lane, 1, 1);
    } else {
        count_flow(state, cadre, chain, Flow::left, lane, 1, -1);
        add(state.gone[static_cast<std::size_t>(cadre)], lane, 1);
    }
}

/// The events of one chain and lane in a step.
template <int W>
[[gnu::noinline]] void leave_in_lane(const Parameters& parameters, const Inputs<W>& in, State<W>& state, int cadre,
                                     int facility, int lane, int t, double remaining) {
    const int chain = cadre * parameters.facilities() + facility;
    const auto at = static_cast<std::size_t>(chain), c = static_cast<std::size_t>(cadre),
               f = static_cast<std::size_t>(facility);
    const Level level = parameters.facility[f].level;
    const CadreHazards<W>& hazards = state.hazards[c];
    const Lane<W>(&hazard)[2] = hazards.leaving[level == Level::county ? 1 : 0];
    const double up = level == Level::township ? hazards.moves_up_share[lane] : 0.0;
    const Stream<W> stream{in.seed, in.first_replication, parameters.cadre[c].staff_unit[f], Process::leaving,
                           static_cast<std::uint16_t>(t)};
    const auto total = [&] {
        return state.young[at][lane] * hazard[1][lane] + state.experienced[at][lane] * hazard[0][lane];
    };
    double left_years = parameters.calendar.step_years();
    while (total() * left_years >= remaining) {
        left_years -= remaining / total();
        const Event event = next_event(state.leaving, at, stream, lane);
        leave_one(parameters, state, cadre, chain, lane, choose(state, chain, hazard, lane, event.who), up);
        remaining = event.wait;
    }
    state.leaving.remaining[at].set(lane, remaining - total() * left_years);
}

}  // namespace

template <int W>
void leave(const Parameters& parameters, const Inputs<W>& in, int t, State<W>& state) {
    const double step_years = parameters.calendar.step_years();
    const int facilities = parameters.facilities();
    // County facilities come first, so whoever moves up in this step is not asked again in the same step.
    for (int c = 0, chain = 0; c < parameters.cadres(); ++c)
        for (int f = 0; f < facilities; ++f, ++chain) {
            const auto at = static_cast<std::size_t>(chain);
            const Lane<W> remaining = state.leaving.remaining[at];
            const Lane<W> spent =
                leaving_hazard(parameters, state, static_cast<std::size_t>(c), static_cast<std::size_t>(f)) *
                step_years;
            state.leaving.remaining[at] = remaining - spent;
            for (unsigned due = bits(spent >= remaining); due != 0; due &= due - 1) {
                const int lane = __builtin_ctz(due);
                leave_in_lane(parameters, in, state, c, f, lane, t, remaining[lane]);
            }
        }
}

template void leave(const Parameters&, const Inputs<PERMILLE_LANES>&, int, State<PERMILLE_LANES>&);

}  // namespace permille::workforce
