// Observed years of beds and places: ids become positions, and what the correction adds is recorded.
#include <algorithm>
#include <charconv>

#include "permille/facilities/parameters.hpp"

namespace permille::facilities {

void add_observed(const Map<Map<Number>>& observed, Parameters& parameters) {
    for (const auto& [year_text, values] : observed) {
        int year = 0;
        std::from_chars(year_text.data(), year_text.data() + year_text.size(), year);
        for (const auto& [id, number] : values) {
            const auto found = std::find(parameters.capacity_ids.begin(), parameters.capacity_ids.end(), id);
            const auto* count = std::get_if<double>(&number.form);
            if (found == parameters.capacity_ids.end() || count == nullptr) continue;
            parameters.observed.push_back({year - parameters.calendar.base_year,
                                           static_cast<int>(found - parameters.capacity_ids.begin()), *count});
        }
    }
    for (int c = 0; c < parameters.capacities(); ++c) {
        const bool touched = std::any_of(parameters.observed.begin(), parameters.observed.end(),
                                         [&](const ObservedCount& one) { return one.which == c; });
        if (!touched) continue;
        parameters.corrected.push_back(c);
        parameters.series.push_back(parameters.capacity_ids[static_cast<std::size_t>(c)] + ".observed");
    }
}

}  // namespace permille::facilities
