// Scenarios made of loaded ones: single values changed, or whole sections taken from another, read as files are.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "permille/describe/tree.hpp"
#include "permille/scenario/load.hpp"

namespace permille {

/// A value laid over a scenario, as --set lays it.
struct Setting {
    std::string path, value;  // value in YAML
};

/// A loaded scenario as a tree on which values can be laid again and again; no file is read. Refers to the scenario,
/// which must outlive it.
class Variable {
  public:
    explicit Variable(const LoadedScenario& scenario) : scenario_(scenario) {}

    const LoadedScenario& scenario() const { return scenario_; }
    /// Its normal form, by which it is compared with others. Parsed anew by each call.
    Tree normal() const;

    /// The scenario with some values changed. Draws keep their dimensions. Issues as of a file with --set.
    Checked<LoadedScenario> with(std::span<const Setting> settings) const;

    /// The scenario with some of its sections (`workforce`, `projects`) as they are in another. Issues when the
    /// sections do not fit together (a project of the other stands in a facility that this one has not).
    Checked<LoadedScenario> with_sections(const Variable& other, std::span<const std::string> sections) const;

  private:
    const LoadedScenario& scenario_;
};

/// Whether two trees mean the same to a run: where a number comes from and what things are called does not count.
bool same_meaning(const Tree& a, const Tree& b);

/// One order of dimensions for scenarios that are run side by side: those of the first, then what each other adds. A
/// child whose parent is among them keeps its own.
std::vector<std::string> joined_paths(std::span<const std::vector<std::string>> lists);

}  // namespace permille
