// How and where a run is made: the command, the machine, the moment.
#pragma once

#include "commands.hpp"
#include "loading.hpp"
#include "permille/report/json.hpp"
#include "permille/simulation/simulate.hpp"

namespace permille::cli {

/// The command, the machine and the moment alone.
report::Manifest machine_manifest(const Arguments& arguments, const simulation::RunOptions& options);

/// Everything but the seconds that are still to be measured.
report::Manifest manifest_of(const Arguments& arguments, const Ready& ready, const simulation::RunOptions& options);

}  // namespace permille::cli
