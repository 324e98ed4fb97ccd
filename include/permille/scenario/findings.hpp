// What is odd about a plan before any run: each finding names the rows it is about.
#pragma once

#include <string>
#include <vector>

#include "permille/base/text.hpp"
#include "permille/describe/field.hpp"
#include "permille/scenario/scenario.hpp"

namespace permille {

/// error: the plan cannot hold as printed. warning: it is unlikely to. note: a reader should know.
enum class Severity { error, warning, note };
template <>
struct Names<Severity> {
    static constexpr std::string_view names[] = {"error", "warning", "note"};
};

struct Finding {
    std::string id;  // of the kind of finding
    Severity severity = Severity::note;
    std::vector<std::string> rows;  // as the plan numbers them
    Text message;
    bool of_scenario = false;  // what the scenario states beside the plan, where no row is named
};

/// Everything odd about a plan's own figures: errors first, then warnings, then notes, each in the plan's order. A
/// valid scenario may have any number of them. The message holds the arithmetic.
///
/// error    text_against_table (targets), unit_slip, claim_does_not_compute, ratio_contradiction, part_above_whole
/// warning  text_against_table (bases), figure_printed_twice, part_is_whole, denominator_conflict, growth_of_unknown,
///          no_base_column, pace_unmatched (faster than anybody in the reference class)
///          base_not_met (the scenario starts elsewhere than its plan prints), pipeline_delivers_nobody,
///          observed_far_off (an observed count a third of the base year's, or three times it; of people a fifth)
/// note     base_not_whole, target_looser_than_base, target_already_met, below_norm, gain_below_norm,
///          implied_below_norm,
///          pipeline_delivers_later, project_after_plan (to be complete when the plan is over)
std::vector<Finding> find_contradictions(const Scenario& scenario);

}  // namespace permille
