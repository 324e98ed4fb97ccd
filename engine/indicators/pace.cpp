// How fast a row must move, and how fast it has moved: straight lines through what is known of it.
#include "pace.hpp"

#include <cmath>

#include "permille/indicators/criterion.hpp"
#include "permille/indicators/verdict.hpp"
#include "year_of_key.hpp"

namespace permille::indicators {
namespace {

// What the scenario knows of others' paces; the row's own, where it has a base to grow from.
void add_yardsticks(Pace& pace, const Scenario& scenario, const std::string& id, double base, double limit, int years) {
    const plan::Yardstick* yardstick = scenario.yardsticks.find(id);
    if (yardstick == nullptr) return;
    const auto year = static_cast<int>(scenario.horizon.base);
    if (const auto& course = yardstick->fastest) {
        const double from = course->from.mean_in(year), to = course->to.mean_in(year);
        if (from > 0 && to > 0) {
            pace.fastest = {course->who, std::pow(to / from, 1.0 / static_cast<double>(course->years)) - 1, {}};
            if (base > 0 && limit > 0) pace.fastest->required = std::pow(limit / base, 1.0 / years) - 1;
        }
    }
    if (const auto& course = yardstick->asked) {
        const double change = course->to.mean_in(year) - course->from.mean_in(year);
        pace.asked = {course->who, change / static_cast<double>(course->years), pace.required};
    }
}

// Whether a stock was counted in a year: itself, or all of its parts.
bool is_counted(const Scenario& scenario, const Map<Number>& counts, const std::string& stock) {
    if (counts.find(stock) != nullptr) return true;
    bool any = false;
    for (const auto& [id, cadre] : scenario.workforce) {
        if (cadre.part_of != stock) continue;
        if (counts.find(id) == nullptr) return false;
        any = true;
    }
    return any;
}

// Whether a year's value of the row was counted: its numerator, and a denominator that is no count of people, too.
bool is_observed(const Scenario& scenario, const plan::Target& target, int year) {
    const Map<Number>* counts = scenario.observed.find(std::to_string(year));
    if (counts == nullptr || !target.indicator) return false;
    const std::string& below = target.indicator->denominator;
    return is_counted(scenario, *counts, target.indicator->numerator) &&
           (below.empty() || below == "residents" || is_counted(scenario, *counts, below));
}

// Whether a row of people or stocks starts at another value than its plan prints for the base year.
bool starts_elsewhere(const Scenario& scenario, const plan::Target& target, double start) {
    const auto base = static_cast<int>(scenario.horizon.base);
    const bool projected_base = target.kind == plan::Kind::resource || target.kind == plan::Kind::demographic;
    if (!projected_base || !target.base || (target.base_year != 0 && target.base_year != base)) return false;
    // A base is met within its own printed rounding: 1.3 may be 1.32.
    const double half = 0.5000001 * std::pow(10.0, -printed_decimals(*target.base));
    return std::isfinite(start) && std::abs(start - target.base->mean_in(base)) > half;
}

// From the last of the row's known years on: the printed base or a later observed year. Linear rather than compound: it
// is what planners divide by hand, it adds up over the years, and it exists for a base of 0.
//
// base  the row's value in the base year, in its unit: what operators that compare with the base take
Pace pace_along(const Past& past, double base, const Scenario& scenario, const std::string& id,
                const plan::Target& target) {
    Pace pace;
    if (past.years.empty()) return pace;
    const int base_year = static_cast<int>(target.base_year != 0 ? target.base_year : scenario.horizon.base);
    const int from = past.years.back(), in = year_of(target, scenario.horizon);
    const double start = past.values.back();
    const bool asks = target.target || target.percent_of_base || compares_with_base(target);
    if (asks && in > from) {
        const double limit = Criterion(target, in - base_year).limit(base);
        pace.required = (limit - start) / (in - from);
        add_yardsticks(pace, scenario, id, start, limit, in - from);
    }
    if (past.years.size() > 1) pace.historical = (start - past.values.front()) / (from - past.years.front());
    return pace;
}

}  // namespace

Pace pace_of(const Scenario& scenario, const std::string& id, const plan::Target& target) {
    const Past past = past_of(scenario, id, target);
    return past.years.empty() ? Pace{} : pace_along(past, past.values.back(), scenario, id, target);
}

void know_past(const Scenario& scenario, const std::string& id, const plan::Target& target, Row& row) {
    row.past = past_of(scenario, id, target);
    if (row.years.empty()) return;
    const auto base_year = static_cast<int>(scenario.horizon.base);
    row.starts_elsewhere = starts_elsewhere(scenario, target, row.years.front().median);
    if (row.starts_elsewhere) row.past = {{base_year}, {row.years.front().median}};
    const double base =
        row.starts_elsewhere || !target.base ? row.years.front().median : target.base->mean_in(base_year);
    for (std::size_t t = 1; t < row.years.size(); ++t) {
        const int year = base_year + static_cast<int>(t);
        if (year >= year_of(target, scenario.horizon) || !is_observed(scenario, target, year)) continue;
        row.past.years.push_back(year);
        row.past.values.push_back(row.years[t].median);
    }
    row.pace = pace_along(row.past, base, scenario, id, target);
}

std::optional<double> pace_from_estimate(const plan::Target& target, const Row& row) {
    if (target.base || !target.base_text.empty() || target.kind == plan::Kind::rare_event) return std::nullopt;
    if (!row.past.years.empty()) return std::nullopt;
    if (!row.measure || row.measure->year == 0 || row.years.empty()) return std::nullopt;
    const Criterion criterion(target, row.measure->years());
    const double start = row.years.front().median;
    const double required = (criterion.limit(start) - start) / row.measure->years();
    const double ahead = criterion.at_least() ? required : -required;
    return ahead > 0 ? std::optional(required) : std::nullopt;  // NaN is nothing
}

}  // namespace permille::indicators
