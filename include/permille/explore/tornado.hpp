// One factor at a time: how far the output swings when each goes to its ends and the others stay.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "permille/explore/unit_points.hpp"

namespace permille::explore {

/// The points of a tornado: first all at `base`, then for each factor in turn itself at its low and at its high end
/// with the others at base. 2 factors + 1 rows.
///
/// low, base, high  [factor], in (0, 1): quantiles, or whatever the caller makes of them
/// Fails expects() unless all three are of one length.
UnitPoints one_at_a_time(std::span<const double> low, std::span<const double> base, std::span<const double> high);

/// What one factor does to the output.
struct TornadoBar {
    std::size_t factor = 0;
    double low = 0, high = 0;     // the output with the factor at its ends
    std::optional<double> swing;  // nothing where one of the outputs is not finite
};

/// Bars sorted by swing, the largest first, equal ones by factor; those without a swing last. The swing is the whole
/// range of the output over low, base and high: a factor that moves it the same way at both ends does not look idle.
/// Interactions are not seen: the others never move.
///
/// outputs  [row of one_at_a_time()]; an odd number of them, else expects() fails
std::vector<TornadoBar> tornado(std::span<const double> outputs);

}  // namespace permille::explore
