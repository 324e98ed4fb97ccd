// Logit, logarithm, and years, with the edges of a share drawn in.
#include "permille/outcomes/coverage.hpp"

#include <algorithm>
#include <cmath>

#include "permille/base/lanes.hpp"

namespace permille::outcomes {
namespace {

using plan::Scale;

bool unit_has(const plan::Target& target, std::string_view zh, std::string_view en) {
    return target.unit.zh.find(zh) != std::string::npos || target.unit.en.find(en) != std::string::npos;
}

// A share as 0..1, never quite its ends: the odds of a printed 100 % are not infinite, its rounding hides them.
double inner_share(double percent, double last_digit) {
    const double edge = 0.25 * last_digit;
    return std::clamp(percent, edge, 100 - edge) / 100;
}

}  // namespace

Scale scale_of(const plan::Target& target) {
    if (target.trend && target.trend->scale) return *target.trend->scale;
    if (unit_has(target, "%", "%")) return Scale::share;
    if (unit_has(target, "岁", "year") || target.unit.zh == "年") return Scale::years;
    return Scale::amount;
}

// Our own exp and log: the library's differ in their last bit from machine to machine.
double on_scale(Scale scale, double value, double last_digit) {
    switch (scale) {
        case Scale::share: {
            const double p = inner_share(value, last_digit);
            return log(Lane<1>(p / (1 - p))).v;
        }
        case Scale::amount: return log(Lane<1>(value)).v;
        case Scale::years: break;
    }
    return value;
}

double from_scale(Scale scale, double position) {
    switch (scale) {
        case Scale::share: return 100 / (1 + exp(Lane<1>(-position)).v);
        case Scale::amount: return exp(Lane<1>(position)).v;
        case Scale::years: break;
    }
    return position;
}

double scale_slope(Scale scale, double value, double last_digit) {
    switch (scale) {
        case Scale::share: {
            const double p = inner_share(value, last_digit);
            return 0.01 / (p * (1 - p));
        }
        case Scale::amount: return 1 / value;
        case Scale::years: break;
    }
    return 1;
}

double units_standing(double percent, double whole) {
    return std::floor(percent / 100 * whole + 0.5);
}

}  // namespace permille::outcomes
