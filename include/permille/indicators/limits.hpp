// What limits a row that is missed: one sentence, decided from the numbers by rules in a fixed order.
#pragma once

#include <cstdint>
#include <span>

#include "permille/base/text.hpp"
#include "permille/describe/field.hpp"
#include "permille/indicators/verdict.hpp"
#include "permille/scenario/scenario.hpp"
#include "permille/simulation/ensemble.hpp"

namespace permille::indicators {

/// The first that holds is named. Of rare events: one_event where a single case is too many, else event_rate. Of
/// births: fertility. Of milestones: unfinished. Of coverage and life expectancy: pace. Of patients: room where the
/// county's staffed beds are full, else choice; case_mix where specialist visits alone are more than the target leaves;
/// distance. Of stocks, in this order:
///
/// posts           the established posts are fewer than the staff that the target takes
/// late            what projects are late or never open is as much as is missing, where missed
/// denominator     had the denominator not grown, at least half of the replications would meet the row
/// pace            the required pace is more than 1.5 times the historical one
/// no_project      beds and places: no project of the plan adds to them
/// small_projects  beds and places: there are some, and they are not enough
/// outflow         staff: at least half as many go as come, and had nobody gone, the target would be met
/// inflow          staff: too few come
enum class LimitRule {
    none,
    one_event,
    event_rate,
    fertility,
    posts,
    late,
    denominator,
    pace,
    no_project,
    small_projects,
    outflow,
    inflow,
    unfinished,
    room,
    choice,
    case_mix,
    distance
};

/// The required pace above which the past is no guide, as a multiple of the historical one.
inline constexpr double unmatched_pace = 1.5;

struct Limit {
    LimitRule rule = LimitRule::none;
    Text sentence;
};

struct Explanation;
struct Decomposition;

/// Of rows whose P(reach) is below 0.5; none for the others.
///
/// explained   the row's explanation but for its limit
/// taken_apart the row's decomposition, or null
Limit limit_on(const Scenario& scenario, const plan::Target& target, const Row& row, const Explanation& explained,
               const Decomposition* taken_apart, const simulation::Ensemble& ensemble,
               std::span<const std::int64_t> replications);

}  // namespace permille::indicators

namespace permille {
template <>
struct Names<indicators::LimitRule> {
    static constexpr std::string_view names[] = {
        "none",        "one_event", "event_rate", "fertility",      "posts",   "late",
        "denominator", "pace",      "no_project", "small_projects", "outflow", "inflow",
        "unfinished",  "room",      "choice",     "case_mix",       "distance"};
};
}  // namespace permille
