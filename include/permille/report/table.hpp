// The table a planner reads: one line for each row of the plan, in the plan's order, and what the rows say together.
#pragma once

#include <string>

#include "permille/base/text.hpp"
#include "permille/report/run_result.hpp"

namespace permille::report {

enum class Colour { none, terminal };

struct TableOptions {
    Language language = Language::zh;
    Colour colour = Colour::none;
    int width = 100;           // columns of the page
    std::string file = {};     // as the user named it, for the commands that are suggested
    std::string options = {};  // what they need besides: " --set ..."
    bool limits = true;        // whether what limits each missed row stands below the table
};

/// The whole page, ending with a line break. No line is wider than the page.
std::string planner_table(const RunResult& result, const TableOptions& options);

/// A verdict's word: 可达到, at risk.
Text verdict_word(indicators::Verdict verdict);

}  // namespace permille::report
