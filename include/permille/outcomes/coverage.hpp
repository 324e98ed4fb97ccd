// The scales of coverage rows, and how a printed figure is read on them (model, section 7).
#pragma once

#include "permille/plan/target.hpp"

namespace permille::outcomes {

/// The row's own scale, or what its unit says: share for %, years for years (岁, 年), otherwise amount.
plan::Scale scale_of(const plan::Target& target);

/// A value on its scale: logit of a share given in per cent, logarithm of an amount, years as they are.
///
/// last_digit  size of the value's last printed digit: a share of 0 or 100 is read as a quarter of it inside
double on_scale(plan::Scale scale, double value, double last_digit);

/// Back from the scale to the row's unit.
double from_scale(plan::Scale scale, double position);

/// How fast the position on the scale moves when the value changes by one unit of the row: the scale's derivative.
double scale_slope(plan::Scale scale, double value, double last_digit);

/// Units of a whole that a share in per cent means, to the nearest whole number.
double units_standing(double percent, double whole);

}  // namespace permille::outcomes
