// Signs, points and money.
#include "signed_figures.hpp"

#include <cmath>

#include "permille/base/phrases.hpp"
#include "permille/report/figures.hpp"

namespace permille::report {

std::string points(double share) {
    return with_sign(share * 100, 1);
}

std::string points(const explore::Change& change) {
    if (change.low == change.value && change.high == change.value) return points(change.value);
    return points(change.value) + " [" + points(change.low) + ", " + points(change.high) + "]";
}

Text money(double yuan) {
    const double size = std::abs(yuan);
    if (size >= 1e8) return say(Phrase::money_yi, {with_decimals(yuan / 1e8, 2)});
    if (size >= 1e4) return say(Phrase::money_wan, {size < 1e6 ? with_decimals(yuan / 1e4, 1) : grouped(yuan / 1e4)});
    return say(Phrase::money_yuan, {grouped(yuan)});
}

std::string letter(std::size_t position) {
    if (position < 26) return std::string(1, static_cast<char>('A' + position));
    return letter(position / 26 - 1) + letter(position % 26);
}

}  // namespace permille::report
