// Bands by the bootstrap: how far an estimate would move if other points had been drawn.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace permille::explore {

/// How bands are made.
struct Bootstrap {
    std::uint64_t seed = 1;
    int resamples = 1000;  // 2 or more
    double level = 0.95;   // of the band, in (0, 1)
};

/// An estimate and its band.
struct Banded {
    double value = 0, low = 0, high = 0;

    bool holds(double truth) const { return low <= truth && truth <= high; }
};

/// How often a resample draws each of `count` rows, with replacement [row]; they sum to `count`. A function of the
/// seed, the number of the resample and the axis alone. Axes are resampled independently, where rows have several.
/// Source: Efron 1979, Annals of Statistics 7, 1-26.
std::vector<std::uint32_t> resampled(const Bootstrap& how, int resample, std::size_t count, std::uint32_t axis = 0);

/// The estimate, give or take z standard deviations of what the resamples gave: the normal band, as SALib reports it
/// (its `conf` is half of it). It is not cut at 0 or 1. Values that are not finite are left out; with fewer than two
/// the band is not a number.
///
/// values  [resample]
Banded banded(double estimate, std::span<const double> values, double level);

}  // namespace permille::explore
