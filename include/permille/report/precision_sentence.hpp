// What adding replications came to, in a sentence.
#pragma once

#include "permille/base/text.hpp"
#include "permille/report/run_result.hpp"

namespace permille::report {

/// "After 32 768 replications no verdict straddles a threshold", or why there are no more and which rows still do.
/// Empty for a run that was not asked for precision.
Text precision_sentence(const RunResult& result);

}  // namespace permille::report
