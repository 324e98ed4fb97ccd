// Rules for what rows of single kinds state: rare events, coverage, milestones.
#include <algorithm>
#include <variant>

#include "checker.hpp"
#include "permille/base/calendar.hpp"
#include "permille/base/text.hpp"
#include "permille/outcomes/coverage.hpp"

namespace permille {
namespace {

using plan::Kind;
using plan::Target;

void only_for(Checker& checker, const std::string& path, bool stated, Kind kind, const Target& target) {
    if (stated && target.kind != kind) checker.mistake(path, say(Phrase::field_of_kind, {name_of(kind)}));
}

void must_be_known(Checker& checker, const Number& number) {
    if (!std::holds_alternative<double>(number.form)) checker.mistake(number.path, say(Phrase::must_be_known));
}

void check_rare_event(Checker& checker, const std::string& path, const Target& target) {
    if (!target.indicator) return;
    checker.must_exist(path + ".indicator.numerator", target.indicator->numerator, Phrase::noun_event,
                       ids_of(checker.scenario.events));
    if (target.indicator->denominator != "births")
        checker.mistake(path + ".indicator.denominator", say(Phrase::event_denominator));
    checker.one_value(target.base_births);
}

// What a row of this scale can be: a share lies within 0..100, and what moves by its logarithm above 0.
void check_on_scale(Checker& checker, plan::Scale scale, const std::optional<Number>& number) {
    const auto value = number ? checker.certain(*number) : std::nullopt;
    if (!value) return;
    if (scale == plan::Scale::share && (*value < 0 || *value > 100))
        checker.mistake(number->path, say(Phrase::share_outside));
    if (scale == plan::Scale::amount && *value <= 0) checker.mistake(number->path, say(Phrase::not_above_zero));
}

void check_years_on_scale(Checker& checker, plan::Scale scale, const Map<Number>& years) {
    for (const auto& [year, value] : years) check_on_scale(checker, scale, value);
}

void check_coverage(Checker& checker, const std::string& path, const std::string& id, const Target& target) {
    const plan::Scale scale = outcomes::scale_of(target);
    check_on_scale(checker, scale, target.base);
    check_on_scale(checker, scale, target.target);
    if (const plan::History* history = checker.scenario.history.find(id))
        check_years_on_scale(checker, scale, history->years);
    if (!target.trend) return;
    const plan::Trend& trend = *target.trend;
    for (const auto* number :
         {&trend.per_year, &trend.county_sd, &trend.yearly_sd, &trend.persistence, &trend.measurement_sd})
        checker.one_value(*number);
    if (!trend.above) return;
    if (trend.per_year) checker.mistake(path + ".trend.above", say(Phrase::give_only_one, {"per_year", "above"}));
    if (trend.above->years.size() == 1) checker.mistake(path + ".trend.above.years", say(Phrase::history_too_short));
    check_years(checker, path + ".trend.above.years", trend.above->years);
    check_years_on_scale(checker, scale, trend.above->years);
}

void check_milestone(Checker& checker, const std::string& path, const Target& target) {
    checker.keys_must_exist(path + ".completed_by", target.completed_by, Phrase::noun_project,
                            checker.scenario.projects);
    CertainSum completed;
    for (const auto& [project, units] : target.completed_by) {
        must_be_known(checker, units);
        completed.add(checker.certain(units));
    }
    if (target.out_of) must_be_known(checker, *target.out_of);
    if (target.completed_by.empty()) return;
    const bool percent = target.unit.en.find('%') != std::string::npos;
    if (percent && !target.out_of) checker.mistake(path, say(Phrase::whole_missing));
    const double whole = target.out_of ? checker.certain(*target.out_of).value_or(0) : 0;
    if (whole == 0) return;
    const double base = target.base ? checker.certain(*target.base).value_or(0) : 0;
    const double standing = outcomes::units_standing(base, whole);
    if (completed.exceeds(whole - standing))
        checker.mistake(path + ".completed_by",
                        say(Phrase::completed_above_whole, {standing, completed.printed(), whole}));
}

}  // namespace

void check_years(Checker& checker, const std::string& path, const Map<Number>& years) {
    for (const auto& [year, value] : years) {
        if (!year_of(year)) checker.mistake(path + "." + year, say(Phrase::not_a_year, {excerpt(year, 40)}));
        checker.one_value(value);
    }
}

void check_row_fields(Checker& checker, const std::string& path, const std::string& id, const Target& target) {
    only_for(checker, path + ".base_births", target.base_births.has_value(), Kind::rare_event, target);
    only_for(checker, path + ".trend", target.trend.has_value(), Kind::coverage, target);
    only_for(checker, path + ".completed_by", !target.completed_by.empty(), Kind::milestone, target);
    only_for(checker, path + ".out_of", target.out_of.has_value(), Kind::milestone, target);
    // What counts people, beds, cases or parts of them is never less than none.
    if (target.kind != Kind::coverage && target.kind != Kind::monitor)
        for (const auto* number : {&target.base, &target.target})
            if (*number && checker.certain(**number).value_or(0) < 0)
                checker.mistake((*number)->path, say(Phrase::below_zero));
    if (target.kind == Kind::rare_event) check_rare_event(checker, path, target);
    if (target.kind == Kind::coverage) check_coverage(checker, path, id, target);
    if (target.kind == Kind::milestone) check_milestone(checker, path, target);
}

void check_events(Checker& checker) {
    const auto events = ids_of(checker.scenario.events);
    for (const auto& [id, event] : checker.scenario.events) {
        for (const Number* number : {&event.rate, &event.per, &event.prior_events}) checker.one_value(*number);
        const std::string path = "events." + id + ".includes";
        checker.must_exist(path, event.includes, Phrase::noun_event, events);
        const outcomes::Event* part = checker.scenario.events.find(event.includes);
        if (event.includes == id || (part != nullptr && !part->includes.empty()))
            checker.mistake(path, say(Phrase::event_part_of_part));
    }
    const outcomes::Coverage& coverage = checker.scenario.coverage;
    for (const outcomes::Spread* spread : {&coverage.share, &coverage.amount, &coverage.years})
        for (const Number* number :
             {&spread->county_sd, &spread->yearly_sd, &spread->persistence, &spread->measurement_sd})
            checker.one_value(*number);
}

}  // namespace permille
