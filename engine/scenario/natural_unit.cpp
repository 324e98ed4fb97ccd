// The unit of a row's numerator, found by its id.
#include "permille/scenario/natural_unit.hpp"

#include <algorithm>
#include <array>

#include "permille/base/phrases.hpp"

namespace permille {
namespace {

// Staff are counted in 人; in English by their name, which a scenario gives in the plural ("nurses").
Text counted_staff(const Text& name) {
    const Text people = say(Phrase::unit_people);
    return name.en.empty() || name.en == name.zh ? people : Text{people.zh, name.en};
}

}  // namespace

Text natural_unit(const Scenario& scenario, const plan::Target& target) {
    if (target.kind == plan::Kind::milestone && target.out_of) return say(Phrase::unit_pieces);
    if (!target.indicator) return target.unit;
    const std::string& id = target.indicator->numerator;
    if (const outcomes::Event* event = scenario.events.find(id))
        return event->unit.empty() ? say(Phrase::unit_pieces) : event->unit;
    if (const facilities::Capacity* capacity = scenario.capacity.find(id))
        return capacity->unit.empty() ? say(Phrase::unit_pieces) : capacity->unit;
    for (const auto& [cadre_id, cadre] : scenario.workforce) {
        const workforce::Qualification* qualification = cadre.qualifications.find(id);
        if (cadre_id == id || qualification != nullptr)
            return counted_staff(qualification ? qualification->name : cadre.name);
    }
    if (id == "births") return say(Phrase::unit_births);
    if (id == "deaths") return say(Phrase::unit_deaths);
    // Ids of people that are counted; everything else that has no denominator is in the row's unit (life expectancy).
    constexpr std::array people{"residents",      "children_under_3", "children_0_14",
                                "people_15_plus", "people_65_plus",   "women_15_49"};
    if (std::find(people.begin(), people.end(), id) != people.end()) return say(Phrase::unit_people);
    if (id.starts_with("visits_") || id.starts_with("outpatients_") || id.starts_with("inpatients_"))
        return say(Phrase::unit_visits);
    if (id == "bed_days") return say(Phrase::unit_bed_days);
    if (id.ends_with("people_covered")) return say(Phrase::unit_people);
    if (target.indicator->denominator.empty()) return target.unit;
    // A density of something that the scenario does not know: what its unit counts (人/千人 counts 人).
    const Text pieces = say(Phrase::unit_pieces);
    const auto slash = target.unit.zh.find('/');
    return slash == std::string::npos || slash == 0 ? pieces : Text{target.unit.zh.substr(0, slash), pieces.en};
}

}  // namespace permille
