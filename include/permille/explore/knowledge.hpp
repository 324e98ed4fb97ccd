// What it would be worth to know more: which of a row's doubts come from numbers that are not known, and which number
// would change its verdict.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "permille/explore/trial.hpp"
#include "permille/explore/value_of_information.hpp"
#include "permille/explore/variance_parts.hpp"

namespace permille::explore {

/// Of one projected row.
struct RowKnowledge {
    std::size_t row = 0;                      // in the plan's order
    std::optional<VarianceParts> parts;       // of its value: what is not known, and chance
    std::optional<ValueOfInformation> worth;  // of every uncertain number, in the order of Knowledge::inputs
};

struct Knowledge {
    std::vector<std::string> inputs;  // paths of the uncertain numbers
    std::vector<RowKnowledge> rows;
    std::int64_t replications = 0;
};

/// How the parts of the variance are found: at so many points of all uncertain numbers, so many replications each.
inline constexpr std::int64_t knowledge_points = 64, replications_a_point = 64;

/// Runs the model once for the worth of each number, and at knowledge_points points, the same chance at each, for the
/// parts. Numbers that are tied to one another (correlated) are told apart: the worth of one is that of what it does
/// beyond those before it. Throws Interrupted.
Knowledge knowledge_of(const Scenario& scenario, const simulation::Model& model, const RunSettings& settings);

}  // namespace permille::explore
