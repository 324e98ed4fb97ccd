// Observed residents in the place of simulated ones: every cell in proportion (model, section 8).
#include "group_flows.hpp"
#include "permille/population/step.hpp"

namespace permille::population {
namespace {

template <int W>
void set_residents(const Parameters& parameters, Lane<W> count, State<W>& state) {
    const Lane<W> before = state.county_people;
    const Lane<W> factor = count / max(before, 1.0);
    const std::array<Lane<W>, cells> county_before = state.county;
    state.county.fill(Lane<W>(0.0));
    Lane<W> so_far = 0.0, given = 0.0;
    for (std::size_t town = 0; town < state.town_people.size(); ++town) {
        state.town_people[town] = 0.0;
        for (std::size_t i = 0; i < static_cast<std::size_t>(cells); ++i) {
            Lane<W>& people = state.people[town * static_cast<std::size_t>(cells) + i];
            so_far += people;
            const Lane<W> until = round_half_up(so_far * factor);
            if (state.ledger)
                state.ledger->observed[town * static_cast<std::size_t>(cells) + i] = until - given - people;
            people = until - given;
            given = until;
            state.town_people[town] += people;
            state.county[i] += people;
        }
    }
    state.observed = given - before;
    state.county_people = given;
    count_group_observed(parameters, county_before, state);
}

}  // namespace

template <int W>
void observe(const Parameters& parameters, int t, State<W>& state) {
    state.observed = 0.0;
    if (state.ledger)
        for (Lane<W>& cell : state.ledger->observed) cell = 0.0;
    for (const ObservedCount& one : parameters.observed)
        if (one.year == t) set_residents(parameters, Lane<W>(one.count), state);
}

template void observe(const Parameters&, int, State<PERMILLE_LANES>&);

}  // namespace permille::population
