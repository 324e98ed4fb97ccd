// How cadres hang together: sums and their parts, and who is projected.
#pragma once

#include <vector>

#include "permille/workforce/parameters.hpp"

namespace permille::workforce {

using CadreEntry = Map<Cadre>::Entry;

/// Whether other cadres name this one in part_of: it is then their sum and has no people of its own.
bool is_sum(const Map<Cadre>& cadres, const CadreEntry& cadre);

/// The sum that a cadre is a part of, or null.
const CadreEntry* sum_of(const Map<Cadre>& cadres, const CadreEntry& cadre);

/// Whether a cadre has people in the model: it is no sum, and its base is known.
bool is_projected(const Map<Cadre>& cadres, const CadreEntry& cadre);

/// The level at which a pipeline's students serve; where there is only one place of work, it is there.
Level level_served(const Pipeline& pipeline, const std::vector<Workplace>& workplaces);

}  // namespace permille::workforce
