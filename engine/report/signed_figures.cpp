// Signs, points and money.
#include "signed_figures.hpp"

#include <cmath>

#include "permille/base/phrases.hpp"
#include "permille/describe/number.hpp"
#include "permille/report/figures.hpp"

namespace permille::report {

std::string grouped_with_sign(double value) {
    const std::string text = grouped(value);
    return value > 0 ? "+" + text : text;
}

std::string points(double share) {
    return with_sign(share * 100, 1);
}

std::string points(const explore::Change& change) {
    if (change.low == change.value && change.high == change.value) return points(change.value);
    return points(change.value) + " [" + points(change.low) + ", " + points(change.high) + "]";
}

Text money(double yuan) {
    // Three digits, or all in front of the point: a cost is known no better.
    const auto counted_in = [&](double unit) {
        const double amount = yuan / unit, size = std::abs(amount), cut = size >= 10 ? 10 : 100;
        return size >= 100 ? grouped(amount) : shortest_text(std::round(amount * cut) / cut);
    };
    const double size = std::abs(yuan);
    // Chinese counts in 10^4 and 10^8, English in 10^6 and 10^9.
    Text out = say(Phrase::money_yuan, {grouped(yuan)});
    if (size >= 1e8)
        out.zh = say(Phrase::money_large, {counted_in(1e8)}).zh;
    else if (size >= 1e4)
        out.zh = say(Phrase::money_middle, {counted_in(1e4)}).zh;
    if (size >= 1e9)
        out.en = say(Phrase::money_large, {counted_in(1e9)}).en;
    else if (size >= 1e6)
        out.en = say(Phrase::money_middle, {counted_in(1e6)}).en;
    return out;
}

std::string letter(std::size_t position) {
    if (position < 26) return std::string(1, static_cast<char>('A' + position));
    return letter(position / 26 - 1) + letter(position % 26);
}

}  // namespace permille::report
