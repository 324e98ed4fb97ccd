// The next command that is worth trying after a run.
#pragma once

#include <string>

#include "permille/base/text.hpp"
#include "permille/report/run_result.hpp"

namespace permille::report {

/// A question and the command that answers it.
struct Suggestion {
    Text question;
    std::string command;
};

/// What it would take (permille solve) for one of the rows that are not likely to be reached and that a lever may move:
/// the one that a lever helps most, where levers were tried; or else the one that is likeliest to be reached.
/// Without such a row a look into the plan's figures where some are odd, or at what each lever moves. `file` and
/// `options` as they can be typed again.
Suggestion next_command(const RunResult& result, const std::string& file, const std::string& options);

}  // namespace permille::report
