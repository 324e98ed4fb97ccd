// Growth that could not be had: where the model counted 0 for what would have been less than nothing.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "permille/base/text.hpp"
#include "permille/describe/field.hpp"
#include "permille/scenario/scenario.hpp"
#include "permille/simulation/ensemble.hpp"

namespace permille::indicators {

/// What would have been less than nothing: recruits of a cadre, people trained for a qualification, growth of a
/// capacity beside the plan's projects.
enum class ClippedKind { recruits, training, growth };

struct Clipped {
    std::string id;  // of the cadre, qualification or capacity
    Text name;
    ClippedKind kind = ClippedKind::recruits;
    double share = 0;  // of the replications in which it happened in any year, (0, 1]
};

/// The stocks whose growth was clipped at 0 in any replication (model, sections 2 and 3), in the order of the scenario.
///
/// replications  those that finished
std::vector<Clipped> clipped_of(const Scenario& scenario, const simulation::Ensemble& ensemble,
                                std::span<const std::int64_t> replications);

}  // namespace permille::indicators

namespace permille {
template <>
struct Names<indicators::ClippedKind> {
    static constexpr std::string_view names[] = {"recruits", "training", "growth"};
};
}  // namespace permille
