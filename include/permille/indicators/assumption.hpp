// The register of assumptions: every number of a scenario with its unit and where it comes from.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "permille/base/issues.hpp"
#include "permille/describe/field.hpp"
#include "permille/describe/number.hpp"
#include "permille/scenario/scenario.hpp"

namespace permille::indicators {

/// plan: the county's own plan. sourced: another document. estimate: somebody's judgement, with its reason.
/// set: --set. default: the program's own, because nobody wrote the number (most are levers at their neutral value).
enum class SourceClass { plan, sourced, estimate, set, default_value };
inline constexpr std::size_t source_class_count = 5;

struct Assumption {
    std::string path;
    Number number;
    std::string unit;  // of the field
    SourceClass source = SourceClass::default_value;
    Text source_title;  // of the document, where there is one
    Text note;
};

/// Every number of the scenario, in the order of its sections.
std::vector<Assumption> assumptions_of(const Scenario& scenario);

/// How many numbers there are of each class.
using SourceCounts = std::array<std::int64_t, source_class_count>;
SourceCounts count_sources(const std::vector<Assumption>& assumptions);

/// Estimates among the numbers that somebody wrote, 0..1; 0 when there are none.
double estimate_share(const SourceCounts& counts);

}  // namespace permille::indicators

namespace permille {
template <>
struct Names<indicators::SourceClass> {
    static constexpr std::string_view names[] = {"plan", "sourced", "estimate", "set", "default"};
};
}  // namespace permille
