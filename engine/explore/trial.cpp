// Building, running and looking at one variant.
#include "permille/explore/trial.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

#include "permille/indicators/criterion.hpp"
#include "permille/indicators/estimate.hpp"
#include "permille/indicators/measure.hpp"
#include "permille/simulation/simulate.hpp"

namespace permille::explore {

Rows rows_of(const Scenario& scenario, const simulation::Ensemble& ensemble) {
    Rows rows;
    for (const auto& [id, target] : scenario.targets)
        rows.push_back(indicators::sample_row(scenario, target, ensemble));
    return rows;
}

double reach_of(const indicators::Samples& samples, std::span<const std::int64_t> replications) {
    if (replications.empty()) return 0;
    std::int64_t met = 0;
    for (const std::int64_t r : replications) met += samples.met[static_cast<std::size_t>(r)];
    return static_cast<double>(met) / static_cast<double>(replications.size());
}

indicators::Probability reach_interval(const indicators::Samples& samples, std::span<const std::int64_t> replications) {
    indicators::Batches batches{};
    for (const std::int64_t r : replications) {
        indicators::Tally& batch = batches[static_cast<std::size_t>(r % indicators::batch_count)];
        ++batch.all;
        batch.met += samples.met[static_cast<std::size_t>(r)];
    }
    return indicators::simulation_interval(batches);
}

double median_of_row(const indicators::Samples& samples, std::span<const std::int64_t> replications) {
    std::vector<double> values;
    for (const std::int64_t r : replications)
        if (const double value = samples.value[static_cast<std::size_t>(r)]; std::isfinite(value))
            values.push_back(value);
    return values.empty() ? std::numeric_limits<double>::quiet_NaN() : indicators::quantile_of(values, 0.5);
}

double ahead(const Scenario& scenario, std::size_t row) {
    constexpr int any_years = 1;
    return indicators::Criterion(scenario.targets.entries[row].value, any_years).at_least() ? 1 : -1;
}

Trial try_out(const Scenario& scenario, const simulation::Model& model, const RunSettings& settings) {
    simulation::Ensemble ensemble = simulation::simulate(model, {.replications = settings.replications,
                                                                 .seed = settings.seed,
                                                                 .points = settings.points,
                                                                 .threads = settings.threads,
                                                                 .lanes = settings.lanes,
                                                                 .block = settings.block,
                                                                 .towns = settings.towns,
                                                                 .progress = {},
                                                                 .interrupted = settings.interrupted});
    if (!ensemble.complete) throw Interrupted{};
    Rows rows = rows_of(scenario, ensemble);
    std::vector<std::int64_t> finished = indicators::finished_replications(ensemble);
    return {std::move(ensemble), std::move(rows), std::move(finished)};
}

Checked<Trial> try_out(const LoadedScenario& scenario, const RunSettings& settings) {
    Checked<Trial> tried;
    Checked<simulation::Model> model = simulation::build_model(scenario);
    tried.issues = std::move(model.issues);
    if (!model.value) return tried;
    tried.value.emplace(try_out(scenario.scenario, *model.value, settings));
    return tried;
}

std::vector<std::int64_t> finished_in_both(const Trial& a, const Trial& b) {
    std::vector<std::int64_t> both;
    std::set_intersection(a.finished.begin(), a.finished.end(), b.finished.begin(), b.finished.end(),
                          std::back_inserter(both));
    return both;
}

bool moves_row(const Trial& from, const Trial& to, std::size_t row) {
    if (!from.rows[row] || !to.rows[row]) return false;
    const auto &a = from.rows[row]->value, &b = to.rows[row]->value;
    for (const std::int64_t r : finished_in_both(from, to)) {
        const auto at = static_cast<std::size_t>(r);
        if (a[at] != b[at] && !(std::isnan(a[at]) && std::isnan(b[at]))) return true;
    }
    return false;
}

}  // namespace permille::explore
