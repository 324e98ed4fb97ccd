// What places offer in a period: physicians' time and bed-days, and how attractive each place is.
#pragma once

#include "permille/base/inputs.hpp"
#include "permille/network/patient_state.hpp"

namespace permille::network {

/// Sub-centres stand once their projects do.
///
/// returns  whether any was raised since, in any lane
template <int W>
bool raise_places(const PatientParameters& parameters, const Supply<W>& supply, PatientState<W>& state);

/// Where physicians work: postings to new sub-centres, and the days that leads share with members of their alliances.
///
/// t  year of the run; from year 1 on the lever acts
template <int W>
void place_physicians(const PatientParameters& parameters, const Inputs<W>& in, int t, const Supply<W>& supply,
                      PatientState<W>& state);

/// size^exponent of every place, from its physicians and beds as they are now.
template <int W>
void measure_size(const PatientParameters& parameters, const Inputs<W>& in, int t, const Supply<W>& supply,
                  PatientState<W>& state);

/// Attraction of every place to every class, by its size of the year and its capability as it is now.
template <int W>
void set_attraction(const PatientParameters& parameters, const Inputs<W>& in, int t, PatientState<W>& state);

/// Visits and bed-days that every place can give in a part of a year, and what one patient takes of them.
template <int W>
void set_capacity(const PatientParameters& parameters, const Inputs<W>& in, int t, double years,
                  const Supply<W>& supply, PatientState<W>& state);

/// Ways in place of minutes: exp(-decay x minutes), with the preference of towns for their own alliance.
template <int W>
void set_ease(const PatientParameters& parameters, const Inputs<W>& in, int t, PatientState<W>& state);

}  // namespace permille::network
