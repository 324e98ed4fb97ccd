// The base year's shares met exactly: the shift of the outside's odds and the factor on primary places.
#pragma once

#include "choose.hpp"
#include "permille/base/inputs.hpp"

namespace permille::network {

/// Log odds of leaving the county of one class in year t beside what inside weighs, drift of alliances and sub-centres
/// included: the weights of the outside, town by town.
template <int W>
void set_outside(const PatientParameters& parameters, const Inputs<W>& in, int t, PatientState<W>& state);

/// Solves shift and primary factor on served patients of the base year, and raises productivity where what was drawn
/// could not have served it. Demand, ways, sizes and physicians of the base year are set.
template <int W>
void calibrate(const PatientParameters& parameters, const Inputs<W>& in, const Rules<W>& rules, const Supply<W>& supply,
               PatientState<W>& state);

}  // namespace permille::network
