// Row by row: what chance makes of rates, paces and projects.
#include "permille/outcomes/evaluate.hpp"

#include <cmath>

#include "permille/base/lanes.hpp"
#include "permille/random/gamma.hpp"
#include "permille/random/poisson.hpp"
#include "permille/random/quantiles.hpp"

namespace permille::outcomes {
namespace {

// The same number of one row in every year stands this far apart.
struct Column {
    double* first;
    std::size_t stride;
    double& operator[](int t) const { return first[static_cast<std::size_t>(t) * stride]; }
};

Stream<1> stream_of(const Replication& replication, std::uint32_t unit, Process process, int t) {
    return {replication.seed, replication.number, unit, process, static_cast<std::uint16_t>(t)};
}

// The county's rate in its base year. Before: gamma of shape a and mean m, the nation's rate. After d events among n
// births: gamma of shape a + d and mean (a + d) / (a / m + n).
//
// returns  events per birth
double base_rate(const RareEventRow& row, const Replication& in, double births, const Stream<1>& stream) {
    const double prior = in[row.prior_events.in_year(0)];
    double shape = prior;
    double exposure = prior / (in[row.rate.in_year(0)] / in[row.per.in_year(0)]);
    if (row.has_base) {
        const double observed = row.own_births ? in[row.births.in_year(0)] : births;
        shape += std::floor(row.base * observed + 0.5);
        exposure += observed;
    }
    return gamma_number(stream, 0, shape) / exposure;
}

void rare_event(const Parameters& parameters, const RareEventRow& row, const Replication& in, Column out) {
    const Stream<1> first = stream_of(in, row.unit, Process::rare_event, 0);
    const double births = in.recorded_in(0, parameters.births);
    const double rate = base_rate(row, in, births, first);
    // Numbers 0 and 1 of the first stream are the rate's.
    out[0] = row.has_base && row.lag == 0 ? row.base * births : poisson(first, 2, Lane<1>(rate * births)).v;
    double change = row.lag * in[row.log_change.in_year(0)];
    for (int t = 1; t <= parameters.calendar.years; ++t) {
        change += in[row.log_change.in_year(t)];
        const double expected = rate * exp(Lane<1>(change)).v * in.recorded_in(t, parameters.births);
        out[t] = poisson(stream_of(in, row.unit, Process::rare_event, t), 0, Lane<1>(expected)).v;
    }
}

double normal_of(const Stream<1>& stream, std::uint32_t draw) {
    return normal_quantile(stream.uniform_one(0, draw));
}

// The pace of a history is known only as well as its two ends were measured, and as its years were typical: a level
// that takes steps of sd s with persistence p has moved n years' worth of pace with an error of s sqrt((1 + p) / (1 -
// p) n).
//
// base_error  of the last value, where that is the base
// returns     scale per year
double pace_of(const CoverageRow& row, const Replication& in, double base_error, const Stream<1>& stream) {
    const double measurement = in[row.measurement_sd.in_year(0)], persistence = in[row.persistence.in_year(0)];
    const double steps = in[row.yearly_sd.in_year(0)] *
                         std::sqrt((1 + persistence) / (1 - persistence) / row.slope_years) * normal_of(stream, 2);
    if (row.pace == Pace::own_history) {
        const double first_error = measurement * normal_of(stream, 1);
        return row.slope + steps - (base_error - first_error) / row.slope_years;
    }
    const double ends = measurement * 1.4142135623730951 / row.slope_years * normal_of(stream, 1);
    return row.slope + steps + ends + in[row.county_sd.in_year(0)] * normal_of(stream, 3);
}

void coverage(const Parameters& parameters, const CoverageRow& row, const Replication& in, Column out) {
    const Stream<1> first = stream_of(in, row.unit, Process::coverage, 0);
    const double base = in[row.base.in_year(0)], measurement = in[row.measurement_sd.in_year(0)];
    const double base_error = measurement * normal_of(first, 0);
    const double pace = row.pace == Pace::declared
                            ? in[row.per_year.in_year(0)] * scale_slope(row.scale, base, row.last_digit)
                            : pace_of(row, in, base_error, first);
    double level = on_scale(row.scale, base, row.last_digit) - base_error;
    if (row.lag != 0) {
        level += row.lag * pace;
        if (row.lag > 0) level += in[row.yearly_sd.in_year(0)] * std::sqrt(row.lag) * normal_of(first, 4);
    }
    out[0] = row.lag == 0 ? base : from_scale(row.scale, level + measurement * normal_of(first, 5));
    for (int t = 1; t <= parameters.calendar.years; ++t) {
        level += pace + in[row.deviation.in_year(t)];
        const double error = measurement * normal_of(stream_of(in, row.unit, Process::coverage, t), 0);
        out[t] = from_scale(row.scale, level + error);
    }
}

void milestone(const Parameters& parameters, const MilestoneRow& row, const Replication& in, Column out) {
    for (int t = 0; t <= parameters.calendar.years; ++t) {
        double units = row.standing;
        for (const MilestoneRow::Part& part : row.parts) units += part.units * in.recorded_in(t, part.completion);
        out[t] = units;
    }
}

}  // namespace

void evaluate(const Parameters& parameters, const Replication& replication, double* out) {
    const std::size_t stride = parameters.series.size();
    for (const RareEventRow& row : parameters.rare_events) rare_event(parameters, row, replication, {out++, stride});
    for (const CoverageRow& row : parameters.coverage) coverage(parameters, row, replication, {out++, stride});
    for (const MilestoneRow& row : parameters.milestones) milestone(parameters, row, replication, {out++, stride});
}

}  // namespace permille::outcomes
