// Iterative proportional fitting of a pyramid.
#include "permille/population/raking.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace permille::population {

double sum_of(const Pyramid& pyramid, const KnownSum& known) {
    double sum = 0;
    for (const int i : known.cells) sum += pyramid[static_cast<std::size_t>(i)];
    return sum;
}

Pyramid rake(const Pyramid& pyramid, std::span<const Margin> margins) {
    // Margins that agree are met after a few rounds; contradicting ones settle into the same round again and again.
    constexpr int most_rounds = 1000;
    constexpr double still = 1e-13;  // relative; rounding errors move a cell about as much

    Pyramid raked = pyramid;
    for (int round = 0; round < most_rounds; ++round) {
        const Pyramid before = raked;
        for (const Margin& margin : margins)
            for (const KnownSum& known : margin) {
                const double now = sum_of(raked, known);
                if (now <= 0) continue;
                for (const int i : known.cells) raked[static_cast<std::size_t>(i)] *= known.sum / now;
            }
        const bool settled = std::equal(raked.begin(), raked.end(), before.begin(),
                                        [](double now, double then) { return std::abs(now - then) <= still * then; });
        if (settled) break;
    }
    return raked;
}

}  // namespace permille::population
