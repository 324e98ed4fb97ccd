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

/// For the row that fails first, where it is not likely to be reached, or else the first that is not, of those that a
/// lever may move: what it would take (permille solve). Otherwise a look into the plan's figures. `file` and `options`
/// as they can be typed again.
Suggestion next_command(const RunResult& result, const std::string& file, const std::string& options);

}  // namespace permille::report
