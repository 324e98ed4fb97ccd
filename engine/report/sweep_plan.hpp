// The plan of a sweep in its database: written, read, compared.
#pragma once

#include "database.hpp"
#include "permille/report/sweep_store.hpp"

namespace permille::report {

/// Makes the tables and writes the plan.
void write_plan(const Database& database, const SweepPlan& plan);
SweepPlan read_plan(const Database& database);

/// Throws the Failure that says in what the plans differ, other than in their number of points and the place of the
/// file. `there` is the plan of the database that `path` names.
void expect_same_sweep(const std::filesystem::path& path, const SweepPlan& there, const SweepPlan& here);

}  // namespace permille::report
