// One row in one replication: its value, its base, whether it is met and what is missing.
#pragma once

#include <cmath>
#include <cstdint>
#include <span>

#include "permille/indicators/criterion.hpp"
#include "permille/indicators/measure.hpp"
#include "permille/simulation/ensemble.hpp"

namespace permille::indicators {

/// A row's numerators and denominators in one year and in the base year.
class Outcomes {
  public:
    Outcomes(const simulation::Ensemble& ensemble, const Measure& measure, const Criterion& criterion, int year)
        : measure_(measure),
          criterion_(criterion),
          above_(ensemble.values(measure.numerator, year)),
          above_base_(ensemble.values(measure.numerator, 0)) {
        if (measure.denominator < 0) return;
        below_ = ensemble.values(measure.denominator, year);
        below_base_ = ensemble.values(measure.denominator, 0);
    }

    double value(std::int64_t r) const { return measure_.value(above_[at(r)], below(r)); }
    /// The base value of the replication; 0 where the row does not look at it.
    double base(std::int64_t r) const {
        if (!criterion_.uses_base()) return 0;
        if (measure_.base) return *measure_.base;
        return measure_.value(above_base_[at(r)], below_base_.empty() ? measure_.whole : below_base_[at(r)]);
    }
    /// A value that is not finite (a denominator of 0) meets nothing.
    bool met(std::int64_t r) const {
        const double v = value(r), b = base(r);
        return std::isfinite(v) && std::isfinite(b) && criterion_.met(v, b);
    }
    /// The gap relative to the limit, by which rows in different units are compared.
    double relative_gap(std::int64_t r) const {
        const double b = base(r), size = std::abs(criterion_.limit(b));
        const double gap = criterion_.gap(value(r), b);
        return size > 0 ? gap / size : gap;
    }
    double missing(std::int64_t r) const {
        const double v = value(r), b = base(r);
        if (!measure_.counted) return criterion_.gap(v, b);
        return criterion_.missing_units(v, b, above_[at(r)], below(r), measure_.per);
    }

  private:
    static std::size_t at(std::int64_t r) { return static_cast<std::size_t>(r); }
    double below(std::int64_t r) const { return below_.empty() ? measure_.whole : below_[at(r)]; }

    Measure measure_;
    Criterion criterion_;
    std::span<const double> above_, above_base_, below_, below_base_;
};

}  // namespace permille::indicators
