// Rules across the fields of the population section.
#include <algorithm>

#include "checker.hpp"

namespace permille {
namespace {

void check_towns(Checker& checker) {
    const population::Settings& people = checker.scenario.population;
    const std::string path = "population.towns";
    if (people.towns.empty()) {
        checker.mistake(path, say(Phrase::no_towns));
        return;
    }
    std::string seat;
    CertainSum known;
    bool all_known = true;
    for (const auto& [id, town] : people.towns) {
        if (town.seat && !seat.empty()) checker.mistake(path + "." + id + ".seat", say(Phrase::second_seat, {seat}));
        if (town.seat && seat.empty()) seat = id;
        if (town.people)
            known.add(checker.certain(*town.people));
        else
            all_known = false;
    }
    if (seat.empty()) checker.mistake(path, say(Phrase::no_seat));
    const std::optional<double> county = checker.certain(people.base);
    if (!county || !known.certain) return;
    if (known.sum > *county)
        checker.mistake(path, say(Phrase::towns_above_county, {known.sum, *county}));
    else if (all_known && known.sum < *county)
        checker.mistake(path, say(Phrase::towns_below_county, {known.sum, *county}));
}

void check_margins(Checker& checker) {
    const std::string path = "population.margins.ages";
    const auto& groups = checker.scenario.population.margins.ages;
    CertainSum sum;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto& [id, group] = groups.entries[i];
        checker.in_order(path + "." + id, static_cast<double>(group.from), static_cast<double>(group.to));
        for (std::size_t earlier = 0; earlier < i; ++earlier) {
            const auto& [other_id, other] = groups.entries[earlier];
            if (std::max(group.from, other.from) > std::min(group.to, other.to)) continue;
            checker.mistake(path + "." + id, say(Phrase::ages_overlap, {other_id}));
            break;
        }
        sum.add(checker.certain(group.share));
    }
    // Printed shares are rounded, to a tenth of a percent at the coarsest: each may be half of that too high.
    if (sum.exceeds(1 + 0.0005 * static_cast<double>(groups.size())))
        checker.mistake(path, say(Phrase::shares_above_one, {sum.printed()}));
}

}  // namespace

void check_people(Checker& checker) {
    const population::Settings& people = checker.scenario.population;
    check_towns(checker);
    check_margins(checker);
    checker.exactly_one("population.fertility", "total", people.fertility.total.has_value(), "birth_rate",
                        people.fertility.birth_rate.has_value());
    checker.exactly_one("population.migration", "net_per_1000", people.migration.net_per_1000.has_value(),
                        "growth_per_year", people.migration.growth_per_year.has_value());
}

}  // namespace permille
