// From the ids of a row to series, or to the reason why the row is not projected.
#include "permille/indicators/measure.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "permille/base/phrases.hpp"
#include "permille/indicators/criterion.hpp"
#include "permille/indicators/verdict.hpp"
#include "permille/outcomes/parameters.hpp"
#include "permille/plan/amount.hpp"

namespace permille::indicators {
namespace {

using plan::Kind;
using plan::Operator;

bool has_base(const plan::Target& target) {
    return target.base.has_value() || !target.base_text.empty();
}

std::optional<Text> missing_number(const plan::Target& target) {
    if (target.target || target.percent_of_base || compares_with_base(target)) return std::nullopt;
    if (target.target_text.empty()) return say(Phrase::reason_no_target);
    return say(Phrase::reason_target_in_words, {target.target_text});
}

// The row's id: rows are numbered once in a plan.
std::string id_of(const plan::Target& target, const Scenario& scenario) {
    for (const auto& [id, row] : scenario.targets)
        if (row.row == target.row) return id;
    return "";
}

int base_year_of(const plan::Target& target, const Horizon& horizon) {
    return static_cast<int>(target.base_year != 0 ? target.base_year : horizon.base);
}

bool base_meets(const plan::Target& target, const Scenario& scenario) {
    if (!target.base) return false;
    const int years = year_of(target, scenario.horizon) - base_year_of(target, scenario.horizon);
    const double base = target.base->mean_in(base_year_of(target, scenario.horizon));
    return Criterion(target, years).met(base, base);
}

// Without a history: what the target would take.
Text without_history(const plan::Target& target, const std::string& id, const Scenario& scenario) {
    if (base_meets(target, scenario)) return say(Phrase::reason_no_history_met);
    const Pace pace = pace_of(scenario, id, target);
    if (!pace.required || *pace.required == 0) return say(Phrase::reason_no_history);
    return say(Phrase::reason_no_history_needs,
               {plan::difference(fmt::format("{:+.2f}", *pace.required), target.unit)});
}

// Why a row that is made of events, of a pace or of projects has none of them.
std::optional<Text> obstacle(const plan::Target& target, const std::string& id, const Scenario& scenario) {
    const int base_year = static_cast<int>(scenario.horizon.base);
    switch (outcomes::obstacle_of(target, scenario.history.find(id), scenario.events, base_year)) {
        case outcomes::Obstacle::none: break;
        case outcomes::Obstacle::no_base: return say(Phrase::reason_no_base);
        case outcomes::Obstacle::no_history: return without_history(target, id, scenario);
        case outcomes::Obstacle::no_event: return say(Phrase::reason_not_simulated, {target.indicator->numerator});
    }
    const bool against_base = compares_with_base(target) || target.percent_of_base;
    if (against_base && !target.base && target.kind != Kind::milestone) return say(Phrase::reason_no_base);
    if (target.kind == Kind::milestone && target.completed_by.empty() && !base_meets(target, scenario))
        return say(Phrase::reason_no_project);
    return std::nullopt;
}

bool made_of_outcomes(Kind kind) {
    return kind == Kind::rare_event || kind == Kind::coverage || kind == Kind::milestone;
}

// The series that the row itself left behind.
Measured measure_of_outcome(const plan::Target& target, const Scenario& scenario, std::span<const std::string> series) {
    if (target.kind == Kind::rare_event && !target.indicator)
        return {.measure = {}, .reason = say(Phrase::reason_no_indicator)};
    const std::string id = id_of(target, scenario);
    if (const auto why_not = obstacle(target, id, scenario)) return {.measure = {}, .reason = *why_not};
    const Horizon& horizon = scenario.horizon;
    const int base_year = base_year_of(target, horizon);
    Measure measure{.numerator = position_of(series, outcomes::series_of(id)),
                    .lag = static_cast<int>(horizon.base) - base_year,
                    .counted = target.kind != Kind::coverage,
                    .rare = target.kind == Kind::rare_event};
    if (measure.numerator < 0) return {.measure = {}, .reason = say(Phrase::reason_not_simulated, {id})};
    if (measure.rare) {
        measure.denominator = position_of(series, target.indicator->denominator);
        if (measure.denominator < 0)
            return {.measure = {}, .reason = say(Phrase::reason_not_simulated, {target.indicator->denominator})};
        measure.per = target.indicator->per.mean_in(base_year);
    }
    if (target.kind == Kind::milestone && target.out_of) {
        measure.whole = target.out_of->mean_in(base_year);
        measure.per = 100;
    }
    if (target.kind != Kind::milestone && target.base && target.base->certain())
        measure.base = target.base->mean_in(base_year);
    return {.measure = measure, .reason = {}};
}

// What is missing where patients are not simulated.
Text service_reason(const Scenario& scenario, std::span<const std::string> series) {
    if (!scenario.demand || !scenario.care) return say(Phrase::reason_service);
    if (!scenario.staffing || position_of(series, "staffed_beds") < 0) return say(Phrase::reason_service_beds);
    if (position_of(series, scenario.staffing->physicians) < 0) return say(Phrase::reason_service_physicians);
    return say(Phrase::reason_service_ways);
}

Measured measure_of_stock(const plan::Target& target, const Scenario& scenario, std::span<const std::string> series) {
    if (!target.indicator) return {.measure = {}, .reason = say(Phrase::reason_no_indicator)};
    const plan::Indicator& indicator = *target.indicator;
    Measure measure{
        .numerator = position_of(series, indicator.numerator),
        .counted = indicator.numerator != "life_expectancy" && !indicator.numerator.ends_with(least_within_reach)};
    if (measure.numerator < 0 && target.kind == Kind::service)
        return {.measure = {}, .reason = service_reason(scenario, series)};
    if (measure.numerator < 0)
        return {.measure = {},
                .reason = has_base(target) ? say(Phrase::reason_not_simulated, {indicator.numerator})
                                           : say(Phrase::reason_no_base)};
    if (!indicator.denominator.empty()) {
        measure.denominator = position_of(series, indicator.denominator);
        if (measure.denominator < 0)
            return {.measure = {}, .reason = say(Phrase::reason_not_simulated, {indicator.denominator})};
        measure.per = indicator.per.mean_in(static_cast<int>(scenario.horizon.base));
    }
    return {.measure = measure, .reason = {}};
}

Text monitor_reason(const plan::Target& target) {
    if (!has_base(target)) return say(Phrase::reason_no_base);
    if (const auto missing = missing_number(target)) return *missing;
    return say(Phrase::reason_monitor);
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

Measured measure_of(const plan::Target& target, const Scenario& scenario, std::span<const std::string> series) {
    if (target.kind == Kind::monitor) return {.measure = {}, .reason = monitor_reason(target)};
    if (const auto missing = missing_number(target)) return {.measure = {}, .reason = *missing};
    const Horizon& horizon = scenario.horizon;
    Measured found = made_of_outcomes(target.kind) ? measure_of_outcome(target, scenario, series)
                                                   : measure_of_stock(target, scenario, series);
    if (!found.measure) return found;
    const int year = year_of(target, horizon);
    if (year <= horizon.base || year > horizon.target)
        return {.measure = {}, .reason = say(Phrase::reason_year_outside, {year, horizon.base, horizon.target})};
    found.measure->year = year - static_cast<int>(horizon.base);
    return found;
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

}  // namespace permille::indicators
