// Reads the series of beds and staffed beds; where the second is missing, says why.
#include "permille/indicators/staffed_beds.hpp"

#include "permille/base/phrases.hpp"
#include "permille/indicators/measure.hpp"

namespace permille::indicators {
namespace {

// Series of the facilities.
constexpr std::string_view beds_series = "beds", staffed_series = "staffed_beds";

// The first obstacle, in the order in which the model meets them.
Text reason_of(const Scenario& scenario, const simulation::Ensemble& ensemble) {
    if (!scenario.staffing) return say(Phrase::staffed_without_norms);
    for (const std::string& id : {scenario.staffing->nurses, scenario.staffing->physicians}) {
        if (position_of(ensemble.series(), id) >= 0) continue;
        const workforce::Cadre* cadre = scenario.workforce.find(id);
        return say(Phrase::staffed_without_cadre,
                   {cadre != nullptr && !cadre->name.empty() ? cadre->name : Text{id, id}});
    }
    return say(Phrase::staffed_without_places);
}

}  // namespace

std::optional<StaffedBeds> staffed_beds_of(const Scenario& scenario, const simulation::Ensemble& ensemble,
                                           std::span<const std::int64_t> replications) {
    const int beds = position_of(ensemble.series(), beds_series);
    if (beds < 0 || replications.empty()) return std::nullopt;
    const auto at_the_end = [&](const Measure& measure) { return estimate(ensemble, measure, replications).back(); };
    StaffedBeds found{.counted = at_the_end({.numerator = beds}), .staffed = {}, .per_1000 = {}, .reason = {}};
    const int staffed = position_of(ensemble.series(), staffed_series);
    if (staffed < 0) {
        found.reason = reason_of(scenario, ensemble);
        return found;
    }
    found.staffed = at_the_end({.numerator = staffed});
    const int residents = position_of(ensemble.series(), "residents");
    if (residents >= 0) found.per_1000 = at_the_end({.numerator = staffed, .denominator = residents, .per = 1000});
    return found;
}

}  // namespace permille::indicators
