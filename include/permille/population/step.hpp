// A block's people from the base year through the years of a run.
#pragma once

#include "permille/base/inputs.hpp"
#include "permille/population/parameters.hpp"
#include "permille/population/state.hpp"

namespace permille::population {

/// The base year. People are the base structure; where the base population was drawn otherwise, every cell is scaled so
/// that the whole numbers add up to the drawn one. Total fertility, where births per 1000 are given, is solved from the
/// women of that structure. Model, section 1.
template <int W>
void start(const Parameters& parameters, const Inputs<W>& in, State<W>& state);

/// Year t (1, 2, ...): deaths, migration over the county line, moves to the seat, ageing, births. Model, section 1.
template <int W>
void step_year(const Parameters& parameters, const Inputs<W>& in, int t, State<W>& state);

/// Puts the residents observed at the end of year t in the place of those simulated, behind step_year(): every cell in
/// proportion, as whole people. Draws nothing.
template <int W>
void observe(const Parameters& parameters, int t, State<W>& state);

/// Writes the year's values: out[series][W].
template <int W>
void record(const Parameters& parameters, const State<W>& state, double* out);

}  // namespace permille::population
