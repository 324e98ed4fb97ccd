// How patients choose and are served, in lanes. Defined in engine/network/lanes, for PERMILLE_LANES.
//
// Visits and admissions are expectations: their number of a county and year is in the hundred thousands, so that chance
// would move a share by a thousandth of what parameters do.
#pragma once

#include "permille/base/inputs.hpp"
#include "permille/base/lanes.hpp"
#include "permille/network/patient_state.hpp"

namespace permille::network {

/// The base year as one period: solves, replication by replication, the shift of the outside's odds and the factor on
/// primary places with which served patients have the base year's shares (model, section 4).
///
/// people   [town, sex, age] at the end of the base year
/// minutes  [town, facility]
template <int W>
void start_patients(const PatientParameters& parameters, const Inputs<W>& in, const Lane<W>* people,
                    const Lane<W>* minutes, const Supply<W>& supply, PatientState<W>& state);

/// Sets year t (1, 2, ...) up: demand at its two ends, and weights from what the places had when it began.
///
/// people   at the end of year t
/// minutes  of year t; nullptr: as before
template <int W>
void begin_patient_year(const PatientParameters& parameters, const Inputs<W>& in, int t, const Lane<W>* people,
                        const Lane<W>* minutes, const Supply<W>& supply, PatientState<W>& state);

/// One step (0, 1, ...) of year t. For every town and class: demand = served + outside + unmet; no facility serves more
/// than its capacity.
template <int W>
void step_patients(const PatientParameters& parameters, const Inputs<W>& in, int t, int step, const Supply<W>& supply,
                   PatientState<W>& state);

/// Writes the series of `parameters.series`: out[series, lane].
template <int W>
void record_patients(const PatientParameters& parameters, const PatientState<W>& state, double* out);

}  // namespace permille::network
