// Looking for what a plan's own figures cannot mean.
#include "permille/scenario/findings.hpp"

#include <fmt/format.h>

#include <cmath>

#include "permille/base/phrases.hpp"

namespace permille {
namespace {

// Digits behind the point as printed.
int decimals_of(const Number& number) {
    const auto point = number.text.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(number.text.size() - point - 1);
}

// Whether the base was printed as plain digits, so that its rounding is known.
bool printed_plainly(const Number& number) {
    return !number.text.empty() && number.text.find_first_not_of("0123456789.") == std::string::npos;
}

std::vector<Finding> bases_not_whole(const Scenario& scenario) {
    std::vector<Finding> findings;
    const Number& population = scenario.population.base;
    if (!population.certain()) return findings;
    const int base_year = static_cast<int>(scenario.horizon.base);
    const double residents = population.mean_in(base_year);
    for (const auto& [id, target] : scenario.targets) {
        if (target.kind != plan::Kind::resource || !target.base || !target.base->certain() || !target.indicator)
            continue;
        if (target.indicator->denominator != "residents" || (target.base_year != 0 && target.base_year != base_year))
            continue;
        if (!printed_plainly(*target.base)) continue;
        const double half = 0.5 * std::pow(10.0, -decimals_of(*target.base));
        const double printed = target.base->mean_in(base_year);
        const double units = residents / target.indicator->per.mean_in(base_year);
        // Both ends belong to the range: plans round halves up and down. The slack is far below a person.
        const double low = (printed - half) * units - 1e-6, high = (printed + half) * units + 1e-6;
        if (std::floor(high) >= std::ceil(low)) continue;
        const auto density = [&](double count) {
            return fmt::format("{:.{}f}", count / units, decimals_of(*target.base) + 2);
        };
        const double below = std::floor(low), above = below + 1;
        findings.push_back(
            {.id = "base_not_whole",
             .severity = Severity::note,
             .rows = {target.row},
             .message = say(Phrase::finding_base_not_whole, {target.name, target.base->text, residents, below,
                                                             density(below), above, density(above)})});
    }
    return findings;
}

}  // namespace

std::vector<Finding> find_contradictions(const Scenario& scenario) {
    return bases_not_whole(scenario);
}

}  // namespace permille
