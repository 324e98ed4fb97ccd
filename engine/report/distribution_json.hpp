// The distribution over towns as a part of the summary.
#pragma once

#include "json_document.hpp"
#include "permille/report/run_result.hpp"

namespace permille::report {

/// Null where the run recorded no towns. Inequality by year; towns and Lorenz curves of the base and the last year.
Json distribution_json(const RunResult& result);

}  // namespace permille::report
