// Whether the base year's shares of patients can be at all.
#pragma once

#include <string>
#include <vector>

#include "permille/base/issues.hpp"
#include "permille/describe/parameter.hpp"
#include "permille/scenario/scenario.hpp"
#include "permille/simulation/rooms.hpp"

namespace permille::simulation {

/// Simulates the base year with every number in its middle, what staff and beds can take at its best and use at its
/// lowest. A share of visits that is missed even so is an issue that names the place which is asked for most. An
/// uncertain primary share is tried at three places of its range.
///
/// series  what a run records, in order
void check_base_year(const Scenario& scenario, const ParameterRegister& numbers, const RoomParameters& rooms,
                     const std::vector<std::string>& series, Issues& issues);

}  // namespace permille::simulation
