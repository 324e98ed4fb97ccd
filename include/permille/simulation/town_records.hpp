// What a run leaves behind of every town, when it is asked for: people, resources, and what is within reach.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "permille/base/paged_array.hpp"

namespace permille::simulation {

/// What is recorded of towns, in this order: people; each resource, by the town that its facility stands in; and where
/// minutes are known each resource within reach per 1000 people (E2SFCA) and the minutes to the nearest place of the
/// level of `network.reach`.
struct TownSeries {
    std::vector<std::string> resources;  // beds, and the cadres that staff them, by id
    bool reach = false;                  // whether minutes are known
    bool nearest = false;                // whether there is a place of the level in the base year

    int people() const { return 0; }
    int resource(std::size_t index) const { return 1 + static_cast<int>(index); }
    int within_reach(std::size_t index) const { return resource(resources.size() + index); }
    int nearest_minutes() const { return within_reach(resources.size()); }
    int count() const {
        const int each = static_cast<int>(resources.size());
        return 1 + each + (reach ? each : 0) + (nearest ? 1 : 0);
    }
};

/// Values of every series of every town at every year's end. Single precision: whole numbers up to 16 777 216 are
/// exact, more than a county has of anything.
class TownRecords {
  public:
    TownRecords(TownSeries series, int towns, int years, std::int64_t replications);

    const TownSeries& series() const { return series_; }
    int towns() const { return towns_; }
    int years() const { return years_; }                         // after the base year
    std::int64_t replications() const { return replications_; }  // the first of the run

    /// One value for each replication, in year t (0 = base year).
    std::span<const float> values(int series, int town, int t) const;
    std::span<float> values(int series, int town, int t);

    /// Room for more replications behind those that there are; the new values are 0.
    void grow(std::int64_t replications);

  private:
    TownSeries series_;
    int towns_, years_;
    std::int64_t replications_;
    PagedArray<float> values_;  // [series, town, year, replication]
};

/// Replications of which towns are recorded, at the most: the quantiles of what is made of them are sharp enough, and
/// time and memory stay small.
inline constexpr std::int64_t most_town_replications = 4'096;

}  // namespace permille::simulation
