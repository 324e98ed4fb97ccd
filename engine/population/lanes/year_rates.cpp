// A year's risks from its levels, and net migration from a growth.
#include "year_rates.hpp"

namespace permille::population {
namespace {

/// Those who would leave, or come: the sum of profile x people, and the births they would take or bring within the year
/// if total fertility were one. A woman who moves in the year counts half of it, at the age she has at its end.
template <int W>
struct Movers {
    Lane<W> weight = 0.0, births = 0.0;
};

template <int W>
void add(Movers<W>& movers, Lane<W> people, double weight, double fertility) {
    movers.weight += people * weight;
    movers.births += people * (weight * fertility * 0.5);
}

template <int W>
Lane<W> net_migration_for(Lane<W> growth, const Parameters& parameters, const State<W>& state,
                          const YearRates<W>& rates) {
    Movers<W> leaving, coming;
    Lane<W> births = 0.0;
    for (int sex = 0; sex < sexes; ++sex)
        for (int age = 0; age < ages; ++age) {
            const std::size_t i = at(sex, age);
            const auto a = static_cast<std::size_t>(age);
            const double now = sex == female ? parameters.fertility[a] : 0;
            const double next = sex == female && age < ages - 1 ? parameters.fertility[a + 1] : 0;
            const Lane<W> survivors = state.county[i] * rates.survival.year[i];
            births += state.county[i] * (now * 0.5) + survivors * (next * 0.5);
            add(leaving, survivors, parameters.loss[i], next);
            add(coming, survivors, parameters.gain[i], next);
        }
    const Lane<W> newborn = newborn_survival(rates) * state.total_fertility;
    const Lane<W> natural = newborn * births - expected_deaths(state, rates.survival);
    const Lane<W> missing = growth * state.county_people - natural;
    const Mask<W> leave = missing < Lane<W>(0.0);
    const Lane<W> births_of_movers =
        blend(leave, leaving.births, coming.births) / blend(leave, leaving.weight, coming.weight);
    return missing / (newborn * births_of_movers + 1.0) / state.county_people;
}

}  // namespace

template <int W>
Lane<W> expected_deaths(const State<W>& state, const Survival<W>& survival) {
    Lane<W> deaths = 0.0;
    for (std::size_t i = 0; i < state.county.size(); ++i) deaths += state.county[i] * (Lane<W>(1.0) - survival.year[i]);
    return deaths;
}

template <int W>
CohortRisks<W> cohort_risks(const Survival<W>& survival) {
    CohortRisks<W> risks;
    for (std::size_t i = 0; i < risks.risk.size(); ++i) {
        const Lane<W> risk = Lane<W>(1.0) - survival.year[i];
        risks.risk[i] = blend(risk < Lane<W>(0.0), 0.0, risk);  // not max(), which would hide a NaN
        risks.odds[i] = risks.risk[i] / (Lane<W>(1.0) - risks.risk[i]);
        risks.log_survival[i] = log(survival.year[i]);
    }
    return risks;
}

template <int W>
YearRates<W> year_rates(const Parameters& parameters, const Inputs<W>& in, int t, const State<W>& state) {
    YearRates<W> rates;
    const Lane<W> boys_per_girl = in[parameters.sex_ratio_at_birth.in_year(t)];
    rates.survival = moved_table(parameters.mortality, exp(state.log_factor));
    rates.boys = boys_per_girl / (boys_per_girl + 1.0);
    rates.to_seat = in[parameters.to_seat_per_1000.in_year(t)] / 1000.0;
    const Lane<W> level = in[parameters.migration.in_year(t)];
    rates.net_migration = parameters.migration_level == MigrationLevel::growth
                              ? net_migration_for(level, parameters, state, rates)
                              : level / 1000.0;
    return rates;
}

template Lane<PERMILLE_LANES> expected_deaths(const State<PERMILLE_LANES>&, const Survival<PERMILLE_LANES>&);
template CohortRisks<PERMILLE_LANES> cohort_risks(const Survival<PERMILLE_LANES>&);
template YearRates<PERMILLE_LANES> year_rates(const Parameters&, const Inputs<PERMILLE_LANES>&, int,
                                              const State<PERMILLE_LANES>&);

}  // namespace permille::population
