// A line for each pair of town and facility.
#include "permille/report/network_minutes.hpp"

#include <cmath>
#include <cstddef>
#include <string_view>

#include "permille/describe/number.hpp"
#include "permille/report/csv.hpp"

namespace permille::report {
namespace {

std::string_view word_of(network::MinutesFrom from) {
    switch (from) {
        case network::MinutesFrom::roads: return "road";
        case network::MinutesFrom::table: return "table";
        case network::MinutesFrom::estimate: break;
    }
    return "estimate";
}

}  // namespace

std::string minutes_csv(const Scenario& scenario, const simulation::MiddleMinutes& middle) {
    std::string out = "from,to,minutes,minutes_by\n";
    std::size_t pair = 0;
    for (const auto& town : scenario.population.towns)
        for (const auto& facility : scenario.facilities) {
            if (std::isfinite(middle.minutes[pair]))  // a pair that no road joins in the base year has no row
                out += csv_cell(town.id) + "," + csv_cell(facility.id) + "," + shortest_text(middle.minutes[pair]) +
                       "," + std::string(word_of(middle.from[pair])) + "\n";
            ++pair;
        }
    return out;
}

}  // namespace permille::report
