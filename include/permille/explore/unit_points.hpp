// Points of the unit cube at which a study asks its model: independent, a Latin hypercube, or Sobol's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace permille::explore {

/// Points of the unit cube. permille::quantile() makes values of a distribution of them.
struct UnitPoints {
    std::size_t points = 0, dimensions = 0;
    std::vector<double> u;  // [point, dimension]

    double at(std::size_t point, std::size_t dimension) const { return u[point * dimensions + dimension]; }
    std::span<const double> row(std::size_t point) const {
        return std::span(u).subspan(point * dimensions, dimensions);
    }
};

/// How points are spread.
enum class Spread { random, latin_hypercube, sobol };

/// The most points there can be: Sobol's sequence is kept to 28 binary places.
inline constexpr std::size_t most_unit_points = std::size_t{1} << 28;

/// Points in (0, 1)^dimensions, never 0 or 1. Every number is named by the seed, its point and its dimension: the same
/// bits with every compiler, however many dimensions there are.
///
/// random           independent uniforms. A point does not depend on how many there are: a study can be extended
/// latin_hypercube  in each dimension exactly one point in each of `points` equal strata, anywhere within it. Which
///                  stratum depends on how many points there are: another number of points is another design
///                  Source: McKay, Beckman & Conover 1979, Technometrics 21, 239-245
/// sobol            the Sobol sequence (permille::Points), its digits scrambled in every dimension by a random lower
///                  triangular matrix and a digital shift. The first 2^k points, and every 2^k after a multiple of 2^k,
///                  have one in each of 2^k equal strata of each dimension. A point does not depend on how many there
///                  are. Source: Matousek 1998, J. of Complexity 14, 527-556, as in SciPy and so in SALib
///
/// Fails expects() above most_unit_points, or for Sobol above permille::max_point_dimensions.
UnitPoints unit_points(Spread spread, std::size_t points, std::size_t dimensions, std::uint64_t seed);

}  // namespace permille::explore
