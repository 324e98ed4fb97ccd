// What a row asks and starts from, as people read it, and the figures that sentences are made of.
#pragma once

#include <string>

#include "permille/base/text.hpp"
#include "permille/indicators/figures.hpp"
#include "permille/plan/target.hpp"

namespace permille::report {

using indicators::grouped;
using indicators::percent;
using indicators::shown_decimals;
using indicators::with_decimals;

/// What the plan asks, as printed: "≥ 3.20", "about 8.0", "≥ 150% of base", "同比例提高".
Text asked(const plan::Target& target);

/// The printed target alone (JSON's target_text); empty when there is none.
std::string printed_target(const plan::Target& target);

/// The base as printed, or "—".
std::string printed_base(const plan::Target& target);

}  // namespace permille::report
