// Which kernels this build has and this machine can run.
#pragma once

#include <vector>

#include "permille/simulation/kernel.hpp"

namespace permille::simulation {

/// The kernels that this machine can run, the fastest first. There is always one of a single lane.
std::vector<Kernel> kernels();

}  // namespace permille::simulation
