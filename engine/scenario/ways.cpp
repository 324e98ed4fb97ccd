// From the scenario's sections to the network's places.
#include "permille/scenario/ways.hpp"

#include <algorithm>
#include <utility>

#include "permille/base/listing.hpp"
#include "permille/base/phrases.hpp"
#include "permille/base/text.hpp"

namespace permille {
namespace {

std::optional<network::Coordinates> coordinates_of(const std::optional<Point>& point) {
    if (!point) return std::nullopt;
    const int any_year = 0;  // they are plain numbers; what is not has been reported
    return network::Coordinates{point->latitude.mean_in(any_year), point->longitude.mean_in(any_year)};
}

constexpr std::size_t names_told = 5;

// "A, B, C, …"
Text listed(const std::vector<Text>& names) {
    Text list;
    for (std::size_t i = 0; i < std::min(names.size(), names_told); ++i)
        add_to_list(list, {excerpt(names[i].zh), excerpt(names[i].en)});
    if (names.size() > names_told) list.zh += "……", list.en += ", ...";
    return list;
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

Text say_cut_off(const Scenario& scenario, const network::Places& places, const network::Ways& ways,
                 const network::CutOff& cut) {
    std::vector<Text> names, projects;
    for (const int place : cut.places) {
        const auto at = static_cast<std::size_t>(place);
        const bool town = at < places.towns.size();
        names.push_back(town ? places.towns[at].name : places.facilities[at - places.towns.size()].name);
    }
    for (const int project : cut.complete)
        projects.push_back(scenario.projects.entries[static_cast<std::size_t>(project)].value.name);
    Text when;
    if (!projects.empty())
        when = say(Phrase::cut_off_when, {listed(projects)});
    else if (!ways.minutes.projects.empty())
        when = say(Phrase::cut_off_before);
    return say(Phrase::places_cut_off, {listed(names), when});
}

std::vector<AwaitedRoad> awaited_roads(const Scenario& scenario) {
    if (scenario.network.roads.empty()) return {};
    const network::Ways ways =
        network::find_ways(scenario.network, network_places(scenario), project_ids(scenario), {});
    std::vector<AwaitedRoad> awaited;
    for (const network::Waiting& one : ways.waiting) {
        const auto& [id, facility] = scenario.facilities.entries[static_cast<std::size_t>(one.facility)];
        AwaitedRoad road{.facility = id, .projects = {}, .sentence = {}};
        std::vector<Text> names;
        for (const int at : one.projects) {
            const auto& [project, what] = scenario.projects.entries[static_cast<std::size_t>(at)];
            road.projects.push_back(project);
            names.push_back(what.name);
        }
        road.sentence = say(Phrase::road_awaited, {facility.name, listed(names)});
        awaited.push_back(std::move(road));
    }
    return awaited;
}

}  // namespace permille
