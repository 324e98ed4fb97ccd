// The base year: how many, where they stand, and which projects will come (model, section 3).
#include <algorithm>

#include "permille/facilities/step.hpp"
#include "permille/random/stream.hpp"
#include "place.hpp"

namespace permille::facilities {
namespace {

// Beds and weights gathered by tier: what is known there, and who shares what is not.
template <int W>
struct Group {
    Lane<W> known = 0.0, weight = 0.0;
    bool open = false;  // has a facility whose beds are not known
    Lane<W> wants = 0.0;
};

// What each facility should have before rounding, written to the row of `bounds` in the dividing order.
template <int W>
void share_out(const Parameters& parameters, const Inputs<W>& in, const CapacityParameters& capacity, Lane<W> stock,
               Lane<W>* shares) {
    const bool beds = capacity.placed == parameters.beds;
    const auto known = [&](const FacilityParameters& facility) { return beds && facility.beds_known; };
    const auto count = [&](const FacilityParameters& facility) { return round_half_up(in[facility.beds.in_year(0)]); };

    Group<W> groups[share_groups];
    for (const FacilityParameters& facility : parameters.facility) {
        Group<W>& group = groups[static_cast<int>(facility.group)];
        if (known(facility)) {
            group.known += count(facility);
        } else {
            group.open = true;
            group.weight += in[facility.weight.in_year(0)];
        }
    }

    // A stock of 0 has shares as well: what grows from nothing follows them.
    const Lane<W> whole = max(stock, 1.0);
    Lane<W> known_sum = 0.0, wanted = 0.0, weight_sum = 0.0;
    for (int g = 0; g < share_groups; ++g) {
        Group<W>& group = groups[g];
        if (group.open) group.wants = max(in[capacity.tier_shares[g].in_year(0)] * whole - group.known, 0.0);
        known_sum += group.known;
        wanted += group.wants;
        weight_sum += group.weight;
    }
    // Where every tier has its share already, the rest goes by weight alone.
    const Mask<W> by_weight = wanted <= Lane<W>(0.0);
    const bool open = groups[0].open || groups[1].open || groups[2].open;
    const Lane<W> rest = max(whole - known_sum, 0.0);
    const Lane<W> rest_per_want = rest / blend(by_weight, weight_sum, wanted);
    // With nothing known and nobody to take the rest, all share alike.
    const Lane<W> nothing = blend(known_sum <= Lane<W>(0.0), 1.0, Lane<W>(0.0));

    for (std::size_t i = 0; i < parameters.facility.size(); ++i) {
        const FacilityParameters& facility =
            parameters.facility[static_cast<std::size_t>(parameters.dividing_order[i])];
        const Group<W>& group = groups[static_cast<int>(facility.group)];
        if (known(facility)) {
            shares[i] = open ? count(facility) : count(facility) + nothing;
        } else {
            const Lane<W> weight = in[facility.weight.in_year(0)];
            shares[i] = rest_per_want * blend(by_weight, weight, group.wants * weight / group.weight);
        }
    }
}

// Turns shares into cumulative ones that end in 1. Known beds come first, so their bounds are integers over the stock
// and rounding gives them back exactly.
template <int W>
void accumulate(Lane<W>* shares, std::size_t facilities) {
    Lane<W> sum = 0.0;
    for (std::size_t i = 0; i < facilities; ++i) {
        sum += shares[i];
        shares[i] = sum;
    }
    for (std::size_t i = 0; i < facilities; ++i) shares[i] = shares[i] / sum;
}

// A project's fate is one number of its own; how late it is comes with the parameters.
template <int W>
void start_projects(const Parameters& parameters, const Inputs<W>& in, State<W>& state) {
    for (std::size_t p = 0; p < parameters.project.size(); ++p) {
        const ProjectParameters& project = parameters.project[p];
        const Stream<W> stream{in.seed, in.first_replication, project.unit, Process::go_ahead, 0};
        const Mask<W> goes_ahead = stream.uniform(0) < in[project.go_ahead.in_year(0)];
        state.built[p] = project.cancelled ? Lane<W>(0.0) : blend(goes_ahead, 1.0, Lane<W>(0.0));
        const Lane<W> late = in[project.delay_months.in_year(0)] + in[project.shift_months.in_year(0)];
        state.opening_month[p] = max(round_half_up(Lane<W>(project.planned_month) + late), 0.0);
        state.ramp_months[p] = round_half_up(in[project.ramp_months.in_year(0)]);
        state.complete[p] = 0.0;
    }
    for (std::size_t a = 0; a < parameters.addition.size(); ++a) {
        state.size[a] = round_half_up(in[parameters.addition[a].size.in_year(0)]);
        state.opened_so_far[a] = 0.0;
    }
}

}  // namespace

template <int W>
void start(const Parameters& parameters, const Inputs<W>& in, Lane<W> residents, State<W>& state) {
    const std::size_t facilities = parameters.facility.size();
    for (std::size_t c = 0; c < parameters.capacity.size(); ++c) {
        const CapacityParameters& capacity = parameters.capacity[c];
        const Lane<W> stock = base_count(capacity.base, in, residents, Lane<W>(0.0));
        state.stock[c] = state.organic[c] = state.trend[c] = state.level_start[c] = state.level_end[c] = stock;
        state.grown[c] = state.opened[c] = state.clipped[c] = state.observed[c] = 0.0;
        state.added[c] = state.extra[c] = state.risen[c] = 0.0;
        state.planned[c] = state.not_built[c] = 0.0;
        if (capacity.placed < 0) continue;
        Lane<W>* row = &state.bounds[static_cast<std::size_t>(capacity.placed) * facilities];
        share_out(parameters, in, capacity, stock, row);
        accumulate(row, facilities);
    }
    std::fill(state.sent.begin(), state.sent.end(), Lane<W>(0.0));
    start_projects(parameters, in, state);
    if (parameters.staffed) {
        state.nurses_per_bed = in[parameters.nurses_per_bed.in_year(0)];
        state.physicians_per_bed = in[parameters.physicians_per_bed.in_year(0)];
    }
    place(parameters, state);
}

template void start(const Parameters&, const Inputs<PERMILLE_LANES>&, Lane<PERMILLE_LANES>, State<PERMILLE_LANES>&);

}  // namespace permille::facilities
