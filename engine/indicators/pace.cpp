// How fast a row must move, and how fast it has moved: straight lines through printed numbers.
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

}  // namespace

// Linear rather than compound: it is what planners divide by hand, it adds up over the years, and it exists for a base
// of 0.
Pace pace_of(const Scenario& scenario, const std::string& id, const plan::Target& target) {
    Pace pace;
    if (!target.base) return pace;
    const int base_year = static_cast<int>(target.base_year != 0 ? target.base_year : scenario.horizon.base);
    const double base = target.base->mean_in(base_year);
    const int years = year_of(target, scenario.horizon) - base_year;
    const bool asks = target.target || target.percent_of_base || compares_with_base(target);
    if (asks && years > 0) {
        const double limit = Criterion(target, years).limit(base);
        pace.required = (limit - base) / years;
        add_yardsticks(pace, scenario, id, base, limit, years);
    }

    const plan::History* history = scenario.history.find(id);
    if (history == nullptr) return pace;
    int first = 0;
    const Number* value = nullptr;
    for (const auto& [key, number] : history->years) {
        const int year = year_of_key(key);
        if (year == 0 || year >= base_year || (value != nullptr && year >= first)) continue;
        first = year;
        value = &number;
    }
    if (value != nullptr) pace.historical = (base - value->mean_in(first)) / (base_year - first);
    return pace;
}

std::optional<double> pace_from_estimate(const plan::Target& target, const Row& row) {
    if (target.base || !target.base_text.empty() || target.kind == plan::Kind::rare_event) return std::nullopt;
    if (!row.measure || row.measure->year == 0 || row.years.empty()) return std::nullopt;
    const Criterion criterion(target, row.measure->years());
    const double start = row.years.front().median;
    const double required = (criterion.limit(start) - start) / row.measure->years();
    const double ahead = criterion.at_least() ? required : -required;
    return ahead > 0 ? std::optional(required) : std::nullopt;  // NaN is nothing
}

}  // namespace permille::indicators
