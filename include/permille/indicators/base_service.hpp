// What the base year of patients rests on: the shares it is given, and how far productivity had to be raised to serve
// it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "permille/indicators/estimate.hpp"
#include "permille/simulation/ensemble.hpp"

namespace permille::indicators {

/// How far productivity lies above what care.productivity says.
struct RaisedProductivity {
    double share = 0;                                         // of the replications in which it had to be raised
    Band factor{.p05 = 1, .median = 1, .p95 = 1, .mean = 1};  // over those; 1 where there are none
};

struct BaseService {
    Band in_county;  // visits inside the county, of all that were served, 0..1
    Band primary;    // out-patients at primary level, of those inside the county, 0..1
    RaisedProductivity outpatient, inpatient;
    double missed = 0;  // share of the replications in which no choice brings the shares
};

/// Of a run that simulates patients; nothing for another. `replications`: those that finished.
std::optional<BaseService> base_service_of(const simulation::Ensemble& ensemble,
                                           std::span<const std::int64_t> replications);

}  // namespace permille::indicators
