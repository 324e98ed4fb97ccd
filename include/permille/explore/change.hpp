// How much a variant differs from another, replication by replication, and how sure the simulation is of it.
#pragma once

#include <cstdint>
#include <span>

#include "permille/indicators/sample.hpp"

namespace permille::explore {

/// A difference and its 95 % simulation interval. It says nothing about the plan's own uncertainty.
struct Change {
    double value = 0, low = 0, high = 0;

    /// Whether it can be told from none where many are looked at: more than 1.9 half widths of its interval, which
    /// chance alone passes less than once in a thousand (Student's t with 15 degrees of freedom: 4.07 over 2.13).
    bool told() const;
};

/// Difference of P(reach), b less a, 0..1, on common random numbers: Student's t with 15 degrees of freedom on the
/// differences of the 16 batches, never wider than what the replications that disagree leave open by Wilson's
/// intervals; that one where batches cannot tell (fewer than 32 replications, or none that disagree). Nothing is open
/// where the row has the same value in every replication.
///
/// replications  finished in both
Change change_in_reach(const indicators::Samples& a, const indicators::Samples& b,
                       std::span<const std::int64_t> replications);

/// Mean over the replications of b less a, with Student's t on the batches. Values that are not finite are left out.
/// With fewer than 32 replications there is no interval: low and high are the value.
Change change_in_mean(std::span<const double> a, std::span<const double> b, std::span<const std::int64_t> replications);

}  // namespace permille::explore
