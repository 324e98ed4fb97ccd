// The year's series, and the beds that have the staff they need.
#include "permille/facilities/step.hpp"

namespace permille::facilities {
namespace {

// Beds that a number of staff can serve; a norm of 0 asks for nobody.
template <int W>
Lane<W> served(Lane<W> beds, Lane<W> staff, Lane<W> per_bed) {
    return blend(per_bed > Lane<W>(0.0), min(beds, staff / per_bed), beds);
}

}  // namespace

template <int W>
Lane<W> staffed_beds(const Parameters& parameters, const State<W>& state, const Staffing<W>& staffing, int facility) {
    const auto f = static_cast<std::size_t>(facility);
    const std::size_t row = static_cast<std::size_t>(parameters.beds) * parameters.facility.size();
    const Lane<W> nursed = served(state.placed[row + f], staffing.nurses[f], state.nurses_per_bed);
    return served(nursed, staffing.physicians[f], state.physicians_per_bed);
}

template <int W>
void record(const Parameters& parameters, const State<W>& state, const Staffing<W>& staffing, double* out) {
    const auto write = [&](Lane<W> value) {
        value.store(out);
        out += W;
    };
    for (std::size_t c = 0; c < parameters.capacity.size(); ++c) {
        write(state.stock[c]);
        write(state.grown[c]);
        write(state.opened[c]);
        write(state.added[c]);
        write(state.clipped[c]);
    }
    for (const Lane<W>& complete : state.complete) write(complete);
    if (parameters.staffed) {
        // Facility by facility: spare nurses of one do not serve the beds of another.
        Lane<W> sum = 0.0;
        for (int f = 0; f < parameters.facilities(); ++f) sum += staffed_beds(parameters, state, staffing, f);
        write(sum);
    }
    for (const int capacity : parameters.added_to) {
        write(state.planned[static_cast<std::size_t>(capacity)]);
        write(state.not_built[static_cast<std::size_t>(capacity)]);
    }
    for (const int capacity : parameters.corrected) write(state.observed[static_cast<std::size_t>(capacity)]);
}

template Lane<PERMILLE_LANES> staffed_beds(const Parameters&, const State<PERMILLE_LANES>&,
                                           const Staffing<PERMILLE_LANES>&, int);
template void record(const Parameters&, const State<PERMILLE_LANES>&, const Staffing<PERMILLE_LANES>&, double*);

}  // namespace permille::facilities
