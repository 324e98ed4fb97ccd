// What `check` says of a valid scenario: its rows by kind, which are not projected and why, where its numbers come
// from.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "permille/base/text.hpp"
#include "permille/indicators/assumption.hpp"
#include "permille/scenario/findings.hpp"
#include "permille/scenario/scenario.hpp"

namespace permille::report {

/// What is known of a scenario without a run.
struct Validation {
    const Scenario& scenario;
    std::string file;                     // as the user named it, safe to print and to type
    std::span<const std::string> series;  // what a run would record
    std::span<const indicators::Assumption> assumptions;
    std::span<const Finding> findings;
};

/// A page of at most `width` columns, ending with a line break.
std::string check_text(const Validation& validation, Language language, int width = 100);

/// The word for a kind of row: 资源类, resource.
Text kind_word(plan::Kind kind);

/// The word for where a number comes from: 规划, plan.
Text class_word(indicators::SourceClass source);

}  // namespace permille::report
