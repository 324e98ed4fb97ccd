// How beds and places change: growth without new policy, and projects with their own go-ahead, delay and ramp.
#pragma once

#include "permille/base/inputs.hpp"
#include "permille/base/lanes.hpp"
#include "permille/facilities/parameters.hpp"
#include "permille/facilities/state.hpp"

namespace permille::facilities {

/// The state at the end of the base year. Facilities keep their known beds; the rest is divided over the tiers and
/// within a tier by weight, in integers that add up. Where the known beds exceed the stock, or nobody is left to take
/// the rest, the known beds are scaled. Draws which projects go ahead and when they open.
///
/// residents  people at the end of the base year, which densities refer to
template <int W>
void start(const Parameters& parameters, const Inputs<W>& in, Lane<W> residents, State<W>& state);

/// Calibrates year t (1, 2, ...): residual growth, so that it and the projects within, at their planned dates and with
/// the levers at neutral, follow the growth without new policy (model, section 3).
///
/// residents_start, residents_end  people at the two ends of the year
template <int W>
void begin_year(const Parameters& parameters, const Inputs<W>& in, int t, Lane<W> residents_start,
                Lane<W> residents_end, State<W>& state);

/// Sets where the year's growth and what the lever adds go, behind begin_year.
///
/// town_people    [town] at the year's end
/// beds_required  [facility] what last year's workload took; nullptr where nobody asks for it
template <int W>
void allocate(const Parameters& parameters, const Inputs<W>& in, int t, const Lane<W>* town_people,
              const Lane<W>* beds_required, State<W>& state);

/// One step (0, 1, ...) of year t. For every capacity: stock after = stock before + grown + opened + added,
/// exactly.
template <int W>
void step(const Parameters& parameters, const Inputs<W>& in, int t, int step, State<W>& state);

/// Puts what was observed at the end of year t in the place of what was simulated, behind the year's last step. Draws
/// nothing.
template <int W>
void observe(const Parameters& parameters, const Inputs<W>& in, int t, State<W>& state);

/// Beds of one facility that have the nurses and the physicians they need. Asks for Parameters::staffed.
template <int W>
Lane<W> staffed_beds(const Parameters& parameters, const State<W>& state, const Staffing<W>& staffing, int facility);

/// All beds of one facility. Asks for beds that stand in facilities.
template <int W>
Lane<W> counted_beds(const Parameters& parameters, const State<W>& state, int facility) {
    const std::size_t row = static_cast<std::size_t>(parameters.beds) * parameters.facility.size();
    return state.placed[row + static_cast<std::size_t>(facility)];
}

/// Writes the series of `parameters.series`.
///
/// out  filled in  [series, lane]
template <int W>
void record(const Parameters& parameters, const State<W>& state, const Staffing<W>& staffing, double* out);

}  // namespace permille::facilities
