// What limits the rows that patients decide: where they go, what places can take, how far they are.
#pragma once

#include <functional>
#include <string>

#include "permille/indicators/limits.hpp"

namespace permille::indicators {

/// Nothing for a numerator that has no rule.
///
/// median   of a recorded series in the row's year
/// wanted   value that would meet the row
/// missing  the row's shortfall with its unit
std::optional<Limit> service_limit(const Scenario& scenario, const plan::Target& target,
                                   const std::function<double(const std::string& series)>& median, double wanted,
                                   const Text& missing);

}  // namespace permille::indicators
