// Observed beds and places in the place of simulated ones, and the trend that goes on from them (model, section 8).
#include "permille/facilities/step.hpp"
#include "place.hpp"
#include "within.hpp"

namespace permille::facilities {

template <int W>
void observe(const Parameters& parameters, const Inputs<W>& in, int t, State<W>& state) {
    bool any_observed = false;
    for (const ObservedCount& one : parameters.observed) {
        if (one.year != t) continue;
        any_observed = true;
        const auto c = static_cast<std::size_t>(one.which);
        const Lane<W> change = Lane<W>(one.count) - state.stock[c];
        state.observed[c] += change;
        state.stock[c] = one.count;
        // What projects have opened stays theirs; the rest carries the difference. Growth goes on from here, and
        // projects within that are still to come are part of it as before.
        state.organic[c] += change;
        state.level_start[c] = state.level_end[c] = state.organic[c];
        state.trend[c] = state.organic[c] + expected_within(parameters, in, state, one.which, t);
    }
    if (any_observed) place(parameters, state);
}

template void observe(const Parameters&, const Inputs<PERMILLE_LANES>&, int, State<PERMILLE_LANES>&);

}  // namespace permille::facilities
