// Which uncertain numbers an output's variance comes from: Sobol indices by Saltelli's design.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "permille/base/issues.hpp"
#include "permille/explore/bootstrap.hpp"
#include "permille/explore/unit_points.hpp"

namespace permille::explore {

/// Up to which order indices are asked for: `second` has those of pairs as well, for nearly twice the runs.
enum class Order { first, second };

/// Rows of the design for one base point: dimensions + 2, or 2 dimensions + 2 up to second order.
std::size_t saltelli_rows(std::size_t dimensions, Order order);

/// The points at which the model is to be run, in SALib's order. A base point is one scrambled Sobol point of
/// 2 dimensions: A its first half, B its second. For each base point in turn come A; for j = 0, 1, ... A with number j
/// from B; up to second order, B with number j from A; and B. More base points leave the rows of the first ones as they
/// are.
///
/// base_points  a power of two, else an issue: only then are the points even (Owen 2020, arXiv:2008.08051)
/// returns      base_points x saltelli_rows() points
/// Source: Saltelli 2002, Computer Physics Communications 145, 280-297. Fails expects() without dimensions.
Checked<UnitPoints> saltelli_design(std::size_t base_points, std::size_t dimensions, Order order, std::uint64_t seed);

/// Shares of an output's variance, each with a bootstrap band. Estimates of small shares may fall below 0.
struct SobolIndices {
    double variance = 0;         // of the output over the base points
    std::vector<Banded> first;   // [dimension] by the number alone
    std::vector<Banded> total;   // [dimension] by the number with all that it does together with others
    std::vector<Banded> second;  // [pair] by the two together beyond each alone: (0, 1), (0, 2), ..., (1, 2), ...

    /// Of a pair, in either order. Needs Order::second.
    const Banded& of_pair(std::size_t j, std::size_t k) const;
};

/// The indices of one output. With y centred and V the variance over all A and B together (as SALib's `sobol.analyze`):
///
///   first   mean(B (AB_j - A)) / V                             Saltelli et al. 2010, table 2 (b)
///   total   mean((A - AB_j)^2) / 2V                            Jansen 1999; Saltelli et al. 2010, table 2 (f)
///   second  mean(BA_j AB_k - A B) / V - first_j - first_k      Saltelli 2002
///
/// Bands resample base points, whole blocks of rows; as if they had been independent, so that they are rather too wide
/// for Sobol points. Source: Saltelli, Annoni, Azzini, Campolongo, Ratto & Tarantola 2010, Computer Physics
/// Communications 181, 259-270; Jansen 1999, same journal 117, 35-43; bands, Archer, Saltelli & Sobol 1997, J. of
/// Statistical Computation and Simulation 58, 99-120.
///
/// outputs  [row of the design]
/// returns  nothing when an output is not finite, or when the outputs are all the same but for rounding: shares of no
///          variance are not 0, they do not exist
/// Fails expects() when the number of outputs is no whole number of base points.
std::optional<SobolIndices> sobol_indices(std::span<const double> outputs, std::size_t dimensions, Order order,
                                          const Bootstrap& how);

}  // namespace permille::explore
