// The people of a block of replications at one year's end, and what happened in the year before it.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "permille/base/lanes.hpp"
#include "permille/population/parameters.hpp"

namespace permille::population {

/// Every flow of a year, cell by cell, for whoever wants to check the accounts. By age at the start of the year.
/// people(t+1) at age a + 1 = people(t) - deaths + migrants - moved + (in the seat) what moved out of the other towns;
/// people(t+1) at age 0 = born - infant_deaths.
template <int W>
struct Ledger {
    explicit Ledger(std::size_t towns)
        : deaths(towns * cells),
          migrants(towns * cells),
          moved(towns * cells),
          born(towns * sexes),
          infant_deaths(towns * sexes),
          observed(towns * cells) {}

    std::vector<Lane<W>> deaths;         // [town, sex, age]
    std::vector<Lane<W>> migrants;       // [town, sex, age] over the county line; negative: left
    std::vector<Lane<W>> moved;          // [town, sex, age] to the seat
    std::vector<Lane<W>> born;           // [town, sex]
    std::vector<Lane<W>> infant_deaths;  // [town, sex] of those born in the year
    std::vector<Lane<W>> observed;       // [town, sex, age at the year's end] what an observed count added
};

/// What changed an age group in a year.
template <int W>
struct GroupFlows {
    Lane<W> entered = 0.0, deaths = 0.0, outgrew = 0.0, net_migration = 0.0, observed = 0.0;
};

/// Whole people in doubles, and the levels that move from year to year. One state serves a block and is used again.
template <int W>
struct State {
    explicit State(const Parameters& parameters)
        : people(parameters.towns() * cells),
          town_people(parameters.towns()),
          group_flows(parameters.groups.size()),
          arrivals(cells) {}

    std::vector<Lane<W>> people;        // [town, sex, age] at the year's end
    std::vector<Lane<W>> town_people;   // [town]
    std::array<Lane<W>, cells> county;  // [sex, age]

    // Levels of the year.
    Lane<W> total_fertility;  // births per woman
    Lane<W> life_expectancy;  // years, both sexes: what the year's risks mean
    Lane<W> log_factor;       // of the odds of death over the standard table's

    // What happened in the year; in the base year what its levels lead one to expect.
    Lane<W> county_people, county_people_before;
    Lane<W> births, deaths, net_migration;
    Lane<W> observed;                  // what an observed count added at the year's end
    Lane<W> life_expectancy_measured;  // years, both sexes, from the year's deaths

    std::vector<GroupFlows<W>> group_flows;  // [group] of the year
    std::vector<Lane<W>> arrivals;           // [sex, age] scratch: what moved to the seat in the year
    std::optional<Ledger<W>> ledger;         // kept when a caller makes one

    /// People at the year's end, and at the end of the year before (in the base year: the same).
    Lane<W> residents() const { return county_people; }
    Lane<W> previous_residents() const { return county_people_before; }
    Lane<W> town(int index) const { return town_people[static_cast<std::size_t>(index)]; }
};

}  // namespace permille::population
