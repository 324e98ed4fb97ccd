// Differences as people read them: signed figures, percentage points with their interval, money.
#pragma once

#include <string>

#include "permille/base/text.hpp"
#include "permille/explore/change.hpp"
#include "permille/indicators/figures.hpp"

namespace permille::report {

using indicators::with_sign;

/// A whole difference in groups of three digits: +2 085.
std::string grouped_with_sign(double value);

/// A difference of shares in percentage points: +2.1.
std::string points(double share);

/// The same with its interval: +2.1 [+1.8, +2.4]; 0 where nothing can differ.
std::string points(const explore::Change& change);

/// A sum of money in the units that each language counts in: 230 万元, 2.3 million yuan.
Text money(double yuan);

/// A, B, C: what a compared scenario is called in a table.
std::string letter(std::size_t position);

}  // namespace permille::report
