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

/// The same for every lane: [lane] index in [0, size), u in [0, 1).
template <int W>
Lane<W> chosen(const Lane<W>* bounds, int size, Lane<W> u) {
    // Going through all bounds serves all lanes at once, which pays as long as there are not too many of them.
    constexpr int bounds_a_lane = 16;
    if (size <= bounds_a_lane * W) {
        const Lane<W> sum = bounds[size - 1], target = u * sum;
        // Four counts, so that an addition need not wait for the one before it.
        Lane<W> of_four[4] = {0.0, 0.0, 0.0, 0.0};
        const auto count = [&](int i, Lane<W>& passed) { passed += blend(target < bounds[i], 0.0, Lane<W>(1.0)); };
        int i = 0;
        for (; i + 4 < size; i += 4)
            for (int j = 0; j < 4; ++j) count(i + j, of_four[j]);
        for (; i + 1 < size; ++i) count(i, of_four[0]);
        const Lane<W> below = (of_four[0] + of_four[1]) + (of_four[2] + of_four[3]);
        return blend(sum > Lane<W>(0.0), below, floor(u * static_cast<double>(size)));
    }
    Lane<W> below = 0.0;
    for (int lane = 0; lane < W; ++lane) below.set(lane, chosen(bounds, size, lane, u[lane]));
    return below;
}

}  // namespace permille::workforce
