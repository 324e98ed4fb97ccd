// Looks for clipping in the series of each stock.
#include "permille/indicators/clipped.hpp"

#include <string_view>

#include "permille/indicators/measure.hpp"

namespace permille::indicators {
namespace {

constexpr double negligible = 1e-6;  // of a person or bed: rounding

// Share of the replications in which the series is above 0 in any year; 0 where there is no such series.
double share_above_zero(const simulation::Ensemble& ensemble, const std::string& name,
                        std::span<const std::int64_t> replications) {
    const int series = position_of(ensemble.series(), name);
    if (series < 0) return 0;
    std::size_t count = 0;
    for (const std::int64_t replication : replications) {
        bool any = false;
        for (int t = 1; t <= ensemble.years() && !any; ++t)
            any = ensemble.values(series, t)[static_cast<std::size_t>(replication)] > negligible;
        count += any ? 1 : 0;
    }
    return static_cast<double>(count) / static_cast<double>(replications.size());
}

}  // namespace

std::vector<Clipped> clipped_of(const Scenario& scenario, const simulation::Ensemble& ensemble,
                                std::span<const std::int64_t> replications) {
    std::vector<Clipped> found;
    if (replications.empty()) return found;
    const auto look = [&](const std::string& id, const Text& name, ClippedKind kind, std::string_view ending) {
        const double share = share_above_zero(ensemble, id + std::string(ending), replications);
        if (share > 0) found.push_back({id, name.empty() ? Text{id, id} : name, kind, share});
    };
    for (const auto& [id, cadre] : scenario.workforce) {
        look(id, cadre.name, ClippedKind::recruits, ".offers_clipped");
        for (const auto& [held, qualification] : cadre.qualifications)
            look(held, qualification.name, ClippedKind::training, ".training_clipped");
    }
    for (const auto& [id, capacity] : scenario.capacity)
        look(id, capacity.name, ClippedKind::growth, ".growth_clipped");
    return found;
}

}  // namespace permille::indicators
