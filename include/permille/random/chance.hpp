// Chance in the kernel: keyed streams, uniforms, exponential clocks and exact counts of events.
#pragma once

#include "permille/random/binomial.hpp"
#include "permille/random/poisson.hpp"
#include "permille/random/rows.hpp"
#include "permille/random/stream.hpp"
