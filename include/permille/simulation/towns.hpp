// What the kernel reads to record towns: whose facility is where, which resources count, and the ways between them.
#pragma once

#include <vector>

#include "permille/base/inputs.hpp"
#include "permille/base/lanes.hpp"
#include "permille/facilities/state.hpp"
#include "permille/network/travel_minutes.hpp"
#include "permille/population/state.hpp"
#include "permille/simulation/town_records.hpp"
#include "permille/workforce/parameters.hpp"
#include "permille/workforce/state.hpp"

namespace permille::simulation {

struct TownParameters {
    int towns = 0;
    TownSeries series;
    std::vector<int> cadres;         // of each resource: position of the cadre or sum of cadres; -1: beds
    std::vector<int> facility_town;  // [facility]
    std::vector<bool> treats;        // [facility] whether patients find anything there
    network::TravelMinutes ways;     // where series.reach
    network::TravelParameters rule;
    double catchment_minutes = 0;
    std::vector<bool> open;  // [facility] whether it treats, at the level that should be near, in the base year
    struct Upgrade {
        int project = 0, facility = 0;
    };
    std::vector<Upgrade> upgrades;  // projects that give a facility that level
};

/// What recording needs besides; made once for a job.
template <int W>
struct TownScratch {
    explicit TownScratch(const TownParameters& parameters)
        : minutes(parameters.ways.pairs()),
          weights(minutes),
          supply(parameters.facility_town.size()),
          there(supply),
          open(supply),
          found(static_cast<std::size_t>(parameters.towns)) {}

    std::vector<Lane<W>> minutes, weights;  // [town, facility]
    std::vector<Lane<W>> supply, there;     // [facility] of a resource, and of all staff
    std::vector<Lane<W>> open;              // [facility] 1 or 0
    std::vector<Lane<W>> found;             // [town]
};

/// Writes the year's end of every town, [series, town, lane], in the order of TownSeries.
///
/// standing  [project] 1 where it stood when the year began: by these the roads of the year go
template <int W>
void record_towns(const TownParameters& parameters, const Inputs<W>& in, int t, const Lane<W>* standing,
                  const population::State<W>& people, const workforce::Parameters& workforce,
                  const workforce::State<W>& staff, const facilities::Parameters& facilities,
                  const facilities::State<W>& places, TownScratch<W>& scratch, double* out);

}  // namespace permille::simulation
