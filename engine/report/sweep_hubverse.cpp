// The results of a sweep as model output of the hubverse.
#include <string>

#include "permille/report/csv.hpp"
#include "permille/report/sweep_export.hpp"
#include "pieces.hpp"

namespace permille::report {
namespace {

// How a measure is told there: the target it is of, and its output type and id.
struct Prediction {
    std::string target, type, id;
};

std::optional<Prediction> prediction_of(const SweepMeasure& measure) {
    const std::string& statistic = measure.statistic;
    if (statistic == "median" || statistic == "mean") return Prediction{measure.target, statistic, "NA"};
    if (statistic == "p05") return Prediction{measure.target, "quantile", "0.05"};
    if (statistic == "p95") return Prediction{measure.target, "quantile", "0.95"};
    if (statistic.size() > 1 && statistic[0] == 'q') return Prediction{measure.target, "quantile", statistic.substr(1)};
    if (statistic == "shortfall") return Prediction{measure.target + " shortfall", "median", "NA"};
    if (statistic == "p_reach") return Prediction{measure.target + " reached", "pmf", "reached"};
    return std::nullopt;
}

std::string end_of(int year) {
    return std::to_string(year) + "-12-31";
}

}  // namespace

std::vector<std::string> hubverse_csv(const SweepStore& store, const Sink& write) {
    const SweepPlan& plan = store.plan();
    Pieces out(write);
    out << "origin_date,target_date,location,scenario_id,replications,seed,digest,version";
    for (const SweepFactor& factor : plan.factors) out << "," << csv_cell(factor.path);
    out << ",target,output_type,output_type_id,value\n";
    const std::string seed = "," + std::to_string(plan.seed) + ",", version = "," + csv_cell(plan.version);
    std::vector<std::optional<Prediction>> predictions;
    std::vector<std::string> left_out;
    for (const SweepMeasure& measure : plan.measures) {
        predictions.push_back(prediction_of(measure));
        if (!predictions.back()) left_out.push_back(measure.id());
    }
    store.for_each([&](const SweepPoint& point) {
        const auto [scenario, digest] = plan.scenario_of(point);
        std::string task = "," + csv_cell(scenario) + "," + std::to_string(point.point) + "," +
                           std::to_string(point.replications) + seed + digest + version;
        for (const std::string& level : point.levels) task += "," + csv_cell(level);
        for (std::size_t i = 0; i < predictions.size(); ++i) {
            const std::string value = told(point.values[i], "");
            if (!predictions[i] || value.empty()) continue;
            const Prediction& one = *predictions[i];
            const std::string line = end_of(plan.base_year) + "," + end_of(plan.measures[i].year) + task + "," +
                                     csv_cell(one.target) + "," + one.type + ",";
            if (one.type == "pmf") out << line << "missed," << told(1 - *point.values[i], "") << "\n";
            out << line << one.id << "," << value << "\n";
        }
    });
    out.finish();
    return left_out;
}

}  // namespace permille::report
