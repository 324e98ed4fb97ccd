// How many people are recruited over the projection: what a plan's own past is held against.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "permille/indicators/estimate.hpp"
#include "permille/scenario/scenario.hpp"
#include "permille/simulation/ensemble.hpp"

namespace permille::indicators {

/// Recruits of all cadres that are projected, over all years together; without students who come from training. Nothing
/// where the scenario says nothing of past recruits, or where no cadre's are recorded.
///
/// replications  those that finished
std::optional<Band> recruits_of(const Scenario& scenario, const simulation::Ensemble& ensemble,
                                std::span<const std::int64_t> replications);

}  // namespace permille::indicators
