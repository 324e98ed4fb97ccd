// What must hold between the fields of a scenario, beyond what each field says of itself.
#pragma once

#include "permille/base/issues.hpp"
#include "permille/describe/tree.hpp"
#include "permille/scenario/scenario.hpp"

namespace permille {

/// Checks a scenario that has been read: references, sums, shares, years, and what may be stated where. Every mistake
/// is one issue, at the place of the value that is wrong, or of the map around it where something is missing.
///
/// tree    the layers that it was read from: where each value stands
/// issues  of the reader; what it has reported already is not reported again
void check_scenario(const Scenario& scenario, const Tree& tree, Issues& issues);

/// The rules among them that a plain number in place of another can break.
void check_numbers(const Scenario& scenario, const Tree& tree, Issues& issues);

}  // namespace permille
