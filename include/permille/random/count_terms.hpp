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

/// What a squeeze says of a draw: for which lanes it is sure, and how many events these have.
template <int W>
struct FewEvents {
    Mask<W> sure;
    Lane<W> events;
};

/// Decides draws of no event or of one, most of them without an exponential: P(0) = exp(-hazard) lies between the two
/// sums of its series up to hazard^3 and hazard^4, P(1) = ratio P(0). What lies between the bounds, or has more events,
/// is for a search; so is NaN. The margin is far above the rounding of the search, which would find the same number.
///
/// u       0..1
/// hazard  -log P(0): the mean of a Poisson number, -n log(1 - p) of a binomial one; 0 or more
/// ratio   P(1) / P(0)
template <int W>
inline FewEvents<W> squeeze(Lane<W> u, Lane<W> hazard, Lane<W> ratio) {
    constexpr double margin = 1e-13, hopeless = 0.7;  // with so many expected events one of the lanes will have two
    if (any(hazard > Lane<W>(hopeless))) return {false, 0.0};
    const Lane<W> square = hazard * hazard;
    const Lane<W> lower = (Lane<W>(1 - margin) - hazard) + square * (Lane<W>(0.5) - hazard * (1.0 / 6));
    const Lane<W> upper = lower + (square * square * (1.0 / 24) + 2 * margin);
    const Mask<W> none = u <= lower, some = u > upper;
    const Mask<W> at_most_one = u <= lower + lower * ratio;
    return {none | (some & at_most_one), blend(some, 1.0, Lane<W>(0.0))};
}

/// A search for the number of events whose distribution function passes u, by adding probabilities from 0 events on.
/// A law is a class with ratio(k) = P(k) / P(k - 1), and possible(events), which lowers a number that cannot be.
template <int W>
struct Search {
    Lane<W> target, probability, sum, events;

    Search() = default;
    Search(Lane<W> u, Lane<W> chance_of_none)
        : target(min(u, search_top)), probability(chance_of_none), sum(chance_of_none), events(0.0) {}

    /// Four steps from step i on; a lane that has arrived no longer counts. Returns whether all have.
    template <class Law>
    bool four_steps(const Law& law, int i) {
        for (int k = i + 1; k <= i + 4; ++k) {
            events += blend(target > sum, Lane<W>(1.0), Lane<W>(0.0));
            probability *= law.ratio(k);
            sum += probability;
        }
        events = law.possible(events);
        return !any(target > sum);
    }
};

/// Runs a search to its end.
template <int W, class Law>
inline Lane<W> search(Search<W> state, const Law& law) {
    for (int i = 0; i < search_steps; i += 4)
        if (state.four_steps(law, i)) break;
    return state.events;
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
