// How long ways take in the base year, with everything that is uncertain about them in its middle.
#pragma once

#include <optional>
#include <vector>

#include "permille/network/travel_minutes.hpp"
#include "permille/scenario/load.hpp"

namespace permille::simulation {

/// The minutes of every pair, door to door: roads as they stand in the base year, the numbers of the rule
/// (`network.travel`) at their medians.
struct MiddleMinutes {
    std::vector<double> minutes;             // [town, facility]
    std::vector<network::MinutesFrom> from;  // [town, facility]
};

/// Nothing where minutes cannot be told (see travel_minutes()).
std::optional<MiddleMinutes> middle_minutes(const LoadedScenario& loaded);

/// A way between two towns, by their positions.
struct TownWay {
    int from = 0, to = 0;
    double minutes = 0;
    bool estimate = true;
};

/// Ways between towns that are no roads, as few as it takes: those which, beside the roads of the base year, tie all
/// towns together in the fewest minutes (a minimum spanning tree). A way is estimated as that of a pair is, without the
/// minutes at its ends, which a road's minutes do not hold either; where a table is given it takes what the table says
/// to the nearest facility of the other town, in the quicker direction, door to door.
std::vector<TownWay> neighbour_ways(const LoadedScenario& loaded);

}  // namespace permille::simulation
