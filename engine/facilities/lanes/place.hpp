// Where the beds stand: a county's stock divided over its facilities.
#pragma once

#include "permille/facilities/state.hpp"

namespace permille::facilities {

/// Divides each stock that stands in facilities: what projects opened stays where it was built, what rules sent
/// somewhere stays there, the rest follows the base year's shares. Integers that add up to the stock.
template <int W>
void place(const Parameters& parameters, State<W>& state);

}  // namespace permille::facilities
