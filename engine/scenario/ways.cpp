// From the scenario's sections to the network's places.
#include "permille/scenario/ways.hpp"

#include <utility>

namespace permille {
namespace {

std::optional<network::Coordinates> coordinates_of(const std::optional<Point>& point) {
    if (!point) return std::nullopt;
    const int any_year = 0;  // they are plain numbers; what is not has been reported
    return network::Coordinates{point->latitude.mean_in(any_year), point->longitude.mean_in(any_year)};
}

}  // namespace

network::Places network_places(const Scenario& scenario) {
    network::Places places;
    for (const auto& [id, town] : scenario.population.towns)
        places.towns.push_back({.id = id, .name = town.name, .point = coordinates_of(town.point)});
    for (const auto& [id, facility] : scenario.facilities)
        places.facilities.push_back({.id = id,
                                     .name = facility.name,
                                     .point = coordinates_of(facility.point),
                                     .town = scenario.population.towns.index_of(facility.town),
                                     .village = facility.tier == facilities::Tier::village});
    return places;
}

std::vector<std::string> project_ids(const Scenario& scenario) {
    std::vector<std::string> ids;
    for (const auto& entry : scenario.projects) ids.push_back(entry.id);
    return ids;
}

std::optional<network::TravelMinutes> travel_minutes(const LoadedScenario& loaded) {
    const Scenario& scenario = loaded.scenario;
    const bool ruled = scenario.network.travel.has_value() || !loaded.minutes_table.empty();
    if (scenario.facilities.empty() || !ruled) return std::nullopt;
    network::Ways ways =
        network::find_ways(scenario.network, network_places(scenario), project_ids(scenario), loaded.minutes_table);
    if (!ways.cut_off.empty() || !ways.without_point.empty()) return std::nullopt;
    return std::move(ways.minutes);
}

}  // namespace permille
