// How often an alliance is there in time.
#include "permille/indicators/late_alliances.hpp"

#include <algorithm>

#include "permille/indicators/patients.hpp"

namespace permille::indicators {

std::vector<LateAlliance> late_alliances(const Scenario& scenario, const simulation::Ensemble& ensemble,
                                         std::span<const std::int64_t> replications) {
    constexpr double worth_saying = 0.05;
    std::vector<LateAlliance> late;
    if (!patients_simulated(ensemble) || replications.empty()) return late;
    for (const auto& [id, alliance] : scenario.alliances) {
        const int complete = ensemble.series_index(alliance.project + ".complete");
        if (scenario.projects.find(alliance.project) == nullptr || complete < 0) continue;
        const std::span<const double> founded = ensemble.values(complete, std::max(ensemble.years() - 1, 0));
        const auto acting = std::count_if(replications.begin(), replications.end(), [&](std::int64_t replication) {
            return founded[static_cast<std::size_t>(replication)] > 0.5;
        });
        const double share = static_cast<double>(acting) / static_cast<double>(replications.size());
        if (share < worth_saying) late.push_back({id, share});
    }
    return late;
}

}  // namespace permille::indicators
