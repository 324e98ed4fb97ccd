// Row by row: what chance makes of rates, paces and projects.
#include "permille/outcomes/evaluate.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

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

double national_rate(const RareEventRow& row, const Replication& in) {
    return in[row.rate.in_year(0)] / in[row.per.in_year(0)];
}

// Births behind a row's base, and the events that make its rate among them.
double births_observed(const RareEventRow& row, const Replication& in, double births) {
    return row.own_births ? in[row.births.in_year(0)] : births;
}
double events_observed(const RareEventRow& row, const Replication& in, double births) {
    return std::floor(row.base * births_observed(row, in, births) + 0.5);
}

// The county's rate in its base year. Before: gamma of shape a and mean m, the nation's rate. After d events among n
// births: gamma of shape a + d and mean (a + d) / (a / m + n). Of a row with a part, all of this is of the rest, and
// the nation weighs as many births a / m as it does for the part: so both together are a gamma number again.
//
// returns  events per birth
double base_rate(const RareEventRow& row, const RareEventRow* part, const Replication& in, double births,
                 const Stream<1>& stream) {
    const double mean = national_rate(row, in) - (part != nullptr ? national_rate(*part, in) : 0);
    if (mean <= 0) return 0;  // the nation has none but those of the part
    const RareEventRow& weighed = part != nullptr ? *part : row;
    const double prior = in[weighed.prior_events.in_year(0)], national = national_rate(weighed, in);
    double shape = prior * (mean / national), exposure = prior / national;
    if (row.has_base) {
        const double of_part = part != nullptr ? events_observed(*part, in, births) : 0;
        shape += std::max(events_observed(row, in, births) - of_part, 0.0);
        exposure += births_observed(row, in, births);
    }
    return gamma_number(stream, 0, shape) / exposure;
}

// part_events  of the part's row [year]; null where there is none
void rare_event(const Parameters& parameters, const RareEventRow& row, const Column* part_events, const Replication& in,
                Column out) {
    const RareEventRow* part =
        part_events != nullptr ? &parameters.rare_events[static_cast<std::size_t>(row.part)] : nullptr;
    const auto of_part = [&](int t) { return part_events != nullptr ? (*part_events)[t] : 0.0; };
    const Stream<1> first = stream_of(in, row.unit, Process::rare_event, 0);
    const double births = in.recorded_in(0, parameters.births);
    const double rate = base_rate(row, part, in, births, first);
    // Numbers 0 and 1 of the first stream are the rate's.
    out[0] =
        row.has_base && row.lag == 0 ? row.base * births : of_part(0) + poisson(first, 2, Lane<1>(rate * births)).v;
    double change = row.lag * in[row.log_change.in_year(0)];
    for (int t = 1; t <= parameters.calendar.years; ++t) {
        change += in[row.log_change.in_year(t)];
        const double expected = rate * exp(Lane<1>(change)).v * in.recorded_in(t, parameters.births);
        out[t] = of_part(t) + poisson(stream_of(in, row.unit, Process::rare_event, t), 0, Lane<1>(expected)).v;
    }
}

// Rows without a part first: the others add to them.
void rare_events(const Parameters& parameters, const Replication& in, double* out) {
    const std::vector<RareEventRow>& rows = parameters.rare_events;
    const std::size_t stride = parameters.series.size();
    for (const bool with_part : {false, true})
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if ((rows[i].part >= 0) != with_part) continue;
            const Column events{out + std::max(rows[i].part, 0), stride};
            rare_event(parameters, rows[i], with_part ? &events : nullptr, in, {out + i, stride});
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
    rare_events(parameters, replication, out);
    out += parameters.rare_events.size();
    for (const CoverageRow& row : parameters.coverage) coverage(parameters, row, replication, {out++, stride});
    for (const MilestoneRow& row : parameters.milestones) milestone(parameters, row, replication, {out++, stride});
}

}  // namespace permille::outcomes
