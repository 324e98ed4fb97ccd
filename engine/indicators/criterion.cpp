// The operators of a plan as one linear limit in the base value, with a direction.
#include "permille/indicators/criterion.hpp"

#include <algorithm>
#include <cmath>

#include "permille/base/contracts.hpp"
#include "permille/outcomes/coverage.hpp"

namespace permille::indicators {
namespace {

using plan::Operator;

// Equality of a value and its limit, relative to the limit (model, section 7).
constexpr double relative_slack = 1e-9;

// What a plan asks is certain; of a base that an author made uncertain the mean is asked.
double number(const std::optional<Number>& from) {
    return from->mean_in(0);
}

bool in_percent(const Text& unit) {
    const auto has = [](const std::string& text) {
        return text.find('%') != std::string::npos || text.find("％") != std::string::npos;
    };
    return has(unit.zh) || has(unit.en);
}

// A share of 100 % (or of none) is reached by what rounds to it: nobody reports the last of 10 000 children.
//
// returns  what the limit gives way by
double rounds_to_whole(const plan::Target& target) {
    if (target.kind != plan::Kind::coverage || outcomes::scale_of(target) != plan::Scale::share) return 0;
    const double asked = number(target.target), half = 0.5 * std::pow(10, -printed_decimals(*target.target));
    if (target.op == Operator::ge && asked == 100) return -half;
    return target.op == Operator::le && asked == 0 ? half : 0;
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
                offset_ = number(target.target) + rounds_to_whole(target);
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
