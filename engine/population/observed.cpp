// Observed years of the people.
#include <charconv>

#include "permille/population/parameters.hpp"

namespace permille::population {

void add_observed(const Map<Map<Number>>& observed, const Calendar& calendar, Parameters& parameters) {
    for (const auto& [year_text, values] : observed) {
        int year = 0;
        std::from_chars(year_text.data(), year_text.data() + year_text.size(), year);
        const Number* residents = values.find("residents");
        const auto* count = residents != nullptr ? std::get_if<double>(&residents->form) : nullptr;
        if (count != nullptr) parameters.observed.push_back({year - calendar.base_year, 0, *count});
    }
    if (!parameters.observed.empty()) parameters.series.push_back("residents.observed");
}

}  // namespace permille::population
