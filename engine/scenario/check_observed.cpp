// Rules of observed years: years of the run, stocks that are projected, counts that can be.
#include <algorithm>

#include "checker.hpp"
#include "permille/base/calendar.hpp"
#include "permille/base/text.hpp"
#include "permille/describe/number.hpp"
#include "permille/plan/amount.hpp"

namespace permille {
namespace {

bool has_base(const Scenario& scenario, std::string_view cadre) {
    const workforce::Cadre* found = scenario.workforce.find(cadre);
    if (found == nullptr) return false;
    return found->base || std::any_of(scenario.workforce.begin(), scenario.workforce.end(),
                                      [&](const auto& part) { return part.value.part_of == cadre && part.value.base; });
}

// Stocks that a run carries on from year to year.
std::vector<std::string_view> stocks(const Scenario& scenario) {
    std::vector<std::string_view> ids = {"residents"};
    for (const auto& [id, cadre] : scenario.workforce) {
        if (has_base(scenario, id)) ids.push_back(id);
        for (const auto& [qualification_id, qualification] : cadre.qualifications)
            if (qualification.base) ids.push_back(qualification_id);
    }
    for (const auto& [id, capacity] : scenario.capacity)
        if (capacity.base) ids.push_back(id);
    return ids;
}

// The certain count that a year states of a stock.
std::optional<double> count_of(const Map<Number>& year, std::string_view id) {
    const Number* number = year.find(id);
    const auto* plain = number != nullptr ? std::get_if<double>(&number->form) : nullptr;
    return plain != nullptr ? std::optional(*plain) : std::nullopt;
}

void check_count(Checker& checker, const std::string& path, const Number& number) {
    const auto* plain = std::get_if<double>(&number.form);
    if (plain == nullptr) checker.mistake(path, say(Phrase::observed_plain));
}

// A sum and its part, a qualification and its cadre.
void check_together(Checker& checker, const std::string& path, const Map<Number>& year, const std::string& id) {
    if (const workforce::Cadre* cadre = checker.scenario.workforce.find(id)) {
        const auto counted = count_of(year, "residents");
        const auto people = counted ? counted : checker.certain(checker.scenario.population.base);
        const auto staff = count_of(year, id);
        if (staff && people && *staff > *people)
            checker.mistake(path, say(Phrase::observed_above_people, {plan::in_groups(shortest_text(*people))}));
        if (!cadre->part_of.empty() && year.find(cadre->part_of) != nullptr)
            checker.mistake(path, say(Phrase::observed_sum_and_part, {cadre->part_of}));
        return;
    }
    for (const auto& [cadre_id, cadre] : checker.scenario.workforce) {
        if (cadre.qualifications.find(id) == nullptr) continue;
        const auto holders = count_of(year, id), people = count_of(year, cadre_id);
        if (holders && people && *holders > *people)
            checker.mistake(path, say(Phrase::observed_above, {cadre_id, *people}));
    }
}

}  // namespace

void check_observed(Checker& checker) {
    const Scenario& scenario = checker.scenario;
    const std::vector<std::string_view> known = stocks(scenario);
    for (const auto& [year, values] : scenario.observed) {
        const std::string path = "observed." + year;
        const std::optional<int> number = year_of(year);
        if (!number) {
            checker.mistake(path, say(Phrase::not_a_year, {excerpt(year, 40)}));
            continue;
        }
        if (*number <= scenario.horizon.base || *number > scenario.horizon.target)
            checker.mistake(path, say(Phrase::observed_year_outside,
                                      {*number, scenario.horizon.base + 1, scenario.horizon.target}));
        for (const auto& [id, value] : values) {
            checker.must_exist(path + "." + id, id, Phrase::noun_stock, known);
            check_count(checker, path + "." + id, value);
            check_together(checker, path + "." + id, values, id);
        }
    }
}

}  // namespace permille
