// Order statistics: what std::nth_element does, faster on values in no order.
#pragma once

#include <span>

namespace permille::indicators {

/// Moves values so that values[place] is what sorting would put there, everything before it no larger and everything
/// behind it no smaller. Finite values; place < values.size().
void put_in_place(std::span<double> values, std::size_t place);

}  // namespace permille::indicators
