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
};

/// Findings in the plan's order. A valid scenario may have any number of them.
///
/// base_not_whole  a printed base per residents that no whole number of people or beds gives when it is rounded as
/// printed;
///                 only where the base population is certain, for an uncertain one leaves room
std::vector<Finding> find_contradictions(const Scenario& scenario);

}  // namespace permille
