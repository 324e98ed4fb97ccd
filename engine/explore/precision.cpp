// Doubling the replications, and keeping those that there are.
#include "permille/explore/precision.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "permille/base/contracts.hpp"
#include "permille/explore/trial.hpp"
#include "permille/indicators/interval.hpp"
#include "permille/indicators/measure.hpp"
#include "permille/indicators/verdict.hpp"

namespace permille::explore {

double ensemble_bytes(const simulation::Model& model, std::int64_t replications) {
    return static_cast<double>(model.series().size()) * (model.calendar().years + 1) *
           static_cast<double>(replications) * static_cast<double>(sizeof(double));
}

std::vector<std::string> borderline_rows(const Scenario& scenario, const simulation::Ensemble& ensemble) {
    const std::vector<std::int64_t> replications = indicators::finished_replications(ensemble);
    std::vector<std::string> found;
    if (replications.empty()) return found;
    for (const auto& [id, target] : scenario.targets) {
        // One row at a time: the values of all rows of a million replications would be another ensemble.
        const auto samples = indicators::sample_row(scenario, target, ensemble);
        if (samples && indicators::borderline(reach_interval(*samples, replications))) found.push_back(id);
    }
    return found;
}

Refined refine(const Scenario& scenario, const simulation::Model& model, const simulation::RunOptions& options,
               const std::function<void(std::int64_t)>& starts, double most_bytes) {
    // Where old and new together would not fit, the old ones are given up and simulated again: the same bits.
    const auto grown = [&](simulation::Ensemble ensemble, std::int64_t all) {
        simulation::RunOptions more = options;
        more.replications = all;
        if (ensemble_bytes(model, ensemble.replications() + all) > most_bytes) {
            ensemble = simulation::Ensemble({}, 0, 0, 0);
            return simulation::simulate(model, more);
        }
        return simulation::simulate_more(model, more, std::move(ensemble));
    };
    if (starts) starts(options.replications);
    Refined refined{simulation::simulate(model, options), {}};
    while (refined.ensemble.complete) {
        const std::int64_t done = refined.ensemble.replications();
        refined.precision.borderline = borderline_rows(scenario, refined.ensemble);
        if (refined.precision.borderline.empty()) break;
        const std::int64_t next = std::min(2 * done, most_precise_replications);
        if (next <= done) {
            refined.precision.stopped = Precision::Stopped::limit;
            break;
        }
        if (ensemble_bytes(model, next) > most_bytes) {
            refined.precision.stopped = Precision::Stopped::memory;
            refined.precision.next = next;
            refined.precision.next_bytes = ensemble_bytes(model, next);
            break;
        }
        if (starts) starts(next);
        refined.ensemble = grown(std::move(refined.ensemble), next);
    }
    return refined;
}

}  // namespace permille::explore
