// Whether a run could have told of patients and did not.
#pragma once

#include <optional>

#include "permille/indicators/distribution.hpp"
#include "permille/scenario/scenario.hpp"
#include "permille/simulation/ensemble.hpp"

namespace permille::indicators {

/// Whether a run simulated patients.
bool patients_simulated(const simulation::Ensemble& ensemble);

/// True where the county has all it takes to simulate patients (demand, staffed beds, ways), but no row is measured by
/// them. `distribution` is the run's, which knows whether there are ways.
bool patients_left_out(const Scenario& scenario, const simulation::Ensemble& ensemble,
                       const std::optional<TownDistribution>& distribution);

}  // namespace permille::indicators
