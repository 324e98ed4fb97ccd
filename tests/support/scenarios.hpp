// The project's own scenarios, loaded and built, for tests that run the whole path.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "permille/scenario/load.hpp"
#include "permille/simulation/model.hpp"
#include "permille/simulation/simulate.hpp"
#include "support/places.hpp"

namespace permille::testing {

inline std::filesystem::path scenario_file(const std::string& name) {
    return project_folder() / "scenarios" / name;
}

/// Loads a scenario of the project with `--set` values; a mistake in it fails the test with its message.
inline LoadedScenario loaded(const std::string& name, std::vector<std::string> sets = {}) {
    Checked<LoadedScenario> read =
        load_scenario(scenario_file(name), {.installed_folders = {}, .sets = std::move(sets)});
    for (const Issue& issue : read.issues.all()) FAIL(to_string(issue, Language::en));
    return std::move(*read.value);
}

inline simulation::Model built(const LoadedScenario& scenario) {
    Checked<simulation::Model> model = simulation::build_model(scenario);
    for (const Issue& issue : model.issues.all()) FAIL(to_string(issue, Language::en));
    return std::move(*model.value);
}

/// A run of a scenario: `--set` values first, then the options of the run.
inline simulation::Ensemble run(const std::string& name, std::vector<std::string> sets = {},
                                const simulation::RunOptions& options = {.replications = 256}) {
    return simulation::simulate(built(loaded(name, std::move(sets))), options);
}

/// Mean over replications of a series in year t.
inline double mean_of(const simulation::Ensemble& ensemble, const std::string& series, int t) {
    const int index = ensemble.series_index(series);
    REQUIRE_MESSAGE(index >= 0, series);
    double sum = 0;
    for (const double value : ensemble.values(index, t)) sum += value;
    return sum / static_cast<double>(ensemble.replications());
}

/// Mean and standard error over replications of a difference of two runs with common random numbers.
struct Difference {
    double mean = 0, standard_error = 0;
};
inline Difference difference(const simulation::Ensemble& a, const simulation::Ensemble& b, const std::string& series,
                             int t) {
    const auto first = a.values(a.series_index(series), t), second = b.values(b.series_index(series), t);
    const double count = static_cast<double>(first.size());
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const double d = second[i] - first[i];
        sum += d;
        squares += d * d;
    }
    const double mean = sum / count;
    return {mean, std::sqrt(std::max(0.0, squares / count - mean * mean) / count)};
}

}  // namespace permille::testing
