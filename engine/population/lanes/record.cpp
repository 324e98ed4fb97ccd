// A year's values, series by series.
#include <cstddef>

#include "permille/population/step.hpp"

namespace permille::population {
namespace {

/// People of one sex or both, from age `from` to age `to`.
template <int W>
Lane<W> people(const State<W>& state, int first_sex, int from, int to) {
    Lane<W> sum = 0.0;
    for (int sex = first_sex; sex < sexes; ++sex)
        for (int age = from; age <= to; ++age) sum += state.county[static_cast<std::size_t>(cell(sex, age))];
    return sum;
}

}  // namespace

template <int W>
void record(const Parameters& parameters, const State<W>& state, double* out) {
    const auto write = [out](Series series, Lane<W> value) { value.store(out + static_cast<std::size_t>(series) * W); };
    write(Series::residents, state.county_people);
    write(Series::mean_residents, (state.county_people_before + state.county_people) * 0.5);
    write(Series::births, state.births);
    write(Series::deaths, state.deaths);
    write(Series::net_migration, state.net_migration);
    write(Series::life_expectancy, state.life_expectancy_measured);
    write(Series::women_15_49, people(state, female, 15, 49));
    write(Series::children_under_3, people(state, male, 0, 2));
    write(Series::children_0_14, people(state, male, 0, 14));
    write(Series::people_15_plus, people(state, male, 15, ages - 1));
    write(Series::people_65_plus, people(state, male, 65, ages - 1));
    if (!parameters.observed.empty()) write(Series::count_, state.observed);  // behind the others
}

template void record(const Parameters&, const State<PERMILLE_LANES>&, double*);

}  // namespace permille::population
