// What is said of an alliance that comes too late.
#pragma once

#include "permille/base/text.hpp"
#include "permille/indicators/late_alliances.hpp"

namespace permille::report {

/// When it is planned, and in how few replications it acts by the plan's last year.
Text late_alliance_sentence(const Scenario& scenario, const indicators::LateAlliance& late);

}  // namespace permille::report
