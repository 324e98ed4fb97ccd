// The rules by which what is new is divided over places (model, section 5).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "permille/describe/field.hpp"
#include "permille/describe/parameter.hpp"

namespace permille {

/// As the present stock stands; as the people of the towns; where the last year's workload took more than there was;
/// where most is missing to a norm for the town's people; in the towns that have less for their people than the county;
/// or where the plan says.
enum class Allocation { fixed, population, need, gap, equity, plan };

/// What an author says of it; a part of the recruitment or capacity that it is about, among whose keys these stand.
struct AllocationRules {
    Allocation allocation = Allocation::fixed;   // of usual growth
    std::optional<Allocation> extra_allocation;  // of what the lever adds; left out: the same
    std::optional<Number> norm_per_1000;         // for the rule gap
    Map<Number> plan;                            // for the rule plan: weights by facility id

    void describe(FieldVisitor& field);
};

struct AllocationParameters {
    Allocation rule = Allocation::fixed, of_extra = Allocation::fixed;
    Parameter norm_per_1000 = {};
    std::vector<Parameter> plan = {};  // [place]; empty where no plan is given
};

/// places: ids of facilities in the order in which the caller divides
AllocationParameters register_allocation(const AllocationRules& rules, std::span<const std::string> places,
                                         ParameterRegister& numbers);

template <>
struct Names<Allocation> {
    static constexpr std::string_view names[] = {"fixed", "population", "need", "gap", "equity", "plan"};
};

}  // namespace permille
