// How surprising a count is.
#pragma once

#include <cstddef>

namespace permille::explore {

/// P(X >= successes) for X binomial with `trials` and p in [0, 1]; successes <= trials. Relative error below 1e-9.
double binomial_tail(std::size_t successes, std::size_t trials, double p);

}  // namespace permille::explore
