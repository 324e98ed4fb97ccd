// Rounding and symbols for the eye; nothing here is read back.
#include "permille/report/figures.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "permille/base/phrases.hpp"
#include "permille/describe/number.hpp"
#include "permille/plan/amount.hpp"

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
        const std::string& words = target.target_text;
        const Text plain = say(symbol(target.op));
        if (!target.target) return words.empty() ? plain : Text{words, is_ascii(words) ? words : plain.en};
        const std::string pace = shortest_text(std::abs(target.target->mean_in(0)));
        const Text yearly = say(target.op == Operator::raise ? Phrase::asks_raise_yearly : Phrase::asks_lower_yearly,
                                {target.unit.zh == "%" ? plan::difference(pace, target.unit) : Text{pace, pace}});
        return words.empty() ? yearly : Text{words, is_ascii(words) ? words : yearly.en};
    }
    // A target in words says itself what is asked.
    if (!target.target && !target.target_text.empty() && target.op != Operator::keep)
        return {target.target_text, target.target_text};
    const std::string figure = printed_target(target);
    if (figure.empty() && target.op == Operator::keep) return say(Phrase::asks_keep_base);
    return figure.empty() ? Text{"—", "—"} : say(symbol(target.op), {figure});
}

std::string printed_base(const plan::Target& target) {
    if (!target.base_text.empty()) return target.base_text;
    return target.base ? form_text(*target.base) : "—";
}

}  // namespace permille::report
