// The order of the rules, and those of the horizon, the run and the ids that share one list.
#include "permille/scenario/check.hpp"

#include <cstdlib>
#include <map>
#include <variant>

#include "checker.hpp"
#include "permille/describe/paths.hpp"
#include "permille/facilities/parameters.hpp"
#include "permille/network/patients.hpp"
#include "permille/population/parameters.hpp"

namespace permille {
namespace {

constexpr std::int64_t format = 1;
constexpr std::int64_t most_years_from_data = 5;  // half the time between two censuses
constexpr std::int64_t most_years = 30;           // beyond it, what is known of growth says nothing

void check_horizon_and_run(Checker& checker) {
    const Scenario& scenario = checker.scenario;
    if (scenario.permille != format)
        checker.mistake("permille", say(Phrase::format_not_read, {format, scenario.permille}));
    const auto [base, target] = std::pair(scenario.horizon.base, scenario.horizon.target);
    if (target <= base) checker.mistake("horizon.target", say(Phrase::target_year_not_after_base, {target, base}));
    if (target > base + most_years)
        checker.mistake("horizon.target", say(Phrase::horizon_too_long, {target - base, most_years}));
    const std::int64_t data_year = scenario.horizon.data_year;
    if (data_year != 0 && std::abs(base - data_year) > most_years_from_data)
        checker.mistake("horizon.base", say(Phrase::data_year_far, {base, data_year, most_years_from_data}));
    const std::int64_t steps = scenario.run.steps_per_year;
    if (steps != 1 && steps != 2 && steps != 4 && steps != 12)
        checker.mistake("run.steps_per_year", say(Phrase::steps_not_offered, {steps}));
}

// A course none of whose years is projected is one number that nobody meant. Those of parents may have ended before the
// horizon begins: what a few years did to a default is over then.
void check_courses(Checker& checker) {
    const std::int64_t base = checker.scenario.horizon.base, target = checker.scenario.horizon.target;
    walk_values(look_at(checker.scenario), [&](const std::string& path, const Field&, const Slot& slot, const Text&) {
        const auto* quantity = std::get_if<Quantity>(&slot);
        const auto* course = quantity != nullptr ? std::get_if<Course>(&quantity->value.form) : nullptr;
        if (course == nullptr || course->empty() || !checker.of_author(quantity->value.place)) return;
        const int first = course->front().year, last = course->back().year;
        if (last < base || first > target)
            checker.mistake(path, say(Phrase::path_outside_horizon, {first, last, base, target}));
    });
}

// Results are named by these ids, and a number's chance is keyed by them.
void check_unique_ids(Checker& checker) {
    std::map<std::string_view, Text> taken;
    for (const std::string_view series : Names<population::Series>::names)
        taken.emplace(series, say(Phrase::owner_people));
    taken.emplace(facilities::staffed_beds_id, say(Phrase::owner_staffed_beds));
    static const std::vector<std::string> of_patients = network::patient_series();
    for (const std::string& series : of_patients) taken.emplace(series, say(Phrase::owner_patients));
    const auto take = [&](const std::string& path, std::string_view id, const Text& owner) {
        const auto [first, is_new] = taken.emplace(id, owner);
        if (!is_new) checker.mistake(path, say(Phrase::id_taken, {first->second}));
    };
    const Scenario& scenario = checker.scenario;
    for (const auto& [id, cadre] : scenario.workforce) take("workforce." + id, id, say(Phrase::owner_cadre));
    for (const auto& [cadre_id, cadre] : scenario.workforce)
        for (const auto& [id, qualification] : cadre.qualifications)
            take("workforce." + cadre_id + ".qualifications." + id, id, say(Phrase::owner_qualification, {cadre_id}));
    for (const auto& [id, capacity] : scenario.capacity) take("capacity." + id, id, say(Phrase::owner_capacity));
    for (const auto& [id, event] : scenario.events) take("events." + id, id, say(Phrase::owner_event));
}

// Points, roads and travel are none of them: a model is built from those.
void check_numbers(Checker& checker) {
    check_horizon_and_run(checker);
    check_people(checker);
    check_places(checker);
    check_staff(checker);
    check_plan(checker);
    check_patients(checker);
    check_observed(checker);
}

}  // namespace

void check_numbers(const Scenario& scenario, const Tree& tree, Issues& issues) {
    Checker checker(scenario, tree, issues);
    check_numbers(checker);
}

void check_scenario(const Scenario& scenario, const Tree& tree, Issues& issues) {
    if (tree.kind != Tree::Kind::map) return;
    const std::size_t before = issues.size();
    Checker checker(scenario, tree, issues);
    check_numbers(checker);
    check_network(checker);
    check_courses(checker);
    check_correlations(checker);
    check_levers(checker);
    check_unique_ids(checker);
    issues.sort_by_place(before);
}

}  // namespace permille
