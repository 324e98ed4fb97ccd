// Rules across the fields of the plan's rows and their history.
#include <algorithm>
#include <map>

#include "checker.hpp"
#include "permille/base/calendar.hpp"
#include "permille/base/text.hpp"
#include "permille/facilities/parameters.hpp"
#include "permille/network/patients.hpp"
#include "permille/population/parameters.hpp"

namespace permille {
namespace {

using plan::Kind;
using plan::Operator;
using plan::Target;

// Everything that a run records and an indicator may name. Nothing is known while a whole section may be misspelt.
std::vector<std::string_view> indicator_ids(const Checker& checker) {
    const Scenario& scenario = checker.scenario;
    if (!checker.read_well() && (scenario.workforce.empty() || scenario.capacity.empty())) return {};
    using People = Names<population::Series>;
    std::vector<std::string_view> ids(std::begin(People::names), std::end(People::names));
    const auto append = [&](const auto& map) {
        for (const auto& entry : map) ids.push_back(entry.id);
    };
    append(scenario.workforce);
    for (const auto& [id, cadre] : scenario.workforce) append(cadre.qualifications);
    append(scenario.capacity);
    append(scenario.events);
    ids.push_back(facilities::staffed_beds_id);
    static const std::vector<std::string> of_patients = network::patient_series();
    ids.insert(ids.end(), of_patients.begin(), of_patients.end());
    return ids;
}

void check_indicator(Checker& checker, const std::string& path, const Target& target,
                     const std::vector<std::string_view>& known) {
    if (target.indicator) {
        checker.one_value(target.indicator->per);
        if (target.kind == Kind::rare_event) return;  // has rules of its own
        checker.must_exist(path + ".indicator.numerator", target.indicator->numerator, Phrase::noun_indicator, known);
        checker.must_exist(path + ".indicator.denominator", target.indicator->denominator, Phrase::noun_indicator,
                           known);
    } else if ((target.kind == Kind::resource || target.kind == Kind::demographic || target.kind == Kind::rare_event) &&
               (target.target || target.percent_of_base)) {
        checker.mistake(path, say(Phrase::indicator_missing, {name_of(target.kind)}));
    }
}

// What the numerator can be, of what it is divided by: people, or births of which something happens. A life expectancy
// stands for itself.
void check_size(Checker& checker, const Target& target) {
    if (!target.indicator) return;
    const auto per = checker.certain(target.indicator->per);
    const bool of_each = target.indicator->denominator == "residents" || target.kind == Kind::rare_event;
    for (const auto* number : {&target.base, &target.target}) {
        const auto value = *number ? checker.certain(**number) : std::nullopt;
        if (!value) continue;
        if (of_each && per && *value > *per)
            checker.mistake((*number)->path, say(Phrase::above_one_each, {*value, *per}));
        if (target.indicator->numerator == "life_expectancy" && target.indicator->denominator.empty())
            checker.in_range((*number)->path, *value, checker.scenario.population.mortality.life_expectancy);
    }
}

// What is asked: a number for the operators that compare with one, given in one way.
void check_goal(Checker& checker, const std::string& path, const Target& target) {
    if (target.target && target.percent_of_base)
        checker.mistake(path + ".percent_of_base", say(Phrase::give_only_one, {"target", "percent_of_base"}));
    const bool by_base = target.op == Operator::keep || target.op == Operator::raise || target.op == Operator::lower;
    if (target.op == Operator::keep && target.target) checker.mistake(path + ".target", say(Phrase::keep_with_target));
    if (!by_base && target.kind != Kind::monitor && !target.target && !target.percent_of_base)
        checker.mistake(path, say(Phrase::goal_missing, {name_of(target.op)}));
    const bool asks_more = target.op == Operator::ge || target.op == Operator::gt || target.op == Operator::raise;
    const bool asks_less = target.op == Operator::le || target.op == Operator::lt || target.op == Operator::lower;
    if ((asks_more && target.better == plan::Better::lower) || (asks_less && target.better == plan::Better::higher))
        checker.mistake(path + ".better",
                        say(Phrase::better_against_operator, {name_of(target.op), name_of(target.better)}));
    if (target.tolerance && target.op != Operator::about)
        checker.mistake(path + ".tolerance", say(Phrase::tolerance_without_about));
    checker.one_value(target.base);
    if (target.base_year > checker.base_year())
        checker.mistake(path + ".base_year", say(Phrase::base_year_late, {target.base_year, checker.base_year()}));
    for (const auto* number : {&target.target, &target.percent_of_base, &target.tolerance})
        if (*number && !std::holds_alternative<double>((*number)->form))
            checker.mistake((*number)->path, say(Phrase::target_uncertain));
    for (const auto& [id, also] : target.also)
        if (!also.base && !also.target)
            checker.mistake(path + ".also." + id, say(Phrase::give_one_of, {"base", "target"}));
}

void check_history(Checker& checker) {
    const Scenario& scenario = checker.scenario;
    checker.keys_must_exist("history", scenario.history, Phrase::noun_target, scenario.targets);
    for (const auto& [id, history] : scenario.history) {
        const std::string path = "history." + id + ".years";
        check_years(checker, path, history.years);
        for (const auto& entry : history.years)
            if (const auto year = year_of(entry.id); year && *year > checker.base_year())
                checker.mistake(path + "." + entry.id, say(Phrase::history_not_past, {*year, checker.base_year()}));
    }
}

// What a row is a part of is another row, or a figure of the plan's text.
void check_part_of(Checker& checker, const std::string& path, std::string_view id, const Target& target) {
    if (target.part_of.empty()) return;
    std::vector<std::string_view> known = ids_of(checker.scenario.targets);
    for (const auto& figure : checker.scenario.figures) known.push_back(figure.id);
    checker.must_exist(path + ".part_of", target.part_of, Phrase::noun_target_or_figure, known);
    if (target.part_of == id) checker.mistake(path + ".part_of", say(Phrase::row_part_of_itself));
}

void check_figures_and_claims(Checker& checker) {
    const Scenario& scenario = checker.scenario;
    for (const auto& [id, figure] : scenario.figures) {
        if (figure.printed.empty()) checker.mistake("figures." + id + ".printed", say(Phrase::figure_not_printed));
        for (const auto& [passage, printed] : figure.printed) checker.one_value(printed.value);
    }
    for (const auto& [id, claim] : scenario.claims) {
        checker.must_exist("claims." + id + ".about", claim.about, Phrase::noun_target, ids_of(scenario.targets));
        for (const Number* number : {&claim.from, &claim.to, &claim.percent_per_year}) checker.one_value(*number);
    }
}

}  // namespace

void check_plan(Checker& checker) {
    check_events(checker);
    const std::vector<std::string_view> indicators = indicator_ids(checker);
    std::map<std::string_view, std::string_view> rows;
    for (const auto& [id, target] : checker.scenario.targets) {
        const std::string path = "targets." + id;
        const auto [first, is_new] = rows.emplace(target.row, id);
        if (!is_new && !target.row.empty())
            checker.mistake(path + ".row", say(Phrase::row_taken, {excerpt(target.row, 40), first->second}));
        check_part_of(checker, path, id, target);
        // What a row may state depends on its kind and on what it asks: where those are not known, on nothing.
        if (checker.reported(path + ".kind") || checker.reported(path + ".operator")) continue;
        check_indicator(checker, path, target, indicators);
        check_goal(checker, path, target);
        check_size(checker, target);
        check_row_fields(checker, path, id, target);
    }
    check_history(checker);
    check_figures_and_claims(checker);
}

}  // namespace permille
