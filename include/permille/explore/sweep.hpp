// A sweep: every point of a design run, and its numbers kept.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "permille/explore/design.hpp"
#include "permille/explore/kept.hpp"
#include "permille/explore/trial.hpp"
#include "permille/scenario/load.hpp"

namespace permille::explore {

/// Points that are run and kept together: number p belongs to block p / block_points, whoever runs it.
inline constexpr std::int64_t block_points = 16;

/// One point and what came out of it.
struct SweepPoint {
    std::int64_t point = 0, replications = 0;
    std::vector<std::string> levels;            // in YAML [factor]
    std::vector<std::optional<double>> values;  // [kept]; nothing where a number cannot be told
};

/// What is swept. Refers to the scenarios, which must outlive it.
struct Sweep {
    /// The scenario; where one factor is whole files, the scenario of each of its levels.
    std::vector<const LoadedScenario*> scenarios;
    SweepPoints points;
    std::vector<Kept> kept;
    RunSettings how;  // replications of each point; its threads run points side by side. The seed is that of all points
};

/// Lays the levels of every given point over its scenario, as far as that is needed to know that it can be run.
///
/// returns  the issues of the first point that has some, each with the point and its levels; or none
/// Throws Interrupted.
Issues check_points(const Sweep& sweep, std::span<const std::int64_t> points);

/// Takes the points of a block that were run, in order. Called by one thread at a time, in no order of blocks.
using TakeBlock = std::function<void(std::int64_t block, std::span<const SweepPoint> points)>;

/// Runs points, whole blocks at a time, and hands each block over as soon as it is done. What a point gives depends on
/// its levels, the seed and the replications alone. Throws Interrupted: blocks handed over are then done, others not.
///
/// points  in ascending order
void run_points(const Sweep& sweep, std::span<const std::int64_t> points, const TakeBlock& take);

}  // namespace permille::explore
