// From the ids of a row to series, or to the reason why the row is not projected.
#include "permille/indicators/measure.hpp"

#include <algorithm>
#include <array>

#include "permille/base/phrases.hpp"

namespace permille::indicators {
namespace {

using plan::Kind;
using plan::Operator;

// Kinds that wait for a model of their own (model, section 7). A monitor row waits for none: what it lacks is the
// reason.
std::optional<Phrase> later_kind(Kind kind) {
    switch (kind) {
        case Kind::service: return Phrase::reason_service;
        case Kind::rare_event: return Phrase::reason_rare_event;
        case Kind::coverage: return Phrase::reason_coverage;
        case Kind::milestone: return Phrase::reason_milestone;
        default: return std::nullopt;
    }
}

bool has_base(const plan::Target& target) {
    return target.base.has_value() || !target.base_text.empty();
}

std::optional<Text> missing_number(const plan::Target& target) {
    if (target.target || target.percent_of_base || compares_with_base(target)) return std::nullopt;
    if (target.target_text.empty()) return say(Phrase::reason_no_target);
    return say(Phrase::reason_target_in_words, {target.target_text});
}

Text monitor_reason(const plan::Target& target) {
    if (!has_base(target)) return say(Phrase::reason_no_base);
    if (const auto missing = missing_number(target)) return *missing;
    return say(Phrase::reason_monitor);
}

// Staff are counted in 人; in English by their name, which a scenario gives in the plural ("nurses").
Text counted_staff(const Text& name) {
    const Text people = say(Phrase::unit_people);
    return name.en.empty() || name.en == name.zh ? people : Text{people.zh, name.en};
}

}  // namespace

int position_of(std::span<const std::string> series, std::string_view name) {
    const auto found = std::find(series.begin(), series.end(), name);
    return found == series.end() ? -1 : static_cast<int>(found - series.begin());
}

int year_of(const plan::Target& target, const Horizon& horizon) {
    return static_cast<int>(target.year != 0 ? target.year : horizon.target);
}

bool compares_with_base(const plan::Target& target) {
    return target.op == Operator::keep || target.op == Operator::raise || target.op == Operator::lower;
}

Measured measure_of(const plan::Target& target, const Horizon& horizon, std::span<const std::string> series) {
    if (target.kind == Kind::monitor) return {.measure = {}, .reason = monitor_reason(target)};
    if (const auto later = later_kind(target.kind)) return {.measure = {}, .reason = say(*later)};
    if (const auto missing = missing_number(target)) return {.measure = {}, .reason = *missing};
    if (!target.indicator) return {.measure = {}, .reason = say(Phrase::reason_no_indicator)};

    const plan::Indicator& indicator = *target.indicator;
    Measure measure{.numerator = position_of(series, indicator.numerator),
                    .counted = indicator.numerator != "life_expectancy"};
    if (measure.numerator < 0)
        return {.measure = {},
                .reason = has_base(target) ? say(Phrase::reason_not_simulated, {indicator.numerator})
                                           : say(Phrase::reason_no_base)};
    if (!indicator.denominator.empty()) {
        measure.denominator = position_of(series, indicator.denominator);
        if (measure.denominator < 0)
            return {.measure = {}, .reason = say(Phrase::reason_not_simulated, {indicator.denominator})};
        measure.per = indicator.per.mean_in(static_cast<int>(horizon.base));
    }
    const int year = year_of(target, horizon);
    if (year <= horizon.base || year > horizon.target)
        return {.measure = {}, .reason = say(Phrase::reason_year_outside, {year, horizon.base, horizon.target})};
    measure.year = year - static_cast<int>(horizon.base);
    return {.measure = measure, .reason = {}};
}

std::vector<std::int64_t> finished_replications(const simulation::Ensemble& ensemble) {
    std::vector<char> failed(static_cast<std::size_t>(ensemble.replications()), 0);
    for (const simulation::FailedReplication& one : ensemble.failed)
        failed[static_cast<std::size_t>(one.replication)] = 1;
    std::vector<std::int64_t> finished;
    finished.reserve(failed.size());
    for (std::size_t r = 0; r < failed.size(); ++r)
        if (!failed[r]) finished.push_back(static_cast<std::int64_t>(r));
    return finished;
}

Text natural_unit(const Scenario& scenario, const plan::Target& target) {
    if (!target.indicator) return target.unit;
    const std::string& id = target.indicator->numerator;
    if (const facilities::Capacity* capacity = scenario.capacity.find(id))
        return capacity->unit.empty() ? say(Phrase::unit_pieces) : capacity->unit;
    for (const auto& [cadre_id, cadre] : scenario.workforce) {
        const workforce::Qualification* qualification = cadre.qualifications.find(id);
        if (cadre_id == id || qualification != nullptr)
            return counted_staff(qualification ? qualification->name : cadre.name);
    }
    // Ids of people that are counted; everything else that has no denominator is in the row's unit (life expectancy).
    constexpr std::array people{"residents",     "births",         "deaths",         "children_under_3",
                                "children_0_14", "people_15_plus", "people_65_plus", "women_15_49"};
    if (std::find(people.begin(), people.end(), id) != people.end()) return say(Phrase::unit_people);
    if (target.indicator->denominator.empty()) return target.unit;
    // A density of something that the scenario does not know: what its unit counts (人/千人 counts 人).
    const Text pieces = say(Phrase::unit_pieces);
    const auto slash = target.unit.zh.find('/');
    return slash == std::string::npos || slash == 0 ? pieces : Text{target.unit.zh.substr(0, slash), pieces.en};
}

}  // namespace permille::indicators
