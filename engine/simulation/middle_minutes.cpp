// The kernel's arithmetic of ways once, at the medians.
#include "permille/simulation/middle_minutes.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <string_view>
#include <utility>

#include "permille/network/points.hpp"
#include "permille/network/roads.hpp"
#include "permille/network/spanning_links.hpp"
#include "permille/scenario/ways.hpp"
#include "values_at.hpp"

namespace permille::simulation {
namespace {

struct MiddleRule {
    double minutes_per_kilometre = 0, town_minutes = 0, village_minutes = 0;
};

MiddleRule middle_rule(const Scenario& scenario) {
    ParameterRegister numbers(static_cast<int>(scenario.horizon.base), static_cast<int>(scenario.horizon.target));
    const network::TravelParameters travel = network::register_travel(scenario.network.travel, numbers);
    const std::vector<double> values = values_at(numbers, [](std::string_view) { return 0.5; });
    const auto in_base = [&](Parameter number) { return values[static_cast<std::size_t>(number.in_year(0))]; };
    return {.minutes_per_kilometre = in_base(travel.detour) * 60 / in_base(travel.speed_km_per_hour),
            .town_minutes = in_base(travel.town_minutes),
            .village_minutes = in_base(travel.village_minutes)};
}

// The roads of the base year, between towns and behind them facilities.
std::vector<network::Link> roads_of_base(const Scenario& scenario, const network::Places& places) {
    const auto position = [&](std::string_view id) {
        int at = 0;
        for (const auto* some : {&places.towns, &places.facilities})
            for (const network::Place& place : *some) {
                if (place.id == id) return at;
                ++at;
            }
        return -1;
    };
    std::vector<network::Link> roads;
    for (const auto& [id, road] : scenario.network.roads)
        if (road.opened_by.empty()) roads.push_back({position(road.from), position(road.to), 0});
    return roads;
}

// Minutes of a table between two towns; infinity where no facility stands in either.
double table_minutes(const network::TravelMinutes& ways, const network::Places& places, int a, int b) {
    double least = std::numeric_limits<double>::infinity();
    for (int facility = 0; facility < ways.facilities; ++facility) {
        const int town = places.facilities[static_cast<std::size_t>(facility)].town;
        if (town == b) least = std::min(least, ways.by_road[ways.pair(a, facility)]);
        if (town == a) least = std::min(least, ways.by_road[ways.pair(b, facility)]);
    }
    return least;
}

// Whether a road names the town: what lies between two such towns goes by road.
std::vector<bool> towns_on_roads(const Scenario& scenario) {
    std::vector<bool> named(scenario.population.towns.size());
    for (const auto& [id, road] : scenario.network.roads)
        for (const std::string* end : {&road.from, &road.to})
            if (const int town = scenario.population.towns.index_of(*end); town >= 0)
                named[static_cast<std::size_t>(town)] = true;
    return named;
}

}  // namespace

std::optional<MiddleMinutes> middle_minutes(const LoadedScenario& loaded) {
    std::optional<network::TravelMinutes> ways = travel_minutes(loaded);
    if (!ways) return std::nullopt;
    const MiddleRule rule = middle_rule(loaded.scenario);
    const double ends[] = {0, rule.town_minutes, rule.village_minutes};
    MiddleMinutes out;
    for (std::size_t pair = 0; pair < ways->pairs(); ++pair)
        out.minutes.push_back(ways->by_road[pair] + rule.minutes_per_kilometre * ways->kilometres[pair] +
                              ends[static_cast<std::size_t>(ways->ends[pair])]);
    out.from = std::move(ways->from);
    return out;
}

std::vector<TownWay> neighbour_ways(const LoadedScenario& loaded) {
    const std::optional<network::TravelMinutes> ways = travel_minutes(loaded);
    if (!ways) return {};
    const network::Places places = network_places(loaded.scenario);
    const MiddleRule rule = middle_rule(loaded.scenario);
    const std::vector<bool> on_road = towns_on_roads(loaded.scenario);
    const bool table = !loaded.minutes_table.empty();

    // Roads come first and weigh nothing, so that the tree takes all of them that it can.
    std::vector<network::Link> links = roads_of_base(loaded.scenario, places);
    const std::size_t roads = links.size();
    for (int a = 0; a < ways->towns; ++a)
        for (int b = a + 1; b < ways->towns; ++b) {
            const auto &start = places.towns[static_cast<std::size_t>(a)].point,
                       &end = places.towns[static_cast<std::size_t>(b)].point;
            double minutes = std::numeric_limits<double>::infinity();
            if (table)
                minutes = table_minutes(*ways, places, a, b);
            else if (!(on_road[static_cast<std::size_t>(a)] && on_road[static_cast<std::size_t>(b)]) && start && end)
                minutes = rule.minutes_per_kilometre * network::great_circle_kilometres(*start, *end);
            if (std::isfinite(minutes)) links.push_back({a, b, minutes});
        }
    std::vector<TownWay> chosen;
    for (const std::size_t link : network::spanning_links(ways->towns + ways->facilities, links))
        if (link >= roads) chosen.push_back({links[link].from, links[link].to, links[link].minutes, !table});
    return chosen;
}

}  // namespace permille::simulation
