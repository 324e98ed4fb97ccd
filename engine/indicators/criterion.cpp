// The operators of a plan as one linear limit in the base value, with a direction.
#include "permille/indicators/criterion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "permille/base/contracts.hpp"

namespace permille::indicators {
namespace {

using plan::Operator;

// Equality of a value and its limit, relative to the limit (model, section 7).
constexpr double relative_slack = 1e-9;

// A plan's numbers are printed and certain; where an author made one uncertain or a course, its mean at the start is
// asked.
double number(const std::optional<Number>& from) {
    return from->mean_in(0);
}

bool in_percent(const Text& unit) {
    const auto has = [](const std::string& text) {
        return text.find('%') != std::string::npos || text.find("％") != std::string::npos;
    };
    return has(unit.zh) || has(unit.en);
}

bool asks_at_least(const plan::Target& target) {
    switch (target.op) {
        case Operator::ge:
        case Operator::gt:
        case Operator::raise: return true;
        case Operator::le:
        case Operator::lt:
        case Operator::lower: return false;
        case Operator::about:
        case Operator::keep: break;
    }
    return target.better == plan::Better::higher;
}

}  // namespace

int printed_decimals(const Number& number) {
    std::string text = number.text;
    if (text.empty() && std::holds_alternative<double>(number.form))
        text = fmt::format("{}", std::get<double>(number.form));
    const auto point = text.find('.');
    if (point == std::string::npos) return 0;
    const auto end = text.find_first_not_of("0123456789", point + 1);
    return static_cast<int>((end == std::string::npos ? text.size() : end) - point - 1);
}

double about_tolerance(const plan::Target& target) {
    if (target.tolerance) return number(target.tolerance);
    const double asked = number(target.target);
    if (target.base) return std::min(0.05 * std::abs(asked), std::abs(asked - number(target.base)) / 4);
    if (target.indicator && target.indicator->numerator == "life_expectancy") return 0.5;  // years
    if (in_percent(target.unit)) return 1;                                                 // points
    return 0.02 * std::abs(asked);
}

Criterion::Criterion(const plan::Target& target, int years) : at_least_(asks_at_least(target)) {
    const double worse = at_least_ ? -1 : 1;
    switch (target.op) {
        case Operator::gt:
        case Operator::lt: strict_ = true; [[fallthrough]];
        case Operator::ge:
        case Operator::le:
            if (target.percent_of_base)
                factor_ = number(target.percent_of_base) / 100;
            else
                offset_ = number(target.target);
            break;
        case Operator::about:
            tolerance_ = about_tolerance(target);
            offset_ = number(target.target) + worse * tolerance_;
            break;
        case Operator::keep:
            factor_ = 1;
            if (target.base) offset_ = worse * 0.5 * std::pow(10, -printed_decimals(*target.base));
            break;
        case Operator::raise:
        case Operator::lower:
            factor_ = 1;
            strict_ = !target.target;
            // A pace points the way the operator says, whether or not its sign was written.
            if (target.target) offset_ = -worse * std::abs(number(target.target)) * years;
            break;
    }
}

double Criterion::slack(double base) const {
    const double size = std::abs(limit(base));
    return relative_slack * (size > 0 ? size : 1);
}

bool Criterion::met(double value, double base) const {
    const double ahead = at_least_ ? value - limit(base) : limit(base) - value;
    return strict_ ? ahead > slack(base) : ahead >= -slack(base);
}

double Criterion::gap(double value, double base) const {
    if (met(value, base)) return 0;
    return std::abs(value - limit(base));
}

double Criterion::missing_units(double value, double base, double above, double below, double per) const {
    if (met(value, base)) return 0;
    const double wanted = limit(base) * below / per;
    const double slack_units = relative_slack * std::max(1.0, std::abs(wanted));
    double enough = at_least_ ? std::ceil(wanted - slack_units) : std::floor(wanted + slack_units);
    if (strict_ && std::abs(enough - wanted) <= slack_units) enough += at_least_ ? 1 : -1;
    // A missed row is never said to lack nothing, even where its distance is a matter of rounding.
    return std::max(1.0, at_least_ ? enough - above : above - enough);
}

}  // namespace permille::indicators
