// Design points of one scenario: some of its values (the factors) take one set of levels after another.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "permille/scenario/variant.hpp"
#include "permille/simulation/model.hpp"

namespace permille::explore {

/// A scenario and its model, moved from design point to design point. Where only numbers change that the model draws or
/// reads in its runs, they are replaced in place; else the scenario is read and built anew. Both give the same bits as
/// loading the file with --set.
class Experiment {
  public:
    /// At its first design point: a path and a level for each factor. Refers to the scenario, which must outlive it.
    /// Issues as of a file with --set.
    static Checked<Experiment> start(const LoadedScenario& scenario, std::vector<Setting> first);

    /// Moves to another design point: the levels in YAML, in the order of the factors. Where there are issues it stays
    /// where it was.
    Issues move(std::span<const std::string> levels);

    const Scenario& scenario() const { return loaded_->scenario; }
    const simulation::Model& model() const { return *model_; }
    /// How many of the moves so far needed no new model.
    std::int64_t replaced() const { return replaced_; }

  private:
    struct Factor {
        Number* number = nullptr;  // of the scenario; null where a level needs a new model
        Field field;
    };

    explicit Experiment(const LoadedScenario& scenario);
    Issues rebuild(std::vector<Setting> settings);
    bool replace(std::span<const std::string> levels);

    std::unique_ptr<Variable> variable_;
    std::vector<Setting> settings_;  // where it is
    std::vector<Factor> factors_;
    std::unique_ptr<LoadedScenario> loaded_;
    std::optional<simulation::Model> model_;
    std::int64_t replaced_ = 0;
};

}  // namespace permille::explore
