// Who lives where in the base year: whole people by town, sex and age that meet everything that is known.
#pragma once

#include <vector>

#include "permille/base/issues.hpp"
#include "permille/population/settings.hpp"
#include "permille/population/tables.hpp"

namespace permille::population {

/// The people of the base year. The structure table is raked to the margins, rounded so that the totals of the sexes
/// and of the age groups are their own roundings, and spread over the towns so that both the county's cells and the
/// towns' totals are kept exactly. Every town has the county's structure, as far as whole people can.
///
/// An uncertain base population is taken at its mean here; a run scales the result.
/// returns  [town, sex, age], whole numbers, towns in the settings' order; empty when there are issues
/// Errors: a share or a town's people that is not a plain number; shares that do not add up, groups that overlap,
/// margins that contradict each other beyond their printed digits or ask for people whom the structure does not have;
/// towns that have more people than the county, or fewer and no weight for the rest. Model, section 1.
std::vector<double> base_structure(const Settings& settings, const Tables& tables, int base_year, Issues& issues);

}  // namespace permille::population
