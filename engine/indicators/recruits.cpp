// Recruits of each cadre and year, added up.
#include "permille/indicators/recruits.hpp"

#include <vector>

#include "permille/indicators/measure.hpp"

namespace permille::indicators {

std::optional<Band> recruits_of(const Scenario& scenario, const simulation::Ensemble& ensemble,
                                std::span<const std::int64_t> replications) {
    if (!scenario.recruits || replications.empty()) return std::nullopt;
    std::vector<double> total(replications.size(), 0.0);
    bool any = false;
    for (const auto& [id, cadre] : scenario.workforce) {
        const int series = position_of(ensemble.series(), id + ".recruited");
        if (series < 0) continue;
        any = true;
        for (int t = 1; t <= ensemble.years(); ++t) {
            const auto values = ensemble.values(series, t);
            for (std::size_t i = 0; i < total.size(); ++i)
                total[i] += values[static_cast<std::size_t>(replications[i])];
        }
    }
    return any ? std::optional(band_of(total)) : std::nullopt;
}

}  // namespace permille::indicators
