// A ready table of minutes between towns and facilities.
#pragma once

#include <string>
#include <vector>

#include "permille/base/issues.hpp"
#include "permille/network/travel_minutes.hpp"

namespace permille::network {

/// Reads a CSV file with the columns from (id of a town), to (id of a facility, or of a town: all facilities in it that
/// have no row of their own) and minutes. Every town needs its minutes to every facility, to those in itself as well.
/// Issues: those of tables, ids that are not known, pairs that stand twice or are missing, minutes outside [0, 1440].
///
/// file     an empty name gives an empty table
/// returns  [town, facility] minutes; of use only without new issues
std::vector<double> read_minutes_table(const std::string& file, const Places& places, Issues& issues);

}  // namespace permille::network
