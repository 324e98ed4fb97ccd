// Which inputs of two scenarios differ, in groups that can be exchanged.
#pragma once

#include <vector>

#include "permille/explore/compare.hpp"
#include "permille/scenario/variant.hpp"

namespace permille::explore {

/// Whether the scenarios are layers on a common plan, so that exchanging parts of them makes sense.
bool share_a_plan(const LoadedScenario& a, const LoadedScenario& b);

/// The groups of sections in which two scenarios differ, merged until every mixture is a valid scenario.
std::vector<Group> differing_groups(const Variable& a, const Variable& b);

/// Sections of the groups that a mask exchanges.
std::vector<std::string> sections_of(const std::vector<Group>& groups, unsigned mask);

}  // namespace permille::explore
