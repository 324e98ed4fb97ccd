// What stands below the planner's table.
#pragma once

#include <vector>

#include "permille/report/table.hpp"
#include "table_cells.hpp"

namespace permille::report {

/// How the targets fare together, what a reader of single rows should know, and what the figures rest on; one sentence
/// a line, in the order of the page.
std::vector<Text> closing_sentences(const RunResult& result, const std::vector<TableRow>& rows,
                                    const TableOptions& options);

}  // namespace permille::report
