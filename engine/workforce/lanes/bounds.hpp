// Choosing a place by cumulated shares.
#pragma once

#include "permille/base/lanes.hpp"

namespace permille::workforce {

/// Index in [0, size) that a uniform number u falls on, for one lane. Where all shares are 0, every index alike.
///
/// bounds  cumulated shares, not falling; the last one is their sum
template <int W>
int chosen(const Lane<W>* bounds, int size, int lane, double u) {
    const double sum = bounds[size - 1][lane];
    if (!(sum > 0)) return static_cast<int>(u * size);
    const double target = u * sum;
    // The first bound above the target: the number of bounds that are not.
    int below = 0;
    for (int left = size - 1; left > 0;) {
        const int half = (left + 1) / 2;
        const bool higher = !(target < bounds[below + half - 1][lane]);
        below += higher ? half : 0;
        left -= half;
    }
    return below;
}

}  // namespace permille::workforce
