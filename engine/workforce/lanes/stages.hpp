// The stages of a step and of a year, each in a file of its own.
#pragma once

#include "people.hpp"
#include "permille/base/inputs.hpp"
#include "permille/random/chance.hpp"
#include "permille/workforce/step.hpp"

namespace permille::workforce {

/// Retirements, and the rehired who stop.
template <int W>
void retire(const Parameters& parameters, const Inputs<W>& in, int t, State<W>& state);

/// Nobody grows older than the oldest age: in a year's last step those who have reached it retire, and stay away.
template <int W>
void retire_oldest(const Parameters& parameters, State<W>& state);

/// Leaving by choice, and moving up from a township to the county's own hospitals.
template <int W>
void leave(const Parameters& parameters, const Inputs<W>& in, int t, State<W>& state);

/// Students who begin to work, and those whose service ends.
template <int W>
void complete(const Parameters& parameters, const Inputs<W>& in, int t, int step, State<W>& state);

/// Recruits of the step.
template <int W>
void recruit(const Parameters& parameters, const Inputs<W>& in, int t, int step, State<W>& state);

/// Where the year's recruits go, those of further offers by a rule of their own.
template <int W>
void allocate(const Parameters& parameters, const Inputs<W>& in, int t, const Lane<W>* town_people,
              const Required<W>& required, State<W>& state);

/// Holders of qualifications among those who went in this step.
template <int W>
void lose_qualified(const Parameters& parameters, const Inputs<W>& in, int t, int step, State<W>& state);

/// People trained in this step.
template <int W>
void train(const Parameters& parameters, const Inputs<W>& in, int t, int step, State<W>& state);

/// Advances the expected path by year t and sets the year's recruits and trainees (model, section 2).
template <int W>
void calibrate(const Parameters& parameters, const Inputs<W>& in, int t, State<W>& state);

}  // namespace permille::workforce
