// Runs of a scenario with one lever elsewhere.
#pragma once

#include <optional>
#include <string>

#include "permille/explore/experiment.hpp"
#include "permille/explore/lever.hpp"
#include "permille/explore/trial.hpp"

namespace permille::explore {

/// Keeps the model of the lever turned last: its next settings only replace a number.
class LeverRuns {
  public:
    /// Refers to the scenario, which must outlive it.
    explicit LeverRuns(const LoadedScenario& scenario) : scenario_(scenario) {}

    /// Nothing when the setting makes no valid scenario. Throws Interrupted.
    std::optional<Trial> at(const Lever& lever, double setting, const RunSettings& how);

  private:
    const LoadedScenario& scenario_;
    std::string path_;  // of the lever that the experiment turns
    std::optional<Experiment> experiment_;
};

}  // namespace permille::explore
