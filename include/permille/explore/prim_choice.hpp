// Which limits of a box mean something, and which box of a trajectory to recommend.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "permille/explore/prim.hpp"

namespace permille::explore {

/// One finite limit of a box.
struct Limit {
    std::size_t dimension = 0;
    bool above = false;  // whether it is the upper end of the range
    double value = 0;
    /// The chance of as many cases of interest in the box, or more, if they came independently with the density of the
    /// box without this limit: small where the limit matters. "Quasi", because the same cases chose the limit: on noise
    /// they are smaller than a true test's would be. Source: Bryant & Lempert 2010, Technological Forecasting & Social
    /// Change 77, 34-49; one for each limit as in later versions of the EMA Workbench.
    double quasi_p = 1;
};

/// Every limit of a box, lower before upper, dimension after dimension.
std::vector<Limit> limits_of(const Cases& cases, const Box& box);

/// Takes limits away, the one with the largest quasi-p-value first, until all that are left have at most `largest`.
Box pruned(const Cases& cases, Box box, double largest);

/// What is asked of a box that is recommended.
struct ChoiceOptions {
    double level = 0.05;       // of the quasi-p-values, before the correction below
    double least_density = 0;  // boxes of lower density are not looked at
    std::uint64_t seed = 1;    // of the permutations
};

/// The box to recommend, or nothing when no limit of any box means something, as on noise.
///
/// Every box of the trajectory is pruned to limits whose quasi-p-value is at most level / (2 dimensions x boxes of the
/// trajectory), since so many limits were tried to find it (Bonferroni's correction). Of the boxes that are then left
/// with a limit, and of at least least_density, the one with the largest difference between its share of the cases of
/// interest (coverage) and its share of all other cases is taken: Youden's index (Youden 1950, Cancer 3, 32-35), which
/// is 0 for a box of everything whatever the share of cases of interest, unlike the harmonic mean of coverage and
/// density. Of equal ones the one with fewer restricted dimensions, then the first.
///
/// That correction is hard on few points, where limits mean something only together. Up to so many numbers
/// (permuted_numbers) where no box is left, the whole trajectory is put to a permutation test: its least chance of a
/// box (the binomial tail, with the density of all points) against those of 399 runs with the cases of interest dealt
/// out anew. Where at most one of them is as small (level 0.005), limits are pruned at `level` and a box is taken as
/// above.
inline constexpr std::size_t permuted_numbers = 2000;  // points x dimensions
std::optional<Box> recommended(const Cases& cases, std::span<const Box> trajectory, const ChoiceOptions& options);

}  // namespace permille::explore
