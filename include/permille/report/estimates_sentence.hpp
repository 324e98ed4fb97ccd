// How much of what a run leaves open rests on estimates, in a sentence.
#pragma once

#include "permille/base/text.hpp"
#include "permille/report/run_result.hpp"

namespace permille::report {

/// Of one row of the plan, by its position: "Of the variance of this projection 61% rests on numbers marked as
/// estimates (..)". Empty for a row that is not projected.
Text estimates_sentence(const RunResult& result, std::size_t row);

/// Of all rows together: from how little to how much, and where the most; empty where no share is known.
Text estimates_sentence(const RunResult& result);

}  // namespace permille::report
