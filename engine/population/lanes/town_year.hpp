// One town's year, in the order of its steps.
#pragma once

#include <array>
#include <cstddef>

#include "permille/base/inputs.hpp"
#include "permille/population/parameters.hpp"
#include "permille/population/state.hpp"
#include "year_rates.hpp"

namespace permille::population {

/// Sums of a year over the towns.
template <int W>
struct CountyYear {
    std::array<Lane<W>, cells> people;  // at the year's end, [sex, age]
    std::array<Lane<W>, cells> deaths;  // [sex, age at the start of the year]
    std::array<Lane<W>, sexes> born, infant_deaths;
    Lane<W> net_migration;
};

/// Takes town `town` through year t and adds its flows to `county`. Towns other than the seat leave their movers in
/// state.arrivals; the seat, which comes last, takes them in.
template <int W>
void town_year(const Parameters& parameters, const Inputs<W>& in, int t, std::size_t town, const YearRates<W>& rates,
               const CohortRisks<W>& risks, State<W>& state, CountyYear<W>& county);

}  // namespace permille::population
