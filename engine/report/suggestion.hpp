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

/// For the row that fails first, or else the first row that is not likely, when its numerator is staff: the lever that
/// adds the missing ones evenly over the years. Otherwise a look into the plan's figures. `file` as the user named it.
Suggestion next_command(const RunResult& result, const std::string& file);

}  // namespace permille::report
