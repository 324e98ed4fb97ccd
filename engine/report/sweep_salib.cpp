// The results of a sweep as SALib's parameter file and matrices.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "permille/base/failure.hpp"
#include "permille/base/phrases.hpp"
#include "permille/report/csv.hpp"
#include "permille/report/sweep_export.hpp"
#include "pieces.hpp"

namespace permille::report {
namespace {

std::optional<double> plain_number(std::string_view level) {
    double value = 0;
    if (level.starts_with('+')) level.remove_prefix(1);
    const char* end = level.data() + level.size();
    const auto [stop, error] = std::from_chars(level.data(), end, value);
    if (error != std::errc() || stop != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

struct Range {
    double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
};

// The range of each factor's levels; refuses a sweep of which SALib could make nothing.
std::vector<Range> ranges_of(const SweepStore& store) {
    const SweepPlan& plan = store.plan();
    std::vector<Range> ranges(plan.factors.size());
    std::int64_t done = 0;
    store.for_each_of(store.common_replications(), [&](const SweepPoint& point) {
        ++done;
        for (std::size_t factor = 0; factor < ranges.size(); ++factor) {
            const std::string& level = point.levels[factor];
            const std::optional<double> value = plain_number(level);
            if (!value)
                throw Failure(say(Phrase::salib_needs_numbers,
                                  {printable(plan.factors[factor].path), point.point, excerpt(level)}));
            ranges[factor].lowest = std::min(ranges[factor].lowest, *value);
            ranges[factor].highest = std::max(ranges[factor].highest, *value);
        }
    });
    if (done == 0 && !store.done().empty()) throw Failure(say(Phrase::sens_mixed, {printable(store.path().string())}));
    if (done < plan.points)
        throw Failure(say(Phrase::salib_needs_all, {printable(store.path().string()), done, plan.points}));
    return ranges;
}

void write_parameters(const SweepPlan& plan, const std::vector<Range>& ranges, const Sink& write) {
    Pieces out(write);
    for (std::size_t i = 0; i < plan.factors.size(); ++i) {
        const SweepFactor& factor = plan.factors[i];
        const double lower = factor.bounds ? factor.bounds->first : ranges[i].lowest;
        const double upper = factor.bounds ? factor.bounds->second : ranges[i].highest;
        // NA: a group of its own.
        out << csv_cell(factor.path) << "," << told(lower, "nan") << "," << told(upper, "nan") << ",NA,"
            << (factor.distribution.empty() ? "unif" : factor.distribution) << "\n";
    }
    out.finish();
}

// A line for each point, of one number for each column, blanks between.
void write_matrix(const SweepStore& store, const Sink& write, std::size_t columns,
                  const std::function<std::optional<double>(const SweepPoint&, std::size_t column)>& number) {
    Pieces out(write);
    store.for_each_of(store.common_replications(), [&](const SweepPoint& point) {
        for (std::size_t column = 0; column < columns; ++column)
            out << (column > 0 ? " " : "") << told(number(point, column), "nan");
        out << "\n";
    });
    out.finish();
}

void write_points(const SweepStore& store, const Sink& write) {
    const SweepPlan& plan = store.plan();
    Pieces out(write);
    out << "scenario,digest,version,seed,point,replications\n";
    store.for_each_of(store.common_replications(), [&](const SweepPoint& point) {
        const auto [scenario, digest] = plan.scenario_of(point);
        out << csv_cell(scenario) << "," << digest << "," << csv_cell(plan.version) << "," << std::to_string(plan.seed)
            << "," << std::to_string(point.point) << "," << std::to_string(point.replications) << "\n";
    });
    out.finish();
}

void write_measures(const SweepPlan& plan, const Sink& write) {
    Pieces out(write);
    out << "target,statistic,year,unit\n";
    for (const SweepMeasure& measure : plan.measures)
        out << csv_cell(measure.target) << "," << measure.statistic << "," << std::to_string(measure.year) << ","
            << csv_cell(measure.unit) << "\n";
    out.finish();
}

}  // namespace

std::vector<ExportFile> salib_files(const SweepStore& store) {
    const SweepPlan& plan = store.plan();
    return {{"parameters.txt",
             [&plan, ranges = ranges_of(store)](const Sink& write) { write_parameters(plan, ranges, write); }},
            {"model_input.txt",
             [&store, &plan](const Sink& write) {
                 write_matrix(store, write, plan.factors.size(), [](const SweepPoint& point, std::size_t factor) {
                     return plain_number(point.levels[factor]);
                 });
             }},
            {"model_output.txt",
             [&store, &plan](const Sink& write) {
                 write_matrix(store, write, plan.measures.size(),
                              [](const SweepPoint& point, std::size_t measure) { return point.values[measure]; });
             }},
            {"points.csv", [&store](const Sink& write) { write_points(store, write); }},
            {"measures.csv", [&plan](const Sink& write) { write_measures(plan, write); }}};
}

}  // namespace permille::report
