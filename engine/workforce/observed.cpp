// Observed years of the staff: ids become positions, and what the correction adds is recorded.
#include <algorithm>
#include <charconv>

#include "permille/workforce/parameters.hpp"

namespace permille::workforce {

void add_observed(const Map<Map<Number>>& observed, Parameters& parameters) {
    for (const auto& [year_text, values] : observed) {
        int year = 0;
        std::from_chars(year_text.data(), year_text.data() + year_text.size(), year);
        for (const auto& [id, number] : values) {
            const int t = year - parameters.calendar.base_year;
            const auto* count = std::get_if<double>(&number.form);
            if (count == nullptr) continue;
            if (const int cadre = parameters.index_of(id); cadre >= 0)
                parameters.observed.push_back({t, cadre, *count});
            for (std::size_t q = 0; q < parameters.qualification_ids.size(); ++q)
                if (parameters.qualification_ids[q] == id)
                    parameters.observed_qualified.push_back({t, static_cast<int>(q), *count});
        }
    }
    // A cadre of which anything was observed, itself or in its sum, records what that added.
    for (int c = 0; c < parameters.cadres(); ++c) {
        const bool touched =
            std::any_of(parameters.observed.begin(), parameters.observed.end(), [&](const ObservedCount& one) {
                if (one.which < parameters.cadres()) return one.which == c;
                const auto& parts = parameters.sum[static_cast<std::size_t>(one.which - parameters.cadres())].parts;
                return std::find(parts.begin(), parts.end(), c) != parts.end();
            });
        if (!touched) continue;
        parameters.corrected.push_back(c);
        parameters.series.push_back(parameters.ids[static_cast<std::size_t>(c)] + ".observed");
    }
    // Fewer people than were simulated may hold fewer qualifications.
    parameters.qualified_corrected = !parameters.observed.empty() || !parameters.observed_qualified.empty();
    if (parameters.qualified_corrected)
        for (const std::string& id : parameters.qualification_ids) parameters.series.push_back(id + ".observed");
}

}  // namespace permille::workforce
