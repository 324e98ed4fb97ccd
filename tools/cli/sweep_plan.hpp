// What a sweep depends on, as its database says it, and what it will take.
#pragma once

#include <cstdint>
#include <string>

#include "commands.hpp"
#include "permille/explore/sweep.hpp"
#include "permille/report/sweep_store.hpp"
#include "permille/scenario/load.hpp"

namespace permille::cli {

/// `own`: the scenario that the line names.
report::SweepPlan plan_of(const explore::Sweep& sweep, const LoadedScenario& own, const Arguments& arguments);

/// Says so where some points have more replications than all of them, which are taken for what needs all points.
void say_which_replications(const report::SweepStore& store, const Arguments& arguments);

/// What --dry-run tells.
struct Estimate {
    std::int64_t points = 0, replications = 0, rows = 0;  // points and rows of this process
    double seconds = 0;
    std::int64_t memory_bytes = 0, database_bytes = 0;
};

Estimate estimate_of(const explore::Sweep& sweep, std::int64_t points, double seconds_a_point);
std::string estimate_text(const Estimate& estimate, const std::string& place, Language language);

}  // namespace permille::cli
