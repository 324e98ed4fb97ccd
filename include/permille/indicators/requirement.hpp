// A gate on the probabilities of a run: P>=0.8, P(nurses_per_1000)>0.5, P(all)>=0.1, P(binding)>=0.9.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "permille/indicators/verdict.hpp"

namespace permille::indicators {

struct Requirement {
    enum class Subject { every_row, together, binding, row };
    Subject subject = Subject::every_row;  // P, P(all), P(binding), P(ID)
    std::string row;                       // its id
    bool strict = false;                   // > instead of >=
    double least = 0;                      // 0..1
};

/// Reads "P>=0.8" and the like; spaces are allowed, and 80% for 0.8. Nothing when it is not understood.
std::optional<Requirement> parse_requirement(std::string_view text);

/// What falls short of a requirement.
struct Miss {
    std::string subject;            // a row's id, "all" or "binding"
    std::optional<double> reached;  // absent where it is not projected
    Text reason = {};               // why a row is not
};

/// All that falls short, in the plan's order; empty when the requirement is met.
/// P asks every projected row of its own. A row that is not projected falls short when it is named; so do `all` and
/// `binding` when no row of theirs is projected, and P when none is at all.
std::vector<Miss> misses(const Requirement& requirement, const Verdicts& verdicts);

/// "0.31 < 0.8", with as many decimals as it takes to show that it is less ("0.8 ≤ 0.8" where more was asked).
std::string compared(double reached, const Requirement& requirement);

}  // namespace permille::indicators
