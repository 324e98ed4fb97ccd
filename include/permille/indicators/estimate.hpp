// What the replications say about a row: its band in every year.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "permille/indicators/measure.hpp"
#include "permille/simulation/ensemble.hpp"

namespace permille::indicators {

/// Quantiles and mean of a row's values over the replications, in the row's unit.
struct Band {
    double p05 = 0, median = 0, p95 = 0, mean = 0;
};

/// Linear interpolation between the order statistics (type 7 of Hyndman and Fan 1996, numpy's default).
/// Reorders `values`, which must not be empty. The mean is summed in the given order.
Band band_of(std::vector<double>& values);

/// The same of one share of the values, 0..1. Reorders them; there must be some.
double quantile_of(std::vector<double>& values, double share);

/// The smallest of `values` that at least half of them do not exceed. Reorders them; they must not be empty.
double lower_median(std::vector<double>& values);

/// Bands of every year, the base year first. Values that are not finite (a denominator of 0) are left out; a year
/// without any value has a band of not-a-numbers.
std::vector<Band> estimate(const simulation::Ensemble& ensemble, const Measure& measure,
                           std::span<const std::int64_t> replications);

}  // namespace permille::indicators
