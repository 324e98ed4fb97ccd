// Figures inside sentences: grouped digits, printed decimals, signs, percentages that do not cross a threshold.
#pragma once

#include <string>

#include "permille/plan/target.hpp"

namespace permille::indicators {

/// A whole number in groups of three digits: 280 641.
std::string grouped(double value);

/// With a fixed number of decimals: 3.20.
std::string with_decimals(double value, int decimals);

/// +78.2, -0.31, 0.
std::string with_sign(double value, int decimals);

/// A probability in whole percent: 63%, <1%, >99%. Where rounding would carry it over 0.2, 0.5 or 0.8, one decimal
/// more.
std::string percent(double share);

/// Decimals in which a row is shown: those printed in its base or target; at least two for a density or a ratio of
/// staff or beds, one for a share, a rate of events or births, or years, none for a count.
int shown_decimals(const plan::Target& target);

}  // namespace permille::indicators
