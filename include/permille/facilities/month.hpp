// A month of the calendar as an author writes it: YYYY-MM.
#pragma once

#include <optional>
#include <string_view>

namespace permille::facilities {

struct Month {
    int year = 0, month = 1;  // month 1..12

    /// Months after January of the year: 0 for that January, negative before it.
    int months_since(int january_of) const { return (year - january_of) * 12 + month - 1; }
};

/// Reads "2023-06". Nothing for any other form, a month outside 01..12 included.
std::optional<Month> parse_month(std::string_view text);

}  // namespace permille::facilities
