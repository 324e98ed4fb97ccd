// Quantiles of the distributions an author may write: the number below which a given share lies.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "permille/base/distribution.hpp"

namespace permille {

/// The quantile of the standard normal distribution, u in (0, 1).
/// Source: Wichura 1988, "The percentage points of the normal distribution", Applied Statistics 37, algorithm AS 241.
double normal_quantile(double u);

/// The share of the standard normal distribution below z.
double normal_probability(double z);

/// The u-quantile of a distribution, u in (0, 1). PERT is a beta distribution between low and high with shape
/// 1 + 4 (mode - low) / (high - low) and 1 + 4 (high - mode) / (high - low) (Malcolm and others 1959; weight 4).
/// Source of beta: Boost.Math. A distribution that is none gives NaN, never an exception.
double quantile(const Distribution& distribution, double u);

/// A part of the unit interval.
struct UnitPart {
    double from = 0, width = 1;

    double at(double u) const { return from + width * u; }
};

/// The part whose quantiles lie within [lowest, highest]: a number drawn there has the distribution cut at both ends.
/// Only normal and lognormal have tails to cut; all of it for the others, and where nothing lies inside.
UnitPart part_within(const Distribution& distribution, double lowest, double highest);

/// The quantiles of one distribution, made once and asked often: a beta quantile takes Boost 2 to 5 us.
/// For PERT and beta it holds a table whose error is below 1e-10 of the distribution's range, checked against Boost
/// while it is made; in the outermost tails, and for shapes no table can follow, it asks Boost itself. All other kinds
/// are computed directly. Larger u never gives a smaller quantile by more than that error. Variants of a scenario ask
/// for the same shapes again and again: tables are kept by shape for the life of the process, and shared by its
/// threads.
class QuantileTable {
  public:
    explicit QuantileTable(const Distribution& distribution);

    /// The u-quantile, u in (0, 1).
    double operator()(double u) const;

    /// x[i] = (*this)(u[i]); both of the same length, and may be the same.
    void fill(std::span<const double> u, std::span<double> x) const;

    /// Pieces of its table; 0 where it needs none or where no table can follow.
    std::size_t pieces() const { return table_ ? table_->pieces.size() : 0; }

    struct Piece {
        double c[8];  // polynomial in the position within the piece, 0..1
    };
    struct Table {
        std::vector<Piece> pieces;
        double per_unit = 0;  // pieces for each unit of logit(u)
    };

  private:
    double from_table(double u) const;
    Distribution distribution_;
    std::shared_ptr<const Table> table_;  // null where it needs none
};

}  // namespace permille
