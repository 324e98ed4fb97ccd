// Reading years that are keys.
#include "permille/base/calendar.hpp"

#include <charconv>

namespace permille {

std::optional<int> year_of(std::string_view text) {
    int year = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    if (error != std::errc{} || end != text.data() + text.size() || text.size() != 4) return std::nullopt;
    return year >= 1900 && year <= 2200 ? std::optional(year) : std::nullopt;
}

}  // namespace permille
