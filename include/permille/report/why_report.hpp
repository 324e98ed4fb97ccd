// `run --why`: row by row what the change is made of, what limits it, and what would help most.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "permille/indicators/explanation.hpp"
#include "permille/report/lever_report.hpp"
#include "permille/report/run_result.hpp"
#include "permille/report/table.hpp"

namespace permille::report {

/// The levers that why_text() tells: for each projected row that is not reachable the one that helps most, tried with
/// as few replications as tell levers apart, whatever the settings say. Throws explore::Interrupted.
std::vector<RowLever> helping_levers(const LoadedScenario& scenario, const indicators::Verdicts& verdicts,
                                     explore::RunSettings settings);

/// Blocks of projected rows in the plan's order, ending with a line break. No line is wider than the page.
std::string why_text(const RunResult& result, std::span<const RowLever> levers, const TableOptions& options);

/// What a part is called: 新招; of a denominator, 人口：死亡.
Text flow_title(const Scenario& scenario, const plan::Target& target, const indicators::PartBand& part);

}  // namespace permille::report
