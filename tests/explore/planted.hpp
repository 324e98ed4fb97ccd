// Cases of interest that crowd in a known box.
#pragma once

#include <vector>

#include "permille/explore/prim.hpp"
#include "permille/explore/unit_points.hpp"

namespace permille::testing {

/// Sobol points of the unit cube; of interest with probability 0.9 where number 0 is above 0.6 and number 2 below 0.5,
/// a fifth of the cube, and 0.1 elsewhere. The box covers 0.18 / 0.26 of the cases, with density 0.9.
class Planted {
  public:
    Planted(std::size_t points, std::size_t dimensions, std::uint64_t seed, double inside = 0.9, double outside = 0.1)
        : points_(explore::unit_points(explore::Spread::sobol, points, dimensions, seed)) {
        const auto luck = explore::unit_points(explore::Spread::random, points, 1, seed);
        for (std::size_t p = 0; p < points; ++p)
            of_interest_.push_back(luck.u[p] < (points_.at(p, 0) >= 0.6 && points_.at(p, 2) <= 0.5 ? inside : outside));
    }

    explore::Cases cases() const { return {points_.dimensions, points_.u, of_interest_}; }
    std::vector<explore::Range> ranges() const {
        std::vector<explore::Range> ranges(points_.dimensions);
        ranges[0].low = 0.6;
        ranges[2].high = 0.5;
        return ranges;
    }

  private:
    explore::UnitPoints points_;
    std::vector<char> of_interest_;
};

}  // namespace permille::testing
