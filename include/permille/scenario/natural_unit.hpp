// What a row of a plan counts.
#pragma once

#include "permille/scenario/scenario.hpp"

namespace permille {

/// What the numerator of a row is counted in: staff, people, births, or the unit of a capacity; the row's own unit
/// where nothing is counted.
Text natural_unit(const Scenario& scenario, const plan::Target& target);

}  // namespace permille
