// Looking for what a plan's own figures cannot mean: family by family, then in the order of the plan's rows.
#include "permille/scenario/findings.hpp"

#include <algorithm>

#include "findings/families.hpp"

namespace permille {

std::vector<Finding> find_contradictions(const Scenario& scenario) {
    std::vector<Finding> found;
    const findings::Plan plan{scenario, found};
    for (const auto family : {findings::passages_that_differ,
                              findings::unit_slips,
                              findings::false_claims,
                              findings::ratios_that_contradict,
                              findings::parts_above_wholes,
                              findings::denominators_in_conflict,
                              findings::births_in_conflict,
                              findings::bases_not_whole,
                              findings::bases_not_met,
                              findings::bases_missing,
                              findings::observed_far_off,
                              findings::targets_already_met,
                              findings::targets_below_norms,
                              findings::gains_below_norms,
                              findings::implied_ratios_below_norms,
                              findings::paces_unmatched,
                              findings::paces_above_what_is_asked,
                              findings::gains_above_past_recruits,
                              findings::pipelines_too_long,
                              findings::projects_after_the_plan})
        family(plan);
    // What cannot hold comes first; within a severity the families' order, which goes through the rows.
    std::stable_sort(found.begin(), found.end(),
                     [](const Finding& a, const Finding& b) { return a.severity < b.severity; });
    return found;
}

}  // namespace permille
