// Alliances that come too late to be seen in a plan's last year.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "permille/scenario/scenario.hpp"
#include "permille/simulation/ensemble.hpp"

namespace permille::indicators {

/// An alliance that acts on patients in few replications: it does so from the January after its project is complete.
struct LateAlliance {
    std::string id;
    double share = 0;  // of the replications in which it acts by the last year
};

/// Those that act in less than a twentieth of the given replications; none where no patients are simulated.
std::vector<LateAlliance> late_alliances(const Scenario& scenario, const simulation::Ensemble& ensemble,
                                         std::span<const std::int64_t> replications);

}  // namespace permille::indicators
