// The order of a year, and the life expectancy that its deaths show.
#include <array>
#include <cstddef>

#include "group_flows.hpp"
#include "permille/population/step.hpp"
#include "town_year.hpp"
#include "year_rates.hpp"

namespace permille::population {
namespace {

/// Moves total fertility and life expectancy into year t.
template <int W>
void move_levels(const Parameters& parameters, const Inputs<W>& in, int t, State<W>& state) {
    state.total_fertility *= exp(in[parameters.log_change_per_year.in_year(t)]);
    state.life_expectancy += in[parameters.gain_per_year.in_year(t)];
    state.log_factor = log_factor_for(parameters.mortality, state.life_expectancy,
                                      in[parameters.sex_ratio_at_birth.in_year(t)], state.log_factor, newton_steps);
}

/// Both sexes' life expectancy as the year's deaths show it: each sex's table is the product of the shares that
/// survived at each age, weighted by births as the asked life expectancy is. A product of independent unbiased shares
/// is unbiased, so the mean over replications is the asked one; the spread is the sampling error of one year in this
/// county. Where nobody lives at an age, and after 99, where hardly anybody does, the year's risk stands in.
template <int W>
Lane<W> measured_life_expectancy(const State<W>& state, const CountyYear<W>& county, const YearRates<W>& rates) {
    const auto share = [](Lane<W> died, Lane<W> of, Lane<W> risk) {
        return blend(of > Lane<W>(0.0), (of - died) / max(of, 1.0), risk);
    };
    std::array<Lane<W>, sexes> of_sex;
    for (int sex = 0; sex < sexes; ++sex) {
        const auto s = static_cast<std::size_t>(sex);
        Lane<W> lived = share(county.infant_deaths[s], county.born[s], rates.survival.newborn[s]);
        Lane<W> years = lived;
        for (int age = 0; age < ages - 1; ++age) {
            const std::size_t i = at(sex, age);
            lived *= share(county.deaths[i], state.county[i], rates.survival.year[i]);
            years += age < ages - 2 ? lived : lived * rates.survival.after_99[s];
        }
        of_sex[s] = years;
    }
    return of_sex[male] * rates.boys + of_sex[female] * (Lane<W>(1.0) - rates.boys);
}

template <int W, std::size_t N>
Lane<W> sum(const std::array<Lane<W>, N>& numbers) {
    Lane<W> total = 0.0;
    for (const Lane<W> number : numbers) total += number;
    return total;
}

}  // namespace

template <int W>
void step_year(const Parameters& parameters, const Inputs<W>& in, int t, State<W>& state) {
    move_levels(parameters, in, t, state);
    const YearRates<W> rates = year_rates(parameters, in, t, state);
    const CohortRisks<W> risks = cohort_risks(rates.survival);

    CountyYear<W> county;
    county.people.fill(Lane<W>(0.0));
    county.deaths.fill(Lane<W>(0.0));
    county.born.fill(Lane<W>(0.0));
    county.infant_deaths.fill(Lane<W>(0.0));
    county.net_migration = 0.0;
    for (Lane<W>& people : state.arrivals) people = 0.0;
    for (std::size_t town = 0; town < parameters.towns(); ++town)
        if (town != parameters.seat) town_year(parameters, in, t, town, rates, risks, state, county);
    town_year(parameters, in, t, parameters.seat, rates, risks, state, county);

    state.life_expectancy_measured = measured_life_expectancy(state, county, rates);
    count_group_flows(parameters, county, state);
    state.county = county.people;
    state.county_people_before = state.county_people;
    state.county_people = sum(county.people);
    state.births = sum(county.born);
    state.deaths = sum(county.deaths) + sum(county.infant_deaths);
    state.net_migration = county.net_migration;
}

template void step_year(const Parameters&, const Inputs<PERMILLE_LANES>&, int, State<PERMILLE_LANES>&);

}  // namespace permille::population
