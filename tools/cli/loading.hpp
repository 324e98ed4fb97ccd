// Scenarios named on the command line, loaded and built; their mistakes printed.
#pragma once

#include <optional>
#include <vector>

#include "commands.hpp"
#include "permille/explore/trial.hpp"
#include "permille/scenario/load.hpp"
#include "permille/simulation/model.hpp"
#include "progress.hpp"

namespace permille::cli {

/// A scenario that can be run.
struct Ready {
    std::string file;  // as the user named it
    LoadedScenario loaded;
    simulation::Model model;
    double load_seconds = 0, build_seconds = 0;
};

/// Throws Failure where a scenario that was swept is gone: a fault of the place, not a mistake in the scenario.
void expect_there(const std::string& file);

/// Loads a file with the line's --set and --large. Mistakes are added to `issues`.
std::optional<LoadedScenario> load_file(const std::string& file, const Arguments& arguments, Issues& issues);

/// Loads and builds every file. When one of them is wrong, the mistakes of all are printed to standard error (at most
/// twenty, then a count) and nothing is returned.
std::optional<std::vector<Ready>> load_and_build(const Arguments& arguments);

/// The position of the row that a word means: its id, or its number in the plan.
std::optional<std::size_t> find_row(const Scenario& scenario, std::string_view word);

/// How variants of a scenario are run: what the line says, else what the scenario or the command does.
/// `progress` is updated while they run and must outlive the settings.
explore::RunSettings run_settings(const Arguments& arguments, const Scenario& scenario, std::int64_t replications,
                                  Progress& progress);

/// Says that the command was stopped before it had anything to print; its exit code.
int stopped_by_user(const Arguments& arguments);

/// Prints at most twenty mistakes and how many there are.
void print_issues(const Issues& issues, Language language);

}  // namespace permille::cli
