// What changes a stock: the flows that a run records beside it, and which of them add up to its change.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "permille/base/text.hpp"
#include "permille/describe/field.hpp"
#include "permille/scenario/scenario.hpp"

namespace permille::indicators {

enum class FlowKind {
    // staff and qualifications
    recruited,
    completed,
    rehired,
    trained,
    retired,
    left,
    lost,
    // beds and places
    grown,
    opened,
    added,
    // people
    births,
    entered,
    deaths,
    outgrew,
    net_migration,
    // births of a year: how many could be mothers, and how many children each of them had
    women,
    births_per_woman,
    // what an observed count added
    observed,
    // a stock without recorded flows
    whole,
    // against the plan: what projects would have opened as planned, and what of it is late or never goes ahead
    planned,
    late,
    not_built
};

/// A flow of a stock: the sum of the given series over the years, counted with its sign.
struct Flow {
    FlowKind kind = FlowKind::whole;
    double sign = 1;
    std::vector<int> series;  // positions in the ensemble
};

/// The flows that add up to the change of a stock: a cadre, a sum of cadres (flow by flow over its parts), a
/// qualification, a capacity, residents, an age group. Empty where the run did not record all that is needed. Moves
/// inside the county cancel and are no flow of the county.
std::vector<Flow> flows_of(const Scenario& scenario, std::span<const std::string> series, std::string_view stock);

/// A flow's name as a planner says it: 新招, recruited.
Text flow_name(FlowKind kind);

/// What a denominator is called: 人口, people; a cadre by its name in the scenario.
Text stock_name(const Scenario& scenario, const std::string& stock);

}  // namespace permille::indicators

namespace permille {
template <>
struct Names<indicators::FlowKind> {
    static constexpr std::string_view names[] = {
        "recruited",        "completed", "rehired", "trained", "retired", "left",     "lost",          "grown",
        "opened",           "added",     "births",  "entered", "deaths",  "outgrew",  "net_migration", "women",
        "births_per_woman", "observed",  "whole",   "planned", "late",    "not_built"};
};
}  // namespace permille
