// The keys by which an author sends what is new somewhere, and their numbers.
#include "permille/describe/allocation.hpp"

namespace permille {

void AllocationRules::describe(FieldVisitor& field) {
    field.defaulted(
        allocation,
        {.key = "allocation",
         .doc = "Where what is new goes: fixed (as those of the base year stand), population (as the people "
                "of the towns), need (where last year's workload took more than there were), gap (where most "
                "are missing to norm_per_1000), equity (where a town, its hospitals included, has fewer for "
                "its people than the county), plan (as plan says). Below county level all but need and plan "
                "keep each level's part."});
    field.defaulted(extra_allocation, {.key = "extra_allocation",
                                       .doc = "Where those of extra_per_year go; as allocation when left out."});
    field.defaulted(norm_per_1000,
                    {.key = "norm_per_1000",
                     .doc = "For the rule gap: what a place below county level should have for the people "
                            "of its town.",
                     .unit = "per 1000",
                     .min = 0,
                     .max = 100});
    field.defaulted(plan, {.key = "plan",
                           .doc = "For the rule plan: weights by facility id; places without one get none.",
                           .unit = "weight",
                           .min = 0,
                           .max = 1e6});
}

AllocationParameters register_allocation(const AllocationRules& rules, std::span<const std::string> places,
                                         ParameterRegister& numbers) {
    AllocationParameters out{.rule = rules.allocation, .of_extra = rules.extra_allocation.value_or(rules.allocation)};
    if (rules.norm_per_1000) out.norm_per_1000 = numbers.add(*rules.norm_per_1000);
    if (rules.plan.empty()) return out;
    for (const std::string& place : places) {
        const Number* weight = rules.plan.find(place);
        out.plan.push_back(weight != nullptr ? numbers.add(*weight) : numbers.add_certain(0));
    }
    return out;
}

}  // namespace permille
