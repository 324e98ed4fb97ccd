// What a run must have recorded for patients to be at hand.
#include "permille/indicators/patients.hpp"

#include <string_view>

namespace permille::indicators {
namespace {

// One of the series that are recorded wherever patients are simulated.
constexpr std::string_view patients_recorded = "visits_in_county";

}  // namespace

bool patients_simulated(const simulation::Ensemble& ensemble) {
    return ensemble.series_index(patients_recorded) >= 0;
}

bool patients_left_out(const Scenario& scenario, const simulation::Ensemble& ensemble,
                       const std::optional<TownDistribution>& distribution) {
    if (!scenario.demand || !scenario.care || ensemble.series_index("staffed_beds") < 0) return false;
    if (!distribution || distribution->resources.empty() || distribution->resources.front().reach_gini.empty())
        return false;
    return !patients_simulated(ensemble);
}

}  // namespace permille::indicators
