// What the families of findings share.
#include "families.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "permille/base/phrases.hpp"
#include "permille/plan/amount.hpp"

namespace permille::findings {

void Plan::add(std::string id, Severity severity, std::vector<std::string> rows, Text message) const {
    found.push_back(
        {.id = std::move(id), .severity = severity, .rows = std::move(rows), .message = std::move(message)});
}

const Row* Plan::row(std::string_view id) const {
    const auto& rows = scenario.targets.entries;
    const auto found_row = std::find_if(rows.begin(), rows.end(), [&](const Row& each) { return each.id == id; });
    return found_row == rows.end() ? nullptr : &*found_row;
}

std::optional<double> Plan::stock(const std::string& id) const {
    if (id == "residents") return value(scenario.population.base);
    const auto size = [&](const std::optional<StockBase>& base) -> std::optional<double> {
        if (!base || !base->amount.certain()) return std::nullopt;
        const double amount = base->amount.mean_in(base_year());
        if (base->unit == StockUnit::count) return amount;
        const double per = base->unit == StockUnit::per_1000 ? 1000 : base->unit == StockUnit::per_10000 ? 10'000 : 0;
        const Number& people = scenario.population.base;
        if (per == 0 || !people.certain()) return std::nullopt;
        return std::round(amount * people.mean_in(base_year()) / per);
    };
    if (const auto* capacity = scenario.capacity.find(id)) return size(capacity->base);
    if (const auto* cadre = scenario.workforce.find(id)) return size(cadre->base);
    for (const auto& [cadre_id, cadre] : scenario.workforce)
        if (const auto* qualification = cadre.qualifications.find(id)) return size(qualification->base);
    return std::nullopt;
}

std::optional<double> Plan::other_start(const plan::Target& target) const {
    if (target.kind != plan::Kind::resource || !target.indicator || !base(target) ||
        (target.base_year != 0 && target.base_year != base_year()))
        return std::nullopt;
    const auto above = stock(target.indicator->numerator);
    const auto below = target.indicator->denominator.empty() ? 1.0 : stock(target.indicator->denominator);
    if (!above || !below || !(*below > 0)) return std::nullopt;
    const double per = target.indicator->per.mean_in(base_year()), starts = *above / *below * per;
    // Whole people may miss a rounding by half a person; that is base_not_whole.
    const double whole = target.indicator->denominator == "residents" ? per / *below / 2 : 0;
    const bool met = std::abs(starts - *base(target)) <= half_digit(*target.base) + whole + 1e-9;
    return met ? std::nullopt : std::optional(starts);
}

const Row* Plan::density_row(const std::string& stock) const {
    for (const Row& row : scenario.targets) {
        const auto& indicator = row.value.indicator;
        if (indicator && indicator->numerator == stock && indicator->denominator == "residents" && goal(row.value))
            return &row;
    }
    return nullptr;
}

double Plan::goal_per_head(const Row& density) const {
    return *goal(density.value) / density.value.indicator->per.mean_in(base_year());
}

std::optional<double> Plan::value(const std::optional<Number>& number) const {
    if (!number || !number->certain()) return std::nullopt;
    return number->mean_in(base_year());
}

int Plan::years(const plan::Target& target) const {
    const auto from = target.base_year != 0 ? target.base_year : scenario.horizon.base;
    const auto to = target.year != 0 ? target.year : scenario.horizon.target;
    return static_cast<int>(to - from);
}

std::string printed(const Number& number) {
    return form_text(number);
}

std::string rounded(double value, int decimals) {
    return plan::in_groups(fmt::format("{:.{}f}", value, decimals));
}

int decimals_of(const Number& number) {
    const auto point = number.text.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(number.text.size() - point - 1);
}

double half_digit(const Number& number) {
    return 0.5 * std::pow(10.0, -decimals_of(number));
}

bool printed_plainly(const Number& number) {
    return !number.text.empty() && number.text.find_first_not_of("0123456789.") == std::string::npos;
}

std::string asked(const plan::Target& target) {
    using plan::Operator;
    if (!target.target) return target.target_text;
    std::string number = printed(*target.target);
    switch (target.op) {
        case Operator::ge: return "≥ " + number;
        case Operator::gt: return "> " + number;
        case Operator::le: return "≤ " + number;
        case Operator::lt: return "< " + number;
        case Operator::about: return "≈ " + number;
        case Operator::keep:
        case Operator::raise:
        case Operator::lower: break;
    }
    return number;
}

Text asked_in_unit(const plan::Target& target) {
    if (target.percent_of_base) return say(Phrase::share_of_base, {form_text(*target.percent_of_base)});
    // A target in words says itself what it counts.
    return target.target ? plan::amount(asked(target), target.unit) : Text{asked(target), asked(target)};
}

Text printed_in_unit(const plan::Target& target, const Number& number) {
    const std::string text = printed(number);
    const bool counts = number.certain() && printed_plainly(number) && target.unit.en != "year";
    return plan::amount(counts ? plan::in_groups(text) : text, target.unit);
}

}  // namespace permille::findings
