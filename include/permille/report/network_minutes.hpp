// The minutes of all ways as a table that a scenario can take up again.
#pragma once

#include <string>

#include "permille/scenario/scenario.hpp"
#include "permille/simulation/middle_minutes.hpp"

namespace permille::report {

/// from, to, minutes, minutes_by (road, table, estimate): every town to every facility, in the shortest form that reads
/// back as the same double. As `network.minutes` of a scenario the same file gives the same minutes; the last column is
/// for people.
std::string minutes_csv(const Scenario& scenario, const simulation::MiddleMinutes& middle);

}  // namespace permille::report
