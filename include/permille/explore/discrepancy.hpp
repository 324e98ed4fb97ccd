// How evenly points fill the unit cube.
#pragma once

#include "permille/explore/unit_points.hpp"

namespace permille::explore {

/// The square of the centred L2 discrepancy: 0 for perfect evenness, in every projection onto fewer dimensions too.
/// Takes points^2 x dimensions steps. Fails expects() without points.
/// Source: Hickernell 1998, "A generalized discrepancy and quadrature error bound", Mathematics of Computation 67,
/// 299-322; SciPy's qmc.discrepancy gives the same number.
double centred_discrepancy(const UnitPoints& points);

}  // namespace permille::explore
