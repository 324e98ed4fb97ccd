// What a scenario says of a lever: what it is called here, how far it can be turned, what it costs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "permille/describe/field.hpp"

namespace permille::plan {

/// What a cost is paid for: one unit of the lever over the whole plan, or one more person for one year.
enum class CostPer { unit, person_year };

/// Levers that no entry names have the bounds of their field and no cost.
struct Lever {
    std::string path;  // of a lever; `*` stands for any one key
    Text label;
    std::optional<Number> low, high, step;
    std::optional<Number> cost_yuan;
    CostPer cost_per = CostPer::unit;

    void describe(FieldVisitor& field);
};

/// Whether a dotted path fits a pattern in which `*` stands for any one key.
bool fits(std::string_view path, std::string_view pattern);

/// The entry that speaks of a lever: the one that names its path, else the first whose pattern fits; or null.
const Lever* find_lever(const Map<Lever>& levers, std::string_view path);

}  // namespace permille::plan

namespace permille {
template <>
struct Names<plan::CostPer> {
    static constexpr std::string_view names[] = {"unit", "person_year"};
};
}  // namespace permille
