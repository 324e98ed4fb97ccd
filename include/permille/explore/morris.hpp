// Which of many uncertain numbers matter at all: elementary effects along Morris's trajectories.
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

/// Trajectories over the grid 0, 1/(levels - 1), ..., 1, in SALib's order: dimensions + 1 rows for each trajectory. It
/// starts at a random place of the grid, and every row moves one number, in random order, each once and up or down, by
/// levels / (2 (levels - 1)). A trajectory depends on its number and the seed alone.
///
/// levels   even and 2 or more, else an issue: only then do all levels come up as often
/// returns  trajectories x (dimensions + 1) points, 0 and 1 among them: see inside()
/// Source: Morris 1991, Technometrics 33, 161-174. Fails expects() without dimensions.
Checked<UnitPoints> morris_design(std::size_t trajectories, std::size_t dimensions, int levels, std::uint64_t seed);

/// A place of the grid moved into (0, 1), for distributions that have no ends: the middle of its part when the unit
/// interval is divided into as many equal parts as there are levels.
double inside(double grid_place, int levels);

/// What moving one number across the whole unit interval would do to the output, if every place were as the sampled.
struct ElementaryEffects {
    double mu = 0;     // mean effect; effects of different sign cancel
    Banded mu_star;    // mean of the absolute effects, with its bootstrap band
    double sigma = 0;  // standard deviation: interactions or curvature
};

/// For every dimension, from the change of the output in each trajectory divided by the (signed) step in the unit cube,
/// as SALib's `morris.analyze`. Bands resample trajectories.
/// Source: Campolongo, Cariboni & Saltelli 2007, Environmental Modelling & Software 22, 1509-1518, for mu_star.
///
/// design   from morris_design(), or any whose trajectories move every number once
/// outputs  [row of the design]
/// returns  [dimension]; nothing when an output is not finite. Constant outputs have effects, of 0
/// Fails expects() for fewer than two trajectories, and when a row does not move one number.
std::optional<std::vector<ElementaryEffects>> elementary_effects(const UnitPoints& design,
                                                                 std::span<const double> outputs, const Bootstrap& how);

}  // namespace permille::explore
