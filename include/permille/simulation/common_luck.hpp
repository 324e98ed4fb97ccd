// What counties that are run together have in common, replication by replication, and what each has for itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "permille/random/points.hpp"
#include "permille/simulation/model.hpp"

namespace permille::simulation {

/// Two counties that read one file read one number in it: what the nation's growth is in a possible future, it is for
/// all of them. So an uncertain number is drawn with the luck of the file that states it (by the file's name without
/// its ending); what a county states itself, its deviation from other counties, and all chance are its own. Sums over
/// counties are then as wide as what is believed makes them: neither too narrow, as if each county had a nation of its
/// own, nor too wide, as if all hospitals called "county_hospital" lost their nurses in the same years.
///
/// Years: the nation's yearly deviations are two thirds as wide as a county's (model, section 2: the nation's, times
/// 1.5), so 4/9 of a county's variance is the nation's good or bad year, and the rest the county's own.
class CommonLuck {
  public:
    /// common_seed  of all counties that are run together
    /// county_seed  of this one, for what is its own
    CommonLuck(const Model& model, PointSet kind, std::uint64_t common_seed, std::uint64_t county_seed);

    /// Where draw i of the register is drawn.
    const Points& points_of(std::size_t draw) const { return *points_[draw]; }

    /// A year's standard normal deviation of the county, made of its own and the nation's.
    ///
    /// unit  hash of the deviation's id     year  1, 2, ... after the base year
    double year_shared(double own, std::int64_t replication, std::uint32_t unit, int year) const;

  private:
    std::uint64_t years_seed_;
    std::map<std::string, Points> by_file_;  // of the county's own under ""
    std::vector<const Points*> points_;      // [draw]
};

}  // namespace permille::simulation
