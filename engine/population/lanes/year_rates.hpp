// A year's risks, the same for every town, and the natural change they lead one to expect in the county.
#pragma once

#include <array>
#include <cstddef>

#include "permille/base/inputs.hpp"
#include "permille/population/life_table.hpp"
#include "permille/population/parameters.hpp"
#include "permille/population/state.hpp"

namespace permille::population {

constexpr std::size_t at(int sex, int age) {
    return static_cast<std::size_t>(cell(sex, age));
}

/// What every town's year is drawn from.
template <int W>
struct YearRates {
    Survival<W> survival;
    Lane<W> boys;           // share of boys among the newborn
    Lane<W> net_migration;  // per person and year, over the county line; negative: people leave
    Lane<W> to_seat;        // per person of the other towns and year
};

/// The year's risks from the levels and people in `state`; `t` is 0 in the base year.
///
/// Where the growth g is given, net migration is what natural change leaves of it: with N people, expected deaths D and
/// births B without migration, net = (g N - (s B - D)) / (1 + s b), where s is the share of newborn who see the year's
/// end and b the births that one migrant brings or takes within the year. Expected, not drawn, numbers: a year in which
/// many happen to die draws nobody into the county.
template <int W>
YearRates<W> year_rates(const Parameters& parameters, const Inputs<W>& in, int t, const State<W>& state);

/// Deaths that the year's risks lead one to expect among those who live in the county at its beginning.
template <int W>
Lane<W> expected_deaths(const State<W>& state, const Survival<W>& survival);

/// The year's risk of dying by cell, in the forms that the draws of all towns ask for.
template <int W>
struct CohortRisks {
    std::array<Lane<W>, cells> risk;          // 1 - L_{a+1} / L_a
    std::array<Lane<W>, cells> odds;          // risk / (1 - risk)
    std::array<Lane<W>, cells> log_survival;  // log(1 - risk)
};

template <int W>
CohortRisks<W> cohort_risks(const Survival<W>& survival);

/// Share of the newborn who live to the end of the year of birth.
template <int W>
Lane<W> newborn_survival(const YearRates<W>& rates) {
    return rates.boys * rates.survival.newborn[male] + (Lane<W>(1.0) - rates.boys) * rates.survival.newborn[female];
}

}  // namespace permille::population
