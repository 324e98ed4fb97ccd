// The base year's people and levels, and the flows that these levels lead one to expect.
#include <cstddef>

#include "permille/population/step.hpp"
#include "year_rates.hpp"

namespace permille::population {
namespace {

/// Cumulative rounding: cell k is round(C_k r) - round(C_{k-1} r), C the running sum of the base structure and r the
/// drawn population over the structure's. The cells add up to the drawn one, each within one person of its share; where
/// r is 1 they are the structure's own. The sums are whole numbers and their products below 2^53, so nothing is lost.
template <int W>
void fill_people(const Parameters& parameters, Lane<W> drawn, State<W>& state) {
    double structure_total = 0;
    for (const double people : parameters.base_people) structure_total += people;
    Lane<W> before = 0.0;
    double running = 0;
    state.county.fill(Lane<W>(0.0));
    for (std::size_t town = 0; town < parameters.towns(); ++town) {
        Lane<W> of_town = 0.0;
        for (std::size_t i = 0; i < static_cast<std::size_t>(cells); ++i) {
            running += parameters.base_people[town * cells + i];
            const Lane<W> up_to_here = round_half_up(drawn * running / structure_total);
            const Lane<W> people = up_to_here - before;
            before = up_to_here;
            state.people[town * cells + i] = people;
            state.county[i] += people;
            of_town += people;
        }
        state.town_people[town] = of_town;
    }
}

/// Births for each birth that a woman has in her life: the women of the county weighted by the age at which they give
/// birth.
template <int W>
Lane<W> mothers(const Parameters& parameters, const State<W>& state) {
    Lane<W> sum = 0.0;
    for (int age = 0; age < ages; ++age)
        sum += state.county[at(female, age)] * parameters.fertility[static_cast<std::size_t>(age)];
    return sum;
}

}  // namespace

template <int W>
void start(const Parameters& parameters, const Inputs<W>& in, State<W>& state) {
    state.county_people = round_half_up(max(in[parameters.base.in_year(0)], 0.0));
    state.county_people_before = state.county_people;
    fill_people(parameters, state.county_people, state);

    const Lane<W> level = in[parameters.fertility_base.in_year(0)], women = mothers(parameters, state);
    const bool is_rate = parameters.fertility_level == FertilityLevel::birth_rate;
    state.total_fertility = is_rate ? level * state.county_people / (women * 1000.0) : level;

    state.life_expectancy = in[parameters.life_expectancy.in_year(0)];
    state.log_factor = log_factor_for(parameters.mortality, state.life_expectancy,
                                      in[parameters.sex_ratio_at_birth.in_year(0)], Lane<W>(0.0), first_newton_steps);

    const YearRates<W> rates = year_rates(parameters, in, 0, state);
    state.observed = 0.0;
    for (GroupFlows<W>& flows : state.group_flows) flows = {};
    state.births = state.total_fertility * women;
    state.deaths = expected_deaths(state, rates.survival) + state.births * (Lane<W>(1.0) - newborn_survival(rates));
    state.net_migration = rates.net_migration * state.county_people;
    state.life_expectancy_measured = state.life_expectancy;
}

template void start(const Parameters&, const Inputs<PERMILLE_LANES>&, State<PERMILLE_LANES>&);

}  // namespace permille::population
