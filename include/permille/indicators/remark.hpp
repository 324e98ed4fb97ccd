// What a reader of a projected row must know beside its figures: a sentence in both languages.
#pragma once

#include <cstdint>
#include <span>

#include "permille/indicators/verdict.hpp"
#include "permille/scenario/scenario.hpp"
#include "permille/simulation/ensemble.hpp"

namespace permille::indicators {

/// Probability that a rare event does not happen at all in the row's year.
double probability_of_none(const simulation::Ensemble& ensemble, const Measure& measure,
                           std::span<const std::int64_t> replications);

/// Of rare events: that one event is too many, with the probability of none; that the nation's rate stands alone. Of
/// birth rates out of reach: how many births they take. Otherwise empty.
///
/// row  judged but for its remark
Text remark_on(const Scenario& scenario, const plan::Target& target, const Row& row,
               const simulation::Ensemble& ensemble, std::span<const std::int64_t> replications);

}  // namespace permille::indicators
