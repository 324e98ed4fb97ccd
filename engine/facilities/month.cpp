// Reading a month.
#include "permille/facilities/month.hpp"

namespace permille::facilities {

std::optional<Month> parse_month(std::string_view text) {
    if (text.size() != 7 || text[4] != '-') return std::nullopt;
    const auto digits = [&](std::size_t from, std::size_t to) {
        int number = 0;
        for (std::size_t i = from; i < to; ++i) {
            if (text[i] < '0' || text[i] > '9') return -1;
            number = number * 10 + (text[i] - '0');
        }
        return number;
    };
    const Month found{.year = digits(0, 4), .month = digits(5, 7)};
    if (found.year < 0 || found.month < 1 || found.month > 12) return std::nullopt;
    return found;
}

}  // namespace permille::facilities
