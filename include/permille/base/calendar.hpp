// Years and steps of a run.
#pragma once

#include <optional>
#include <string_view>

namespace permille {

/// The year that a key names, 1900 to 2200 in four digits; nothing for other text.
std::optional<int> year_of(std::string_view text);

/// The base year's end is time 0; year t of the run (1, 2, ...) is the calendar year base_year + t.
struct Calendar {
    int base_year = 2020, years = 5;
    int steps_per_year = 12;  // 1, 2, 4 or 12

    double step_years() const { return 1.0 / steps_per_year; }
    int months_per_step() const { return 12 / steps_per_year; }
    /// The step (0, 1, ...) of a year that holds a month (1..12).
    int step_of_month(int month) const { return (month - 1) / months_per_step(); }
};

}  // namespace permille
