// Several runs side by side: how many rows of each plan are reachable, and what fails first.
#pragma once

#include <span>
#include <string>

#include "permille/report/run_result.hpp"
#include "permille/report/table.hpp"

namespace permille::report {

/// One line for each run, in the order given: rows by verdict, the joint probabilities, the row that fails first. Ends
/// with a line break; no line is wider than the page.
std::string runs_table(std::span<const RunResult* const> results, const TableOptions& options);

}  // namespace permille::report
