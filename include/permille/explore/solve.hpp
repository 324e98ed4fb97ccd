// What would it take: for each lever alone the setting with which a row is reached as surely as asked.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "permille/explore/lever.hpp"
#include "permille/explore/trial.hpp"
#include "permille/indicators/interval.hpp"

namespace permille::explore {

/// What one lever can do for a row. All probabilities are of full runs.
struct Solution {
    Lever lever;
    bool reached = false;
    double setting = 0;                  // the least turn that reaches it; where none does, the best of its bounds
    indicators::Probability reach;       // P(reach) there
    double median = 0;                   // of the row there, in its unit
    std::optional<double> short_of;      // P(reach) one grain less far, which does not suffice; nothing where none is
    double turned = 0;                   // how far, as a share of its bounds
    std::optional<double> yuan;          // what turning it costs over the plan
    std::optional<double> person_years;  // of staff it adds until the row's year
};

struct Solved {
    std::size_t row = 0;  // position among the targets
    double wanted = 0;    // 0..1
    indicators::Probability present;
    double present_median = 0;     // of the row, in its unit
    std::vector<Solution> levers;  // of those that move the row: reached first, then the cheapest
    int without_effect = 0;        // levers that do not move the row
    bool by_cost = false;  // whether any cost is known; levers without one stand behind, by how far they are turned
    std::int64_t replications = 0;
};

/// Replications of the search; what it finds is verified by full runs and moved until it holds.
inline constexpr std::int64_t search_replications = 1024;

/// Asks every lever that moves the row, each alone, from where it stands. The least setting is searched on its grain
/// (whole numbers where only those make sense) by bisection on common random numbers, then verified: it suffices in a
/// full run, and one grain less does not. When the row is reached already, no lever is asked. Issues when the scenario
/// cannot be run. Throws Interrupted. The row must be projected (expects()).
Checked<Solved> solve(const LoadedScenario& scenario, std::size_t row, double wanted, const RunSettings& settings);

}  // namespace permille::explore
