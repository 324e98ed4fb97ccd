// Boxes without one of their limits, and the choice among pruned boxes.
#include "permille/explore/prim_choice.hpp"

#include <algorithm>
#include <utility>

#include "binomial_tail.hpp"
#include "permille/base/contracts.hpp"
#include "permille/random/stream.hpp"

namespace permille::explore {
namespace {

// Points outside of one limit alone.
struct Beyond {
    std::size_t points = 0, of_interest = 0;
};

// [2 dimension + whether above]
std::vector<Beyond> beyond_each_limit(const Cases& cases, const Box& box) {
    std::vector<Beyond> beyond(2 * cases.dimensions);
    for (std::size_t p = 0; p < cases.points(); ++p) {
        std::size_t violated = 0, limit = 0;
        for (std::size_t d = 0; d < cases.dimensions && violated < 2; ++d) {
            const double x = cases.at(p, d);
            if (x < box.ranges[d].low) ++violated, limit = 2 * d;
            if (x > box.ranges[d].high) ++violated, limit = 2 * d + 1;
        }
        if (violated != 1) continue;
        ++beyond[limit].points;
        beyond[limit].of_interest += cases.of_interest[p] != 0;
    }
    return beyond;
}

double quasi_p(const Box& box, const Beyond& beyond) {
    if (box.points == 0) return 1;
    const auto looser = static_cast<double>(box.points + beyond.points);
    return binomial_tail(box.of_interest, box.points,
                         static_cast<double>(box.of_interest + beyond.of_interest) / looser);
}

// Coverage less the same share of the other cases.
double youden(const Cases& cases, const Box& box) {
    const auto interesting = static_cast<std::size_t>(
        std::count_if(cases.of_interest.begin(), cases.of_interest.end(), [](char one) { return one != 0; }));
    const std::size_t others = cases.points() - interesting, inside = box.points - box.of_interest;
    return box.coverage - (others > 0 ? static_cast<double>(inside) / static_cast<double>(others) : 0);
}

// The least chance that a box of the trajectory has of so many cases of interest, were they dealt out blindly.
double least_chance(const Cases& cases, std::span<const Box> trajectory) {
    const auto all = static_cast<double>(trajectory.front().of_interest) / static_cast<double>(cases.points());
    double least = 1;
    for (const Box& box : trajectory)
        if (box.restricted_dimensions > 0) least = std::min(least, binomial_tail(box.of_interest, box.points, all));
    return least;
}

// Fisher and Yates's shuffle with keyed numbers.
std::vector<char> dealt_anew(std::span<const char> of_interest, std::uint64_t seed, int permutation) {
    const Stream<1> stream{seed, static_cast<std::uint32_t>(permutation), 0, Process::permutation, 0};
    std::vector<char> dealt(of_interest.begin(), of_interest.end());
    for (std::size_t i = dealt.size(); i > 1; --i) {
        const double u = stream.uniforms(static_cast<std::uint32_t>(i)).first.v;
        std::swap(dealt[i - 1], dealt[std::min(static_cast<std::size_t>(u * static_cast<double>(i)), i - 1)]);
    }
    return dealt;
}

bool stands_out(const Cases& cases, std::span<const Box> trajectory, std::uint64_t seed) {
    constexpr int permutations = 399, most_as_small = 1;
    if (cases.points() * cases.dimensions > permuted_numbers || trajectory.size() < 2) return false;
    const double chance = least_chance(cases, trajectory);
    int as_small = 0;
    for (int p = 0; p < permutations && as_small <= most_as_small; ++p) {
        const std::vector<char> dealt = dealt_anew(cases.of_interest, seed, p);
        const Cases anew{cases.dimensions, cases.x, dealt, cases.upper_only};
        as_small += least_chance(anew, peel_and_paste(anew, {})) <= chance ? 1 : 0;
    }
    return as_small <= most_as_small;
}

// The box to take of those that are left with a limit, pruned at this level.
std::optional<Box> best_pruned(const Cases& cases, std::span<const Box> trajectory, double level,
                               double least_density) {
    std::optional<Box> found;
    for (const Box& one : trajectory) {
        Box box = pruned(cases, one, level);
        if (box.restricted_dimensions == 0 || box.density < least_density) continue;
        const auto rank = [&](const Box& any) { return std::pair(-youden(cases, any), any.restricted_dimensions); };
        if (!found || rank(box) < rank(*found)) found = std::move(box);
    }
    return found;
}

}  // namespace

std::vector<Limit> limits_of(const Cases& cases, const Box& box) {
    expects(box.ranges.size() == cases.dimensions);
    const std::vector<Beyond> beyond = beyond_each_limit(cases, box);
    std::vector<Limit> limits;
    for (std::size_t d = 0; d < cases.dimensions; ++d) {
        const Range& range = box.ranges[d];
        if (range.restricted_below()) limits.push_back({d, false, range.low, quasi_p(box, beyond[2 * d])});
        if (range.restricted_above()) limits.push_back({d, true, range.high, quasi_p(box, beyond[2 * d + 1])});
    }
    return limits;
}

Box pruned(const Cases& cases, Box box, double largest) {
    for (;;) {
        const std::vector<Limit> limits = limits_of(cases, box);
        const auto worst = std::max_element(limits.begin(), limits.end(),
                                            [](const Limit& a, const Limit& b) { return a.quasi_p < b.quasi_p; });
        if (worst == limits.end() || worst->quasi_p <= largest) return box;
        Range& range = box.ranges[worst->dimension];
        (worst->above ? range.high : range.low) = worst->above ? Range().high : Range().low;
        box = box_of(cases, std::move(box.ranges));
    }
}

std::optional<Box> recommended(const Cases& cases, std::span<const Box> trajectory, const ChoiceOptions& options) {
    const double tried = 2 * static_cast<double>(cases.dimensions) * static_cast<double>(trajectory.size());
    if (auto found = best_pruned(cases, trajectory, options.level / tried, options.least_density)) return found;
    if (!stands_out(cases, trajectory, options.seed)) return std::nullopt;
    return best_pruned(cases, trajectory, options.level, options.least_density);
}

}  // namespace permille::explore
