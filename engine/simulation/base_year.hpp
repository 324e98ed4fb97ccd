// Whether the base year's shares of patients can be at all.
#pragma once

#include <string>
#include <vector>

#include "permille/base/issues.hpp"
#include "permille/describe/parameter.hpp"
#include "permille/scenario/scenario.hpp"
#include "permille/simulation/rooms.hpp"

namespace permille::simulation {

/// Simulates the base year once, every number at its mean and what staff and beds can take at its best. A share of
/// visits that is missed even so is an issue that names the place which is asked for most.
///
/// series  what a run records, in order
void check_base_year(const Scenario& scenario, const ParameterRegister& numbers, const RoomParameters& rooms,
                     const std::vector<std::string>& series, Issues& issues);

}  // namespace permille::simulation
