// A year's values, series by series.
#include <cstddef>

#include "group_flows.hpp"
#include "permille/population/step.hpp"

namespace permille::population {
namespace {

/// The flows of the age groups that rows divide by, behind everything else.
template <int W>
void write_group_flows(const Parameters& parameters, const State<W>& state, double* out) {
    const auto write = [&](Lane<W> value) {
        value.store(out);
        out += W;
    };
    for (const GroupFlows<W>& flows : state.group_flows) {
        for (const Lane<W>& flow : {flows.entered, flows.deaths, flows.outgrew, flows.net_migration}) write(flow);
        if (!parameters.observed.empty()) write(flows.observed);
    }
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
    for (const AgeGroup& group : age_groups)
        write(group.series, people_between(state.county, group.first_sex, group.from, group.to));
    auto behind = static_cast<std::size_t>(Series::count_);
    if (!parameters.observed.empty()) write(static_cast<Series>(behind++), state.observed);
    write_group_flows(parameters, state, out + behind * W);
}

template void record(const Parameters&, const State<PERMILLE_LANES>&, double*);

}  // namespace permille::population
