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

/// The minutes of every town to every facility, or nothing where they cannot be told: there is no facility, neither a
/// table nor the rule (`network.travel`) is given, or a town has neither a point nor a road.
std::optional<network::TravelMinutes> travel_minutes(const LoadedScenario& loaded);

}  // namespace permille
