// How much of an output's variance lies between points (what is uncertain) and how much within them (chance).
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "permille/explore/bootstrap.hpp"

namespace permille::explore {

/// What replication r of one point has to do with replication r of another: nothing, or they share their luck (runs of
/// one seed, whose draws have the same keys).
enum class Luck { independent, shared };

/// Parts of the variance of a single run at a random point.
struct VarianceParts {
    Banded between;  // of the points' expected outputs; an estimate near 0 may fall below it
    Banded within;   // of chance at one point
    Banded share;    // between / (between + within)
};

/// The variance of y = mean + point + chance split in two, without bias, by the analysis of variance with random
/// effects:
///
///   independent  within = MS within; between = (MS between - MS within) / R       one-way
///   shared       chance = luck of replication r + rest, two-way without repetition:
///                rest = MS rest; luck = (MS replications - MS rest) / P; between = (MS between - MS rest) / R;
///                within = luck + rest. One-way, common luck would be taken out of `between`
///
/// `between` and `within` have no bias; their ratio has a little. Bands resample points and, of shared luck,
/// replications (the pigeonhole bootstrap, rather too wide). Fewer than some 30 points make them too narrow.
/// Source: Searle, Casella & McCulloch 1992, Variance Components, chapters 3 and 4; as the first-order share of all
/// points' numbers together, Sobol 1993; Owen 2007, Annals of Applied Statistics 1, 386-411.
///
/// outputs  [point, replication], all points with as many
/// points   P, 2 or more; R = outputs / points, 2 or more; else expects() fails
/// returns  nothing when an output is not finite; a share of no variance is not a number
std::optional<VarianceParts> variance_parts(std::span<const double> outputs, std::size_t points, Luck luck,
                                            const Bootstrap& how);

}  // namespace permille::explore
