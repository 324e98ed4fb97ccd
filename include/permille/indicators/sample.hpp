// A row of the plan in every single replication: what variants of a scenario are compared by.
#pragma once

#include <optional>
#include <vector>

#include "permille/scenario/scenario.hpp"
#include "permille/simulation/ensemble.hpp"

namespace permille::indicators {

/// One value for each replication of the ensemble, in its order. Those of a failed replication mean nothing.
struct Samples {
    std::vector<char> met;      // 1 where the row is met
    std::vector<double> value;  // in the row's unit; not finite where its denominator is 0
    std::vector<double> count;  // what the row counts, in natural units: people, beds; else the value again
};

/// A row in its own year; nothing for a row that is not projected. The share that meets it is what judge() reports.
std::optional<Samples> sample_row(const Scenario& scenario, const plan::Target& target,
                                  const simulation::Ensemble& ensemble);

}  // namespace permille::indicators
