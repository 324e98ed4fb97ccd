// `run --why`: row by row what the change is made of, what limits it, and what would help most.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "permille/explore/effect.hpp"
#include "permille/indicators/explanation.hpp"
#include "permille/report/run_result.hpp"
#include "permille/report/table.hpp"

namespace permille::report {

/// The lever that raises a row's P(reach) most; nothing where no lever does.
struct RowLever {
    std::size_t row = 0;
    std::optional<explore::BestLever> best;
};

/// Blocks of projected rows in the plan's order, ending with a line break. No line is wider than the page.
std::string why_text(const RunResult& result, std::span<const RowLever> levers, const TableOptions& options);

/// What a part is called: 新招; of a denominator, 人口：死亡.
Text flow_title(const Scenario& scenario, const plan::Target& target, const indicators::PartBand& part);

}  // namespace permille::report
