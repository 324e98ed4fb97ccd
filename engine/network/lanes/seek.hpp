// Who seeks care: people by their relative use, and the rates of a year.
#pragma once

#include "permille/base/inputs.hpp"
#include "permille/network/patient_state.hpp"

namespace permille::network {

/// People of each town weighted by how often their age seeks care, and how many they are.
template <int W>
void weigh_people(const PatientParameters& parameters, const Inputs<W>& in, int t, const Lane<W>* people,
                  PatientState<W>& state);

/// Visits and admissions of year t per person of relative use 1, by class.
template <int W>
void set_rates(const PatientParameters& parameters, const Inputs<W>& in, int t, PatientState<W>& state);

/// Demand of part of a year.
///
/// at      how far the middle of it lies between the two year ends that are known, 0..1
/// step    whose season it has; -1: none
template <int W>
void set_demand(const PatientParameters& parameters, double years, double at, int step, PatientState<W>& state);

}  // namespace permille::network
