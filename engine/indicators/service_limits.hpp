// What limits the rows that patients decide: where they go, what places can take, how far they are.
#pragma once

#include <functional>
#include <string>

#include "permille/indicators/limits.hpp"

namespace permille::indicators {

/// Median over the replications of a recorded series in the row's year, less another where one is named.
using Median = std::function<double(const std::string& series, const std::string& less)>;

/// Nothing for a numerator that has no rule.
///
/// wanted   value that would meet the row
/// missing  the row's shortfall with its unit
std::optional<Limit> service_limit(const Scenario& scenario, const plan::Target& target, const Median& median,
                                   double wanted, const Text& missing);

}  // namespace permille::indicators
