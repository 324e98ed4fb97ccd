// A scenario's towns and facilities as the network sees them, and how long people travel between them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "permille/network/travel_minutes.hpp"
#include "permille/scenario/load.hpp"

namespace permille {

/// Towns and facilities in the scenario's order. A facility whose town is not known gets town -1.
network::Places network_places(const Scenario& scenario);

/// Ids of the projects in the scenario's order.
std::vector<std::string> project_ids(const Scenario& scenario);

/// Which places have no road to the others, and in which state of the projects.
Text say_cut_off(const Scenario& scenario, const network::Places& places, const network::Ways& ways,
                 const network::CutOff& cut);

/// A facility that roads reach only before or only after some projects, and those that decide, by id.
struct AwaitedRoad {
    std::string facility;
    std::vector<std::string> projects;
    Text sentence;  // says so
};
std::vector<AwaitedRoad> awaited_roads(const Scenario& scenario);

/// The minutes of every town to every facility, or nothing where they cannot be told: there is no facility, neither a
/// table nor the rule (`network.travel`) is given, or a town has neither a point nor a road. Infinite while no road
/// leads to a facility that one reaches in another state.
std::optional<network::TravelMinutes> travel_minutes(const LoadedScenario& loaded);

}  // namespace permille
