// How many of the projected beds can be staffed: the counted target may be met by beds that nobody can staff.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "permille/base/text.hpp"
#include "permille/indicators/estimate.hpp"
#include "permille/scenario/scenario.hpp"
#include "permille/simulation/ensemble.hpp"

namespace permille::indicators {

/// Beds at the end of the horizon.
struct StaffedBeds {
    Band counted;
    std::optional<Band> staffed;   // those that have the nurses and physicians they need; nothing where not known
    std::optional<Band> per_1000;  // of these, per 1000 residents
    Text reason;                   // why the staffed beds are not known, in a few words
};

/// Nothing where the scenario projects no beds.
///
/// replications  those that finished
std::optional<StaffedBeds> staffed_beds_of(const Scenario& scenario, const simulation::Ensemble& ensemble,
                                           std::span<const std::int64_t> replications);

}  // namespace permille::indicators
