// The distribution over towns in words.
#pragma once

#include "permille/base/text.hpp"
#include "permille/report/run_result.hpp"

namespace permille::report {

/// Which town has least of a resource at the end, how much less than the county, and how sure that is.
Text worst_off_sentence(const RunResult& result, const indicators::ResourceSpread& resource);

/// How unequal a resource is over the towns' people, at the start and at the end.
Text inequality_sentence(const indicators::ResourceSpread& resource);

}  // namespace permille::report
