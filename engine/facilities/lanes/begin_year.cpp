// Residual growth of a year: what growth without new policy leaves beside the projects within (model, section 3).
#include "permille/facilities/step.hpp"
#include "within.hpp"

namespace permille::facilities {
namespace {

// The stock that growth without new policy leads to by the end of year t.
template <int W>
Lane<W> next_trend(const CapacityParameters& capacity, const Inputs<W>& in, int t, Lane<W> trend,
                   Lane<W> mean_residents) {
    switch (capacity.trend) {
        case Trend::none: break;
        case Trend::growth: return trend * exp(log_growth(capacity.growth, in, t));
        case Trend::per_1000: return trend + in[capacity.per_1000_per_year.in_year(t)] * mean_residents / 1000.0;
    }
    return trend;
}

}  // namespace

template <int W>
void begin_year(const Parameters& parameters, const Inputs<W>& in, int t, Lane<W> residents_start,
                Lane<W> residents_end, State<W>& state) {
    const Lane<W> mean_residents = (residents_start + residents_end) * 0.5;
    for (std::size_t c = 0; c < parameters.capacity.size(); ++c) {
        const Lane<W> before = state.trend[c];
        state.trend[c] = next_trend(parameters.capacity[c], in, t, before, mean_residents);
        state.level_start[c] = state.level_end[c];

        // Residual growth fills the trend up beside the projects. Where they exceed it, it stops at zero (or at the
        // trend's own fall) until the trend has caught up, so that nothing is counted twice over the years.
        const Lane<W> wanted = state.trend[c] - expected_within(parameters, in, state, static_cast<int>(c), t);
        const Lane<W> fall = min(state.trend[c] - before, 0.0);
        const Lane<W> lowest = max(state.level_start[c] + fall, 0.0);
        state.level_end[c] = max(wanted, lowest);
        state.clipped[c] = max(lowest - wanted, 0.0);
        state.grown[c] = state.opened[c] = state.added[c] = state.risen[c] = state.observed[c] = 0.0;
        if (parameters.capacity[c].has_extra)
            state.extra[c] = round_half_up(in[parameters.capacity[c].extra_per_year.in_year(t)]);
    }
    state.sent_before = state.sent;
    if (parameters.staffed) {
        state.nurses_per_bed = in[parameters.nurses_per_bed.in_year(t)];
        state.physicians_per_bed = in[parameters.physicians_per_bed.in_year(t)];
    }
}

template void begin_year(const Parameters&, const Inputs<PERMILLE_LANES>&, int, Lane<PERMILLE_LANES>,
                         Lane<PERMILLE_LANES>, State<PERMILLE_LANES>&);

}  // namespace permille::facilities
