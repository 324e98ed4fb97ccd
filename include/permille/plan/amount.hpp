// A figure with the unit of its row.
#pragma once

#include <string>

#include "permille/base/text.hpp"

namespace permille::plan {

/// "-988200.5" as "-988 200.5": digits before the point in threes.
std::string in_groups(const std::string& digits);

/// "65%", "1.76‰", "3.2 人/千人", "3.2 per 1000", "250 × 100 million yuan", "1 nurse"; a ratio (1:x)
/// needs no unit, and neither does "count" in English.
Text amount(const std::string& figure, const Text& unit);

/// A difference of two such figures: those of a share are points.
Text difference(const std::string& figure, const Text& unit);

}  // namespace permille::plan
