// When a row counts as met: the operator of the plan, read for one replication.
#pragma once

#include "permille/describe/number.hpp"
#include "permille/plan/target.hpp"

namespace permille::indicators {

/// What a row asks of a value, given the same replication's base value (model, section 7).
///
/// ge, gt, le, lt   the printed target, or `percent_of_base` of the base; a coverage share of 100 (at least) or 0 (at
///                  most) is met by what rounds to it at its printed digits
/// about            the target less the tolerance on the bad side; the good side is free
/// keep             the base less half of its last printed digit on the bad side
/// raise, lower     more or less than the base; with a target, that is the yearly pace: base + pace x years
///
/// A value within 1e-9 of the limit, relative to its size, is taken to be equal to it, so that no verdict hinges on the
/// last bits. Equal is enough for everything but gt, lt, and raise and lower without a pace: unchanged is not raised.
class Criterion {
  public:
    /// `years` lie between the base and the row's year.
    Criterion(const plan::Target& target, int years);

    /// The value at which the row turns from missed to met, in the row's unit.
    double limit(double base) const { return offset_ + factor_ * base; }
    bool met(double value, double base) const;
    /// How far a value that misses lies from the limit, in the row's unit; 0 when it is met.
    double gap(double value, double base) const;
    /// Units of the numerator that are missing (for `at most`: too many) when the denominator stays as it is: the
    /// nearest whole number with which the row is met. 0 when it is met, otherwise at least 1.
    ///
    /// value, base  in the row's unit     above, below  numerator and denominator     value = above / below x per
    double missing_units(double value, double base, double above, double below, double per) const;

    bool at_least() const { return at_least_; }
    /// Whether the limit depends on the replication's base.
    bool uses_base() const { return factor_ != 0; }
    /// What `about` allows on the bad side; 0 for other operators.
    double tolerance() const { return tolerance_; }

  private:
    double slack(double base) const;

    double offset_ = 0, factor_ = 0;  // limit = offset + factor x base
    double tolerance_ = 0;
    bool at_least_ = true, strict_ = false;
};

/// The tolerance of an `about` row: its own; or the smaller of 5 % of the target and a quarter of the way from the
/// base; without a base 0.5 years, 1 percentage point, or 2 % of anything else.
double about_tolerance(const plan::Target& target);

}  // namespace permille::indicators
