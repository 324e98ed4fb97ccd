// How the county's resources lie over its towns: inequality by people and by area, what each town has, who is worst
// off.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "permille/base/text.hpp"
#include "permille/indicators/estimate.hpp"
#include "permille/scenario/scenario.hpp"
#include "permille/simulation/ensemble.hpp"

namespace permille::indicators {

/// One figure in every year, the base year first. Not a number where it cannot be told in every replication.
using YearBands = std::vector<Band>;

/// Inequality of one resource over towns of different size (inequality.hpp).
struct Spread {
    YearBands gini;
    YearBands theil_t, theil_t_between, theil_t_within;
    YearBands theil_l, theil_l_between, theil_l_within;
    std::vector<YearBands> lorenz;  // [step] resource share of the poorest 0, 10, ..., 100 % of the size
};
inline constexpr int lorenz_steps = 10;

/// What one town has of one resource.
struct TownFigures {
    YearBands per_1000;       // of its own people
    YearBands hrad;           // share of the resource over share of the area; empty where areas are not known
    YearBands hrad_over_pad;  // share of the resource over share of the people
    YearBands within_reach;   // per 1000 people (E2SFCA); empty where minutes are not known
};

/// The town that has least at the end, by what is within reach where that is known, otherwise by its own density.
struct WorstOff {
    int town = 0;
    Band value, county;  // per 1000 people
    double share = 0;    // of the replications in which no town has less
};

struct ResourceSpread {
    std::string id;
    Text name;
    Spread by_people;
    std::optional<Spread> by_area;
    YearBands reach_gini;  // of what is within reach, by people; empty where minutes are not known
    std::vector<TownFigures> towns;
    WorstOff worst_off;
};

/// Ways to the nearest place of the level of `network.reach`, over all people, each at the town's minutes.
struct NearestPlaces {
    YearBands share_within;  // of the people, within `network.reach.within_minutes`
    YearBands mean_minutes, p90_minutes;
    std::vector<YearBands> towns;  // [town] minutes
};

struct TownDistribution {
    std::vector<int> group;           // [town] number of its group
    std::vector<std::string> groups;  // names; "seat" and "other" where the scenario names none
    std::vector<YearBands> people;    // [town]
    std::vector<YearBands> pad;       // [town] share of the people over share of the area; empty without areas
    std::vector<ResourceSpread> resources;
    std::optional<NearestPlaces> nearest;
    std::int64_t replications = 0;
};

/// Nothing where the run recorded no towns, has a single one, or projects no resource.
///
/// replications  those that finished
std::optional<TownDistribution> distribution_of(const Scenario& scenario, const simulation::Ensemble& ensemble,
                                                std::span<const std::int64_t> replications, int threads = 0);

/// The smallest value that at least the given share of the weight does not exceed. Weights are above 0 in sum.
double weighted_quantile(std::span<const double> values, std::span<const double> weights, double share);

}  // namespace permille::indicators
