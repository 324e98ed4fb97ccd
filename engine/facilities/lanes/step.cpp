// One step: the stock grows by its part of the year, and projects open (model, section 3).
#include "permille/facilities/step.hpp"

#include "opening.hpp"
#include "place.hpp"

namespace permille::facilities {

namespace {

// What the plan promised by a month, against which lateness is told. Levers that shift a project leave it where it is.
template <int W>
void count_planned(const Parameters& parameters, double month_end, State<W>& state) {
    for (const int c : parameters.added_to)
        state.planned[static_cast<std::size_t>(c)] = state.not_built[static_cast<std::size_t>(c)] = 0.0;
    for (std::size_t a = 0; a < parameters.addition.size(); ++a) {
        const auto p = static_cast<std::size_t>(parameters.addition[a].project);
        const auto c = static_cast<std::size_t>(parameters.addition[a].capacity);
        const Lane<W> month(parameters.project[p].planned_month);
        const Lane<W> promised = round_half_up(state.size[a] * share_open(month_end, month, state.ramp_months[p]));
        state.planned[c] += promised;
        state.not_built[c] += promised * (Lane<W>(1.0) - state.built[p]);
    }
}

// What rules have sent to each place: cumulative over the year, so that what one step rounds off the next one gives.
template <int W>
void send(const Parameters& parameters, State<W>& state) {
    const std::size_t facilities = parameters.facility.size();
    for (std::size_t c = 0; c < parameters.capacity.size(); ++c) {
        const CapacityParameters& capacity = parameters.capacity[c];
        if (!capacity.follows_rules()) continue;
        const std::size_t row = static_cast<std::size_t>(capacity.placed) * facilities;
        const auto divide = [&](Lane<W> units, const std::vector<Lane<W>>& bounds) {
            Lane<W> before = 0.0;
            for (std::size_t i = 0; i < facilities; ++i) {
                const Lane<W> until = i + 1 == facilities ? units : round_half_up(units * bounds[row + i]);
                state.sent[row + i] += until - before;
                before = until;
            }
        };
        for (std::size_t i = 0; i < facilities; ++i) state.sent[row + i] = state.sent_before[row + i];
        if (capacity.allocation.rule != Allocation::fixed) divide(state.risen[c], state.growth_bounds);
        if (capacity.has_extra && capacity.allocation.of_extra != Allocation::fixed)
            divide(state.added[c], state.extra_bounds);
    }
}

}  // namespace

template <int W>
void step(const Parameters& parameters, const Inputs<W>&, int t, int step, State<W>& state) {
    const Calendar& calendar = parameters.calendar;
    const bool last = step + 1 == calendar.steps_per_year;
    const double part = (step + 1) * calendar.step_years();
    for (std::size_t c = 0; c < parameters.capacity.size(); ++c) {
        // The year's growth in equal parts, rounded along the way: what one step rounds off the next one gives. The
        // last step takes the year's end as it is, so that the years' ends are the same for any number of steps.
        const Lane<W> start = state.level_start[c], end = state.level_end[c];
        const Lane<W> organic = round_half_up(last ? end : start + (end - start) * part);
        const Lane<W> grown = organic - state.organic[c];
        state.organic[c] = organic;
        state.grown[c] += grown;
        state.risen[c] += max(grown, 0.0);
        state.stock[c] += grown;
        if (!parameters.capacity[c].has_extra) continue;
        const Lane<W> added = last ? state.extra[c] : round_half_up(state.extra[c] * part);
        state.stock[c] += added - state.added[c];
        state.added[c] = added;
    }
    const double month_end = 12 * (t - 1) + (step + 1) * calendar.months_per_step();
    for (std::size_t a = 0; a < parameters.addition.size(); ++a) {
        const auto p = static_cast<std::size_t>(parameters.addition[a].project);
        const auto c = static_cast<std::size_t>(parameters.addition[a].capacity);
        const Lane<W> open = share_open(month_end, state.opening_month[p], state.ramp_months[p]);
        const Lane<W> so_far = round_half_up(state.built[p] * state.size[a] * open);
        const Lane<W> opened = so_far - state.opened_so_far[a];
        state.opened_so_far[a] = so_far;
        state.opened[c] += opened;
        state.stock[c] += opened;
    }
    if (last) count_planned(parameters, month_end, state);
    // Complete is what has opened: a ramp is for filling it.
    for (std::size_t p = 0; p < parameters.project.size(); ++p)
        state.complete[p] = state.built[p] * share_open(month_end, state.opening_month[p], Lane<W>(1.0));
    send(parameters, state);
    place(parameters, state);
}

template void step(const Parameters&, const Inputs<PERMILLE_LANES>&, int, int, State<PERMILLE_LANES>&);

}  // namespace permille::facilities
