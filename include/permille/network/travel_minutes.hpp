// Minutes from every town to every facility, in every state into which projects can bring the roads.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "permille/base/inputs.hpp"
#include "permille/base/lanes.hpp"
#include "permille/base/text.hpp"
#include "permille/describe/parameter.hpp"
#include "permille/network/points.hpp"
#include "permille/network/settings.hpp"

namespace permille::network {

/// A town or a facility as the network sees it.
struct Place {
    std::string id;
    Text name;
    std::optional<Coordinates> point;  // a facility without one stands at its town
    int town = -1;                     // of a facility: position of its town
    bool village = false;              // of a facility: whether it stands for clinics of the villages
};
struct Places {
    std::vector<Place> towns, facilities;
};

/// Where the minutes of a pair come from.
enum class MinutesFrom { roads, table, estimate };
/// What comes on top of the road or the straight line: nothing (a table is door to door), or the ends of the way.
enum class Ends { none, town, village };

/// One number of the rule for each replication, as `network.travel` gives them.
struct TravelParameters {
    Parameter detour, speed_km_per_hour, town_minutes, village_minutes;
};

/// Whether a road leads there: without one the minutes are infinite.
template <int W>
Mask<W> reached(Lane<W> minutes) {
    return minutes < Lane<W>(std::numeric_limits<double>::infinity());
}

/// What a pair's minutes are made of. In one replication a pair takes
///     by_road[state] + kilometres x 60 x detour / speed + (town_minutes or village_minutes or nothing).
/// All numbers are 0 or more; only by_road may be infinite, where no road leads to a facility in a state.
struct TravelMinutes {
    int towns = 0, facilities = 0;
    std::vector<int> projects;       // that change roads, by position in the scenario; the i-th is bit i of a state
    std::vector<double> by_road;     // [state, town, facility] minutes of roads or of the table; 0 where estimated
    std::vector<double> kilometres;  // [town, facility] straight line where estimated, otherwise 0
    std::vector<Ends> ends;          // [town, facility]
    std::vector<MinutesFrom> from;   // [town, facility]

    int states() const { return 1 << projects.size(); }
    std::size_t pair(int town, int facility) const {
        return static_cast<std::size_t>(town) * static_cast<std::size_t>(facilities) +
               static_cast<std::size_t>(facility);
    }
    std::size_t pairs() const { return static_cast<std::size_t>(towns) * static_cast<std::size_t>(facilities); }
};

/// Places from which no road leads to the others, in one state of the roads.
struct CutOff {
    std::vector<int> places;    // towns, and behind them facilities (towns + position)
    std::vector<int> complete;  // projects that are complete then, by position in the scenario
};

/// A facility that roads reach in some states alone.
struct Waiting {
    int facility = 0;
    std::vector<int> projects;  // whether one does depends on them, by position in the scenario
};

/// The minutes and what kept them from being complete. `minutes` is of use only where cut_off and without_point are
/// empty.
struct Ways {
    TravelMinutes minutes;
    std::vector<CutOff> cut_off;     // each once, in its first state; not those that only wait
    std::vector<Waiting> waiting;    // nobody comes while no road leads there
    std::vector<int> without_point;  // towns whose ways would have to be estimated, and which have no point
};

/// Projects of a scenario that change roads, at the most; each doubles the states.
inline constexpr int most_road_projects = 6;

/// Positions of the projects that open, improve or close roads, each once, in the scenario's order.
std::vector<int> road_projects(const Map<Road>& roads, const std::vector<std::string>& project_ids);

/// The minutes of all pairs: by the table where there is one; else by road between places that roads name (a facility
/// that no road names stands at its town); else estimated by points. Roads whose ends are unknown are passed over: they
/// have been reported.
///
/// project_ids  of the scenario, in its order; at most most_road_projects of them change roads (expects())
/// table        [town, facility] minutes of a ready table, or empty
Ways find_ways(const Settings& settings, const Places& places, const std::vector<std::string>& project_ids,
               const std::vector<double>& table);

/// Registers the rule's numbers. A table needs none: without a rule all are 0, and a kilometre would take no time.
TravelParameters register_travel(const std::optional<Travel>& travel, ParameterRegister& numbers);

/// The minutes of one block of replications.
///
/// t         year of the run: a rule may change over the years
/// complete  [project] 1 once a project of the scenario is complete, otherwise 0
/// out       filled in  [town, facility] minutes
template <int W>
void travel_minutes(const TravelMinutes& ways, const TravelParameters& rule, const Inputs<W>& in, int t,
                    const Lane<W>* complete, Lane<W>* out);

}  // namespace permille::network
