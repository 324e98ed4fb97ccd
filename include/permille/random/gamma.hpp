// Exact gamma numbers.
#pragma once

#include "permille/random/stream.hpp"

namespace permille {

/// A number of the gamma distribution with scale 1, by rejection: mean and variance are `shape`, which must be above 0.
/// Takes draw `draw` of the stream and its attempts; nearly always the first is accepted, and then a larger shape gives
/// a larger number, so that two variants of a scenario stay close. Source: Marsaglia and Tsang 2000, "A simple method
/// for generating gamma variables", ACM Transactions on Mathematical Software 26, 363-372; shapes below 1 by their
/// section 6.
double gamma_number(const Stream<1>& stream, std::uint32_t draw, double shape);

}  // namespace permille
