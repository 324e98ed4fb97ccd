// What varies over the points of a sweep: a path of the scenario and its levels, or a distribution of them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "permille/base/distribution.hpp"
#include "permille/base/issues.hpp"
#include "permille/random/quantiles.hpp"
#include "permille/scenario/load.hpp"

namespace permille::explore {

/// The path that stands for whole what-if files: its levels are the names of files.
inline constexpr std::string_view file_path = "file";

/// One factor of an experiment (Saltelli et al. 2008: an input that is varied).
struct Factor {
    std::string path;
    std::string text;                 // its levels as they were given; of a factor named alone, the scenario's own
    std::vector<std::string> levels;  // in YAML, in their order; empty where there is a distribution
    std::optional<Distribution> distribution;
    UnitPart part;       // of the distribution that lies within the range of its field
    bool whole = false;  // whether only whole numbers make sense: quantiles are then rounded

    bool is_file() const { return path == file_path; }
    /// The level at u in (0, 1): the quantile of the distribution, in the shortest form that reads back as the same
    /// double; of listed levels the one whose equal part of (0, 1) holds u.
    std::string at(double u) const;
};

/// More levels than this of one factor are a slip of the step.
inline constexpr std::size_t most_levels = 1'000'000;

/// Reads what stands behind --vary: PATH=from:to:step (the end counts, where the steps meet it), PATH=a,b,c,
/// PATH=<distribution>, as a scenario writes it ({uniform: [0.2, 0.4]}) or as uniform(0.2, 0.4), or PATH alone: the
/// distribution that the scenario gives there.
///
/// scenario  for paths, units and ranges: levels that it does not take are issues as of --set
/// returns   the factor, or one sentence for each mistake
Checked<Factor> read_factor(const LoadedScenario& scenario, std::string_view text);

}  // namespace permille::explore
