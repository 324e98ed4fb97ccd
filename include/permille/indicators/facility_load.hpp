// Facility by facility: who turns to it, how full it is, and whether its staff is enough for that.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "permille/scenario/scenario.hpp"
#include "permille/simulation/ensemble.hpp"

namespace permille::indicators {

/// One facility (or the county) in one year; medians over the replications.
struct FacilityLoad {
    double catchment = 0;                              // people, by where their out-patient visits first go
    double visits = 0, visits_wanted = 0;              // served there, and first turning to it, a year
    double admissions = 0, bed_days = 0;               // a year
    double beds = 0, staffed_beds = 0;                 // all of them, and those with nurses and physicians
    double physicians = 0, physicians_required = 0;    // working there; what the workload takes
    double nurses = 0, nurses_required = 0;            // the same
    std::optional<double> visit_load;                  // visits wanted over those that its physicians can take
    std::optional<double> occupancy;                   // bed-days over those of all its beds, 0..1
    std::optional<double> physician_wisn, nurse_wisn;  // staff in place over staff required; below 1 too few
};

/// A year of the whole network.
struct NetworkYear {
    int year = 0;
    std::vector<FacilityLoad> facility;  // in the scenario's order
    FacilityLoad county;                 // all of them together
    double people_outside = 0;           // whose first choice lies outside the county
};

/// Base and target year; nothing where the run did not record its facilities (care.record_facilities).
///
/// replications  those that finished; at least one
std::optional<std::vector<NetworkYear>> network_years(const Scenario& scenario, const simulation::Ensemble& ensemble,
                                                      std::span<const std::int64_t> replications);

}  // namespace permille::indicators
