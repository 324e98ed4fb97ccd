// What changes the number of people of an age group in a year: those who enter and outgrow it, deaths, migration.
#pragma once

#include <cstddef>

#include "permille/population/state.hpp"
#include "town_year.hpp"

namespace permille::population {

/// County people of one sex or both, from age `from` to age `to`.
template <int W>
Lane<W> people_between(const std::array<Lane<W>, cells>& county, int first_sex, int from, int to) {
    Lane<W> sum = 0.0;
    for (int sex = first_sex; sex < sexes; ++sex)
        for (int age = from; age <= to; ++age) sum += county[static_cast<std::size_t>(cell(sex, age))];
    return sum;
}

/// Those of a group at the year's start die, migrate or grow out of it; who is of the first age at its end has entered.
/// Migration is what the others leave: all of them are whole people counted in the same year, so nothing is guessed.
///
/// state.county  still the people at the year's start
template <int W>
void count_group_flows(const Parameters& parameters, const CountyYear<W>& county, State<W>& state) {
    for (std::size_t g = 0; g < parameters.groups.size(); ++g) {
        const AgeGroup& group = parameters.groups[g];
        const auto sum = [&](const std::array<Lane<W>, cells>& of, int from, int to) {
            return people_between(of, group.first_sex, from, to);
        };
        GroupFlows<W>& flows = state.group_flows[g];
        flows.deaths = sum(county.deaths, group.from, group.to);
        flows.entered = sum(county.people, group.from, group.from);
        if (group.from == 0) {
            for (int sex = group.first_sex; sex < sexes; ++sex) {
                flows.entered += county.infant_deaths[static_cast<std::size_t>(sex)];
                flows.deaths += county.infant_deaths[static_cast<std::size_t>(sex)];
            }
        }
        flows.outgrew = group.to < ages - 1 ? sum(county.people, group.to + 1, group.to + 1) : Lane<W>(0.0);
        const Lane<W> change = sum(county.people, group.from, group.to) - sum(state.county, group.from, group.to);
        flows.net_migration = change - flows.entered + flows.deaths + flows.outgrew;
        flows.observed = 0.0;
    }
}

/// What an observed count added to each group.
///
/// before  county people before the correction
template <int W>
void count_group_observed(const Parameters& parameters, const std::array<Lane<W>, cells>& before, State<W>& state) {
    for (std::size_t g = 0; g < parameters.groups.size(); ++g) {
        const AgeGroup& group = parameters.groups[g];
        state.group_flows[g].observed = people_between(state.county, group.first_sex, group.from, group.to) -
                                        people_between(before, group.first_sex, group.from, group.to);
    }
}

}  // namespace permille::population
