// A probability estimated from replications, with the interval that the simulation itself leaves open.
#pragma once

#include <array>
#include <cstdint>

namespace permille::indicators {

/// A share of replications and its 95 % simulation interval, all 0..1.
struct Probability {
    double value = 0, low = 0, high = 0;
};

/// Replications of one batch: how many there are and how many met the target.
struct Tally {
    std::int64_t met = 0, all = 0;
};

/// Replication r belongs to batch r mod 16, which has its own shift of the Sobol points (model, section 0).
inline constexpr int batch_count = 16;
using Batches = std::array<Tally, batch_count>;

/// Wilson's 95 % score interval of met / all.
/// Source: Wilson 1927, J. Am. Stat. Assoc. 22, 209-212. Fails expects() unless 0 <= met <= all and all > 0.
Probability wilson(std::int64_t met, std::int64_t all);

/// P(reach) with its simulation interval (model, section 7): Student's t with 15 degrees of freedom on the 16 batch
/// means, never wider than Wilson's; Wilson's where the batches agree.
///
/// Batches of unequal size (a number of replications that 16 does not divide, or replications that failed) are weighted
/// by their size, as in a ratio estimator (Cochran 1977, Sampling Techniques, section 6.4); for equal sizes that is the
/// plain standard error of the batch means. With fewer than 32 replications, or a batch without any, it is Wilson's
/// alone.
Probability simulation_interval(const Batches& batches);

}  // namespace permille::indicators
