// A point of a sweep as a line that runs it.
#pragma once

#include "commands.hpp"

namespace permille::cli {

/// The line of `run` that gives the numbers of the point that --point names: its file, its levels as --set, its seed
/// and replications (those of the line come first). A UsageError where DB:ID is not understood, a Failure where the
/// point is not there or its scenario is no longer what was swept.
Arguments with_point(const Arguments& arguments);

}  // namespace permille::cli
