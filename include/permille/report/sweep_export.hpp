// What a sweep found, for other programs: tidy CSV, SALib's matrices, model output of the hubverse.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "permille/report/sweep_store.hpp"

namespace permille::report {

/// Takes the bytes of a file, in pieces of about 64 KiB.
using Sink = std::function<void(std::string_view)>;

// All of them take the results of the most replications of each point, by point; the same database content gives the
// same bytes. Numbers are in the shortest form that reads back as the same double.

/// scenario, digest, version, seed, point, replications, a column for each factor named by its path, target,
/// statistic, year, unit, value: a line for each value, empty where it cannot be told.
void sweep_csv(const SweepStore& store, const Sink& write);

struct ExportFile {
    std::string name;
    std::function<void(const Sink&)> write;  // not to be called when the store is gone
};

/// The files with which SALib goes on:
///
/// parameters.txt   name,lower,upper,group,dist of each factor, as read_param_file() reads it; bounds are the lowest
///                  and the highest level where a factor states none
/// model_input.txt  X [point, factor], for numpy.loadtxt()
/// model_output.txt Y [point, measure], nan where a value cannot be told
/// points.csv       scenario, digest, version, seed, point, replications: of each line of X and Y
/// measures.csv     target, statistic, year, unit: of each column of Y
///
/// Fails with a Failure when a level is no number, which is named, and when a point has no results: SALib tells
/// samples by where they stand.
/// Sources: SALib of June 2026 (1c37548), src/SALib/util/util_funcs.py and docs/user_guide/basics.rst.
std::vector<ExportFile> salib_files(const SweepStore& store);

/// Model output of the hubverse as CSV. Task ids: origin_date and target_date (the ends of the base year and of the
/// year), location (the scenario), scenario_id (the point), replications, seed, digest, version, a column for each
/// factor, target; then output_type, output_type_id, value.
///
/// median, mean   of the row's value: median, mean, with NA as their id
/// q0.05          a quantile at level 0.05
/// p_reach        whether the row is reached is an outcome of two categories, so it has a target of its own,
///                "<id> reached", with the pmf of missed and reached, which sum to one
/// shortfall      an amount of its own, "<id> shortfall", in persons, beds, ...: its median
/// first_year     none of the output types: it compares the years' probabilities and sums up no distribution of an
///                outcome. Left out, as are values that cannot be told: a prediction without a value is refused there.
///
/// returns  the ids of the measures that were left out
/// Source: hubverse of July 2026, "Model output" (output types, their ids) and "Defining modeling tasks" (task ids),
/// docs.hubverse.io.
std::vector<std::string> hubverse_csv(const SweepStore& store, const Sink& write);

}  // namespace permille::report
