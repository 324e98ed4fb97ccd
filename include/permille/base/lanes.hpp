// The number type of the kernel and its functions: W doubles, one for each replication of a block.
#pragma once

#include "permille/base/lane.hpp"
#include "permille/base/lane_math.hpp"
