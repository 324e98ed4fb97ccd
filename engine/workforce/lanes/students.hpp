// Students of a pipeline who finish in a year, as the simulation draws them and as the calibration expects them.
#pragma once

#include "permille/base/inputs.hpp"
#include "permille/workforce/parameters.hpp"

namespace permille::workforce {

template <int W>
struct Students {
    Lane<W> regular, further;  // who began; further ones by the lever
    Lane<W> succeed;           // probability of finishing and taking up the post
};

/// Those who began length_years (in whole years) before year t. The years before the base year have its intake. The
/// lever acts from the first year of the run on: no decision changes an intake of the past.
template <int W>
Students<W> students_of(const PipelineParameters& pipeline, const Inputs<W>& in, int t) {
    const Lane<W> began = Lane<W>(t) - round_half_up(in[pipeline.length_years.in_year(0)]);
    const Mask<W> taken = (began >= Lane<W>(pipeline.first_intake)) & (began <= Lane<W>(pipeline.last_intake));
    const auto in_year_of_intake = [&](Parameter number) {
        Lane<W> value;
        for (int lane = 0; lane < W; ++lane)
            value.set(lane, in[number.in_year(began[lane] > 0 ? static_cast<int>(began[lane]) : 0)][lane]);
        return round_half_up(value);
    };
    Students<W> students;
    students.regular = blend(taken, in_year_of_intake(pipeline.intake), 0.0);
    students.further = pipeline.has_extra
                           ? blend(taken & (began > Lane<W>(0.0)), in_year_of_intake(pipeline.extra_intake), 0.0)
                           : Lane<W>(0.0);
    students.succeed = in[pipeline.completion.in_year(t)] * in[pipeline.uptake.in_year(t)];
    return students;
}

/// Whole years of service of those who arrive.
template <int W>
Lane<W> service_years(const PipelineParameters& pipeline, const Inputs<W>& in) {
    return round_half_up(in[pipeline.service_years.in_year(0)]);
}

/// Age index of those whose service ends. At least a year below the oldest age, at which everybody goes.
template <int W>
Lane<W> age_after_service(const PipelineParameters& pipeline, const Inputs<W>& in) {
    const Lane<W> age = round_half_up(in[pipeline.entry_age.in_year(0)]) + service_years(pipeline, in);
    return min(age - double{youngest_age}, double{ages - 2});
}

}  // namespace permille::workforce
