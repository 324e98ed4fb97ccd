// Rounding and symbols for the eye; nothing here is read back.
#include "permille/report/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "permille/base/phrases.hpp"
#include "permille/describe/number.hpp"
#include "permille/indicators/criterion.hpp"
#include "permille/indicators/verdict.hpp"

namespace permille::report {
namespace {

Phrase symbol(plan::Operator op) {
    switch (op) {
        case plan::Operator::ge: return Phrase::asks_ge;
        case plan::Operator::gt: return Phrase::asks_gt;
        case plan::Operator::le: return Phrase::asks_le;
        case plan::Operator::lt: return Phrase::asks_lt;
        case plan::Operator::about: return Phrase::asks_about;
        case plan::Operator::keep: return Phrase::asks_keep;
        case plan::Operator::raise: return Phrase::asks_raise;
        case plan::Operator::lower: break;
    }
    return Phrase::asks_lower;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string grouped(double value) {
    const std::string digits = fmt::format("{:.0f}", std::abs(value));
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) out += ' ';
        out += digits[i];
    }
    return (value < 0 && out != "0" ? "-" : "") + out;
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
    if (indicators::verdict_of(rounded) == indicators::verdict_of(share)) return fmt::format("{:.0f}%", rounded * 100);
    return fmt::format("{:.1f}%", std::floor(share * 1000) / 10);
}

int shown_decimals(const plan::Target& target) {
    int decimals = 1;
    if (target.indicator && !target.indicator->denominator.empty())
        decimals = 2;
    else if (target.kind == plan::Kind::resource || target.kind == plan::Kind::milestone)
        decimals = 0;
    if (target.base) decimals = std::max(decimals, printed_decimals(*target.base));
    if (target.target) decimals = std::max(decimals, printed_decimals(*target.target));
    return std::min(decimals, 4);
}

std::string printed_target(const plan::Target& target) {
    if (!target.target_text.empty()) return target.target_text;
    if (target.target) return form_text(*target.target);
    return target.percent_of_base ? form_text(*target.percent_of_base) + "%" : "";
}

Text asked(const plan::Target& target) {
    using plan::Operator;
    if (target.percent_of_base)
        return say(symbol(target.op), {say(Phrase::share_of_base, {form_text(*target.percent_of_base)})});
    if (target.op == Operator::raise || target.op == Operator::lower) {
        // What the plan says in Chinese words is for those who read them.
        if (!target.target_text.empty())
            return {target.target_text, is_ascii(target.target_text) ? target.target_text : say(symbol(target.op)).en};
        if (!target.target) return say(symbol(target.op));
        const double pace = std::abs(target.target->mean_in(0));
        return say(target.op == Operator::raise ? Phrase::asks_raise_yearly : Phrase::asks_lower_yearly, {pace});
    }
    // A target in words says itself what is asked.
    if (!target.target && !target.target_text.empty() && target.op != Operator::keep)
        return {target.target_text, target.target_text};
    const std::string figure = printed_target(target);
    return figure.empty() ? Text{"—", "—"} : say(symbol(target.op), {figure});
}

std::string printed_base(const plan::Target& target) {
    if (!target.base_text.empty()) return target.base_text;
    return target.base ? form_text(*target.base) : "—";
}

}  // namespace permille::report
