// What is known of a projected row, for its pace and its trends.
#pragma once

#include <string>

#include "permille/indicators/verdict.hpp"

namespace permille::indicators {

/// Fills `past`, `starts_elsewhere` and `pace` of a row whose years are known. Where it starts elsewhere than its plan
/// prints, its printed past is of other people than those of the projection, and only the start is known; years that
/// were observed are those of the run.
void know_past(const Scenario& scenario, const std::string& id, const plan::Target& target, Row& row);

}  // namespace permille::indicators
