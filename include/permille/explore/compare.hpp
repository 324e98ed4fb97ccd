// Scenarios side by side on the same seed and keys: how each row differs, and what drives the difference.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "permille/explore/change.hpp"
#include "permille/explore/trial.hpp"
#include "permille/indicators/distribution.hpp"
#include "permille/indicators/late_alliances.hpp"
#include "permille/indicators/verdict.hpp"

namespace permille::explore {

/// One of the scenarios that are compared.
struct Compared {
    const LoadedScenario* scenario = nullptr;
    std::string label;  // its id, told apart from others of the same id
    indicators::Verdicts verdicts;
    std::optional<indicators::TownDistribution> distribution;
    std::vector<std::string> sets = {};  // PATH=VALUE laid over its file, as given
    bool patients_left_out = false;      // it could simulate patients, and no row is measured by them
    std::vector<indicators::LateAlliance> late_alliances = {};
};

/// Inputs that are exchanged together: sections of a scenario.
struct Group {
    std::string id;  // population, workforce, facilities, projects, plan, other
    std::vector<std::string> sections;
};

/// A row that both scenarios project.
struct RowDifference {
    std::string id;
    std::size_t first = 0, other = 0;  // its position among the targets of each
    Change reach;                      // of P(reach), the other less the first, 0..1
    double median = 0;                 // of the medians in the row's year, in the row's unit
    Change count;                      // mean of the differences in natural units: people, beds
    std::vector<double> parts;         // [group] of reach.value, which is their sum; empty without groups
    std::vector<double> median_parts;  // [group] of what the median changes by in the replications both have finished
};

/// A row that is not projected in both.
struct RowApart {
    std::string id;
    bool in_first = false, in_other = false;  // whether the plan has it
    bool projected_in_first = false, projected_in_other = false;
};

/// One scenario against the first.
struct Difference {
    std::size_t other = 0;            // position among the compared
    std::vector<RowDifference> rows;  // in the order of the first scenario
    std::vector<RowApart> apart;      // rows of one, and rows that one does not project
    std::vector<Group> groups;        // that differ; what they contribute is in the rows' parts
    bool unrelated = false;           // they share no plan: nothing can be exchanged between them
    std::optional<Change> all;        // of the probability of all projected rows together
};

struct Comparison {
    std::vector<Compared> compared;
    std::vector<Difference> differences;  // of the second, third, ... against the first
    std::int64_t replications = 0;
    std::uint64_t seed = 0;
};

/// Runs the scenarios, which must have the same horizon (expects()), and mixtures of those that share a plan: every
/// subset of the groups that differ, at most 2^6. Groups whose sections do not fit when exchanged alone (a project and
/// the facility it stands in) become one. Scenarios share a plan when a file that is not of the defaults is among the
/// files of both. A number keeps its dimension in all of them (joined_paths()).
///
/// labels  [scenario] what each is called
/// Issues are those of a model. Throws Interrupted.
Checked<Comparison> compare(std::span<const LoadedScenario* const> scenarios, std::span<const std::string> labels,
                            const RunSettings& settings);

}  // namespace permille::explore
