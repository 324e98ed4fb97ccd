// What each rule of allocation needs must be there.
#include "checker.hpp"

namespace permille {

void check_allocation(Checker& checker, const std::string& path, const AllocationRules& rules, const Text& no_need) {
    checker.keys_must_exist(path + ".plan", rules.plan, Phrase::noun_facility, checker.scenario.facilities);
    const auto check_rule = [&](const char* key, Allocation rule) {
        const std::string at = path + "." + key;
        if (rule == Allocation::gap && !rules.norm_per_1000)
            checker.mistake(at, say(Phrase::allocation_lacks, {name_of(rule), "norm_per_1000"}));
        if (rule == Allocation::plan && rules.plan.empty())
            checker.mistake(at, say(Phrase::allocation_lacks, {name_of(rule), "plan"}));
        if (rule == Allocation::need && !no_need.empty()) checker.mistake(at, no_need);
    };
    check_rule("allocation", rules.allocation);
    if (rules.extra_allocation) check_rule("extra_allocation", *rules.extra_allocation);
    CertainSum weights;
    for (const auto& [facility, weight] : rules.plan) weights.add(checker.certain(weight));
    if (!rules.plan.empty() && weights.certain && !(weights.sum > 0))
        checker.mistake(path + ".plan", say(Phrase::plan_without_weight));
}

}  // namespace permille
