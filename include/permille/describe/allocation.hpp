// The rules by which what is new is divided over places (model, section 5).
#pragma once

#include <string_view>

#include "permille/describe/field.hpp"

namespace permille {

/// As the present stock stands; as the people of the towns; where the last year's workload took more than there was;
/// where most is missing to a norm for the town's people; in the towns that have less for their people than the county;
/// or where the plan says.
enum class Allocation { fixed, population, need, gap, equity, plan };

template <>
struct Names<Allocation> {
    static constexpr std::string_view names[] = {"fixed", "population", "need", "gap", "equity", "plan"};
};

}  // namespace permille
