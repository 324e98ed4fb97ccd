// What places are asked for before anybody finds one full, and the staff that this takes (WISN).
#pragma once

#include "choose.hpp"
#include "permille/base/inputs.hpp"
#include "permille/network/patient_state.hpp"

namespace permille::network {

/// Begins a year.
template <int W>
void forget_workload(Workload<W>& work);

/// Adds one period's first choices: visits and bed-days that each place would be asked for if no place were ever full,
/// first visits of tiered care at the home place included. Catchment and people outside are those of this period: a
/// town's residents divided as its visits are, so that all catchments and the people outside make the county.
/// Demand, weights and capacity of the period are set; nothing of what it served is read.
template <int W>
void add_workload(const PatientParameters& parameters, const Rules<W>& rules, PatientState<W>& state);

/// Staff and beds that the year's workload takes, by the same standards by which capacity is counted: physicians by
/// visits or by beds, whichever asks for more, since the standard of visits is that of physicians who look after wards
/// as well; nurses and beds by bed-days. Source: WHO, Workload indicators of staffing need, User's manual, 2010.
template <int W>
void require_staff(const PatientParameters& parameters, const Inputs<W>& in, int t, const Supply<W>& supply,
                   PatientState<W>& state);

}  // namespace permille::network
