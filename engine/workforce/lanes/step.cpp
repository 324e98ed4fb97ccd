// A year of the workforce: its setting up, its steps, and its end.
#include "permille/workforce/step.hpp"

#include "clocks.hpp"
#include "hazards.hpp"
#include "stages.hpp"

namespace permille::workforce {
namespace {

template <int W>
void wind_all(const Parameters& parameters, const Inputs<W>& in, int t, State<W>& state) {
    std::size_t chain = 0;
    for (std::size_t c = 0; c < parameters.cadre.size(); ++c)
        for (std::size_t f = 0; f < parameters.facility.size(); ++f, ++chain) {
            const auto stream = [&](Process process) {
                return Stream<W>{in.seed, in.first_replication, parameters.cadre[c].staff_unit[f], process,
                                 static_cast<std::uint16_t>(t)};
            };
            wind(state.retiring, chain, stream(Process::retiring), state.retirement_hazard[chain]);
            wind(state.leaving, chain, stream(Process::leaving), leaving_hazard(parameters, state, c, f));
        }
}

// The hazards of all the people of a chain, from scratch: within a year they are kept up person by person.
template <int W>
void sum_retirement_hazards(const Parameters& parameters, State<W>& state) {
    for (int c = 0, chain = 0; c < parameters.cadres(); ++c) {
        const CadreHazards<W>& hazards = state.hazards[static_cast<std::size_t>(c)];
        for (int f = 0; f < parameters.facilities(); ++f, ++chain) {
            const Heads<W>* by_age = state.ages_of(chain);
            // Two sums, so that an addition need not wait for the one before it.
            Lane<W> sum = state.rehired[static_cast<std::size_t>(chain)] * hazards.rehired_stop, other = 0.0;
            int a = hazards.first_retiring;
            for (; a + 1 < ages; a += 2) {
                sum += by_age[a] * hazards.retirement[a];
                other += by_age[a + 1] * hazards.retirement[a + 1];
            }
            if (a < ages) sum += by_age[a] * hazards.retirement[a];
            state.retirement_hazard[static_cast<std::size_t>(chain)] = sum + other;
        }
    }
}

}  // namespace

template <int W>
void begin_year(const Parameters& parameters, const Inputs<W>& in, int t, State<W>& state) {
    for (auto& of_chains : state.flow)
        for (Lane<W>& value : of_chains) value = 0.0;
    for (std::size_t q = 0; q < parameters.qualification.size(); ++q)
        state.trained[q] = state.lost[q] = state.graduated[q] = state.observed_qualified[q] = 0.0;
    for (std::size_t c = 0; c < parameters.cadre.size(); ++c)
        state.effective_share[c] = in[parameters.cadre[c].effective_share.in_year(t)];
    set_hazards(parameters, in, t, state);
    calibrate(parameters, in, t, state);
    sum_retirement_hazards(parameters, state);
    wind_all(parameters, in, t, state);
}

template <int W>
void step(const Parameters& parameters, const Inputs<W>& in, int t, int step, const Lane<W>* town_people,
          const Required<W>& required, State<W>& state) {
    if (step == 0) allocate(parameters, in, t, town_people, required, state);
    for (Lane<W>& gone : state.gone) gone = 0.0;
    retire(parameters, in, t, state);
    if (step + 1 == parameters.calendar.steps_per_year) retire_oldest(parameters, state);
    leave(parameters, in, t, state);
    lose_qualified(parameters, in, t, step, state);
    complete(parameters, in, t, step, state);
    recruit(parameters, in, t, step, state);
    train(parameters, in, t, step, state);
}

template <int W>
void end_year(const Parameters& parameters, const Inputs<W>&, int, State<W>& state) {
    --state.youngest_at;
    // Nobody is of the youngest age yet, and a year of birth has become experienced.
    for (int chain = 0; chain < parameters.cadres() * parameters.facilities(); ++chain) {
        const Lane<W> experienced = state.ages_of(chain)[young_ages];
        state.young[static_cast<std::size_t>(chain)] -= experienced;
        state.experienced[static_cast<std::size_t>(chain)] += experienced;
    }
}

template void begin_year(const Parameters&, const Inputs<PERMILLE_LANES>&, int, State<PERMILLE_LANES>&);
template void step(const Parameters&, const Inputs<PERMILLE_LANES>&, int, int, const Lane<PERMILLE_LANES>*,
                   const Required<PERMILLE_LANES>&, State<PERMILLE_LANES>&);
template void end_year(const Parameters&, const Inputs<PERMILLE_LANES>&, int, State<PERMILLE_LANES>&);

}  // namespace permille::workforce
