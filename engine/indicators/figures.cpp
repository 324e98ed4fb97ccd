// Rounding for the eye; nothing here is read back.
#include "permille/indicators/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "permille/describe/number.hpp"
#include "permille/indicators/verdict.hpp"
#include "permille/plan/amount.hpp"

namespace permille::indicators {

std::string grouped(double value) {
    return plan::in_groups(with_decimals(value, 0));
}

std::string with_decimals(double value, int decimals) {
    const std::string text = fmt::format("{:.{}f}", value, decimals);
    // "-0.00" is a rounding artefact.
    return text.find_first_not_of("-0.") == std::string::npos && text.front() == '-' ? text.substr(1) : text;
}

std::string percent(double share) {
    if (share > 0 && share < 0.005) return "<1%";
    if (share < 1 && share >= 0.995) return ">99%";
    const double rounded = std::round(share * 100) / 100;
    if (verdict_of(rounded) == verdict_of(share)) return fmt::format("{:.0f}%", rounded * 100);
    return fmt::format("{:.1f}%", std::floor(share * 1000) / 10);
}

int shown_decimals(const plan::Target& target) {
    const bool alone = !target.indicator || target.indicator->denominator.empty();
    int decimals = 1;
    if (target.kind == plan::Kind::resource)
        decimals = alone ? 0 : 2;
    else if (target.kind == plan::Kind::demographic && target.indicator && alone)
        decimals = target.indicator->numerator == "life_expectancy" ? 1 : 0;  // years, or people
    else if (target.kind == plan::Kind::milestone)
        decimals = 0;
    if (target.base) decimals = std::max(decimals, printed_decimals(*target.base));
    if (target.target) decimals = std::max(decimals, printed_decimals(*target.target));
    return std::min(decimals, 4);
}

std::string with_sign(double value, int decimals) {
    if (!std::isfinite(value)) return "—";
    if (value == 0) return "0";
    const std::string text = with_decimals(value, decimals);
    // What rounds to nothing has no sign that a reader could see the reason of.
    const bool nothing = text.find_first_not_of("0.") == std::string::npos;
    return nothing || text.front() == '-' ? text : "+" + text;
}

}  // namespace permille::indicators
