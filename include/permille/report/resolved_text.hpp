// The resolved scenario as lines that can be searched: path = value, and where each number came from.
#pragma once

#include <string>
#include <string_view>

#include "permille/base/text.hpp"
#include "permille/scenario/scenario.hpp"

namespace permille::report {

/// One line for each value at `path` and below (all of them for an empty path), in the order of the declarations:
///
///   facilities.county_hospital.beds = 650 beds   [minhou.yaml:12; estimate: county total less the known hospitals]
///
/// Where `path` is that of one value, a line with what it means follows. Empty when nothing stands at `path`.
std::string resolved_text(const Scenario& scenario, std::string_view path, Language language);

/// The register of assumptions: the same lines for the numbers that somebody wrote, by the class of their source,
/// estimates first, each class with its count.
std::string assumptions_text(const Scenario& scenario, std::string_view path, Language language);

/// "; did you mean 'facilities.county.beds'?" for a path at which nothing stands, or nothing.
Text near_path(const Scenario& scenario, std::string_view path);

/// That observed years are taken in and verdicts rest on them; empty when there are none.
Text observed_sentence(const Scenario& scenario);

}  // namespace permille::report
