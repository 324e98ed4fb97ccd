// The hazards of a year: leaving by level and age, retiring by age, with the levers and at neutral levers.
#pragma once

#include "permille/base/inputs.hpp"
#include "permille/workforce/state.hpp"

namespace permille::workforce {

/// Sets state.hazards and state.neutral for year t.
template <int W>
void set_hazards(const Parameters& parameters, const Inputs<W>& in, int t, State<W>& state);

}  // namespace permille::workforce
