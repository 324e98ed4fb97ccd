// What the exact draws of counts share: reciprocals, Stirling's correction and where one method hands over to another.
#pragma once

#include "permille/base/lanes.hpp"

namespace permille {

/// Up to this many expected events a count is searched along its distribution function; above, it is drawn by
/// transformed rejection (Hörmann 1993), which needs 10 or more. The search takes about this many multiplications.
inline constexpr double search_limit = 40;

/// The search stops here at the latest. Beyond 127 events a Poisson number with mean 40 has a probability of 1e-25.
inline constexpr int search_steps = 128;

/// A uniform above this is lowered to it, so that rounding in the sum of probabilities can never leave the search
/// without an end. What is cut off the upper tail is less than 6e-14.
inline constexpr double search_top = 1 - 0x1p-44;

struct Reciprocals {
    double of[search_steps + 1];
};
inline constexpr Reciprocals reciprocals = [] {
    Reciprocals table{};
    for (int i = 1; i <= search_steps; ++i) table.of[i] = 1.0 / i;
    return table;
}();

/// Runs a search to its end.
template <class Search>
inline auto search(Search state) {
    for (int i = 0; i < search_steps; i += 4)
        if (state.four_steps(i)) break;
    return state.found();
}

/// f(k) = ln k! - (ln sqrt(2 pi) + (k + 1/2) ln(k + 1) - (k + 1)), within 1e-15, for integers k of 0 or more.
/// Series 1/12x - 1/360x^3 + ... in x = k + 1 (Abramowitz & Stegun 6.1.41); below 10 from a table.
template <int W>
inline Lane<W> stirling_correction(Lane<W> k) {
    constexpr double small[10] = {0.08106146679532725822, 0.04134069595540929409, 0.02767792568499833915,
                                  0.02079067210376509311, 0.01664469118982119216, 0.01387612882307074800,
                                  0.01189670994589177010, 0.01041126526197209650, 0.009255462182712732918,
                                  0.008330563433362871256};
    const Lane<W> x = Lane<W>(1.0) / (k + 1.0), square = x * x;
    Lane<W> f = x * (Lane<W>(1.0 / 12) -
                     square * (Lane<W>(1.0 / 360) -
                               square * (Lane<W>(1.0 / 1260) -
                                         square * (Lane<W>(1.0 / 1680) -
                                                   square * (Lane<W>(1.0 / 1188) - square * (691.0 / 360360))))));
    if (any(k < Lane<W>(10.0)))
        for (int lane = 0; lane < W; ++lane)
            if (k[lane] >= 0 && k[lane] < 10) f.set(lane, small[static_cast<int>(k[lane])]);
    return f;
}

}  // namespace permille
