// Figures as people read them: grouped digits, printed decimals, percentages that do not cross a verdict's threshold.
#pragma once

#include <string>

#include "permille/base/text.hpp"
#include "permille/plan/target.hpp"

namespace permille::report {

/// A whole number in groups of three digits: 280 641.
std::string grouped(double value);

/// With a fixed number of decimals: 3.20.
std::string with_decimals(double value, int decimals);

/// A probability in whole percent: 63%, <1%, >99%. Where rounding would carry it over 0.2, 0.5 or 0.8, one decimal
/// more.
std::string percent(double share);

/// Decimals in which a row is shown: those printed in its base or target; at least two for a density or a ratio, one
/// for a share, a rate or years, none for a count.
int shown_decimals(const plan::Target& target);

/// What the plan asks, as printed: "≥ 3.20", "about 8.0", "≥ 150% of base", "同比例提高".
Text asked(const plan::Target& target);

/// The printed target alone (JSON's target_text); empty when there is none.
std::string printed_target(const plan::Target& target);

/// The base as printed, or "—".
std::string printed_base(const plan::Target& target);

}  // namespace permille::report
