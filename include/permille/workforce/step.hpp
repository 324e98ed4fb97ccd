// How the workforce moves through a year, in lanes. Defined in engine/workforce/lanes, for PERMILLE_LANES.
#pragma once

#include "permille/base/inputs.hpp"
#include "permille/workforce/state.hpp"

namespace permille::workforce {

/// The base year: whole people by cadre, facility and age that add up to the county's figures.
///
/// residents  people of the county at the end of the base year
template <int W>
void start(const Parameters& parameters, const Inputs<W>& in, Lane<W> residents, State<W>& state);

/// Sets year t (1, 2, ...) up: its hazards, its clocks, and the recruits and trainees that the growth without new
/// policy asks for at neutral levers (model, section 2).
template <int W>
void begin_year(const Parameters& parameters, const Inputs<W>& in, int t, State<W>& state);

/// What last year's workload took of a cadre or a sum (Parameters::index_of), in effective heads.
template <int W>
struct StaffRequired {
    int cadre_or_sum = -1;
    const Lane<W>* staff = nullptr;  // [facility as the caller counts them], null where it is not known
};
template <int W>
struct Required {
    StaffRequired<W> physicians, nurses;
};

/// One step (0, 1, ...) of year t: retire, leave, complete, recruit.
///
/// town_people  of this year's start, [town]; it and `required` are read in the year's first step
template <int W>
void step(const Parameters& parameters, const Inputs<W>& in, int t, int step, const Lane<W>* town_people,
          const Required<W>& required, State<W>& state);

/// Everybody becomes a year older.
template <int W>
void end_year(const Parameters& parameters, const Inputs<W>& in, int t, State<W>& state);

/// Puts what was observed at the end of year t in the place of what was simulated: people in proportion, as whole
/// numbers, and the expected path that recruitment rests on. Behind end_year(). Draws nothing.
template <int W>
void observe(const Parameters& parameters, int t, State<W>& state);

/// Writes the year's end and the year's flows, out[series, lane], in the order of Parameters::series.
template <int W>
void record(const Parameters& parameters, const State<W>& state, double* out);

/// People of a cadre or a sum (Parameters::index_of) at a facility as the caller counts them.
template <int W>
Lane<W> headcount(const Parameters& parameters, const State<W>& state, int cadre_or_sum, int facility);

/// The same in effective heads: after absence and second duties.
template <int W>
Lane<W> effective(const Parameters& parameters, const State<W>& state, int cadre_or_sum, int facility);

/// Effective heads at every facility.
///
/// heads  [facility] filled in
template <int W>
void count_effective(const Parameters& parameters, const State<W>& state, int cadre_or_sum,
                     std::vector<Lane<W>>& heads);

}  // namespace permille::workforce
