// The results of a sweep as one tidy table.
#include "permille/report/sweep_export.hpp"

#include <cmath>

#include "permille/describe/number.hpp"
#include "permille/report/csv.hpp"
#include "pieces.hpp"

namespace permille::report {

std::string told(const std::optional<double>& value, std::string_view unknown) {
    if (!value || !std::isfinite(*value)) return std::string(unknown);
    return shortest_text(*value == 0 ? 0.0 : *value);
}

void sweep_csv(const SweepStore& store, const Sink& write) {
    const SweepPlan& plan = store.plan();
    Pieces out(write);
    out << "scenario,digest,version,seed,point,replications";
    for (const SweepFactor& factor : plan.factors) out << "," << csv_cell(factor.path);
    out << ",target,statistic,year,unit,value\n";
    const std::string sweep = "," + csv_cell(plan.version) + "," + std::to_string(plan.seed) + ",";
    std::vector<std::string> measures;
    for (const SweepMeasure& measure : plan.measures)
        measures.push_back("," + csv_cell(measure.target) + "," + measure.statistic + "," +
                           std::to_string(measure.year) + "," + csv_cell(measure.unit) + ",");
    store.for_each([&](const SweepPoint& point) {
        const auto [scenario, digest] = plan.scenario_of(point);
        std::string start = csv_cell(scenario) + "," + digest + sweep + std::to_string(point.point) + "," +
                            std::to_string(point.replications);
        for (const std::string& level : point.levels) start += "," + csv_cell(level);
        for (std::size_t i = 0; i < measures.size(); ++i)
            out << start << measures[i] << told(point.values[i], "") << "\n";
    });
    out.finish();
}

}  // namespace permille::report
