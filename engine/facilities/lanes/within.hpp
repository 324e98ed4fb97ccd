// What projects that are part of past growth are expected to have added.
#pragma once

#include "opening.hpp"
#include "permille/base/inputs.hpp"
#include "permille/facilities/state.hpp"

namespace permille::facilities {

/// By the end of year t: go-ahead probability times size, at the planned dates. Neither delay nor the levers come in.
template <int W>
Lane<W> expected_within(const Parameters& parameters, const Inputs<W>& in, const State<W>& state, int capacity, int t) {
    Lane<W> sum = 0.0;
    for (std::size_t a = 0; a < parameters.addition.size(); ++a) {
        const auto p = static_cast<std::size_t>(parameters.addition[a].project);
        const ProjectParameters& project = parameters.project[p];
        if (parameters.addition[a].capacity != capacity || !project.within) continue;
        const Lane<W> open = share_open(12.0 * t, Lane<W>(project.planned_month), state.ramp_months[p]);
        sum += in[project.go_ahead.in_year(0)] * state.size[a] * open;
    }
    return sum;
}

}  // namespace permille::facilities
