// Moves along numbers that were sorted once.
#include "peeling.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace permille::explore {
namespace {

// A limit between two neighbouring values that keeps `kept` inside.
double between(double taken, double kept) {
    const double middle = taken + (kept - taken) / 2;
    return middle != taken && std::isfinite(middle) ? middle : kept;
}

}  // namespace

Peeling::Peeling(const Cases& cases) : cases_(cases), order_(cases.dimensions) {
    for (std::size_t d = 0; d < cases.dimensions; ++d) {
        order_[d].resize(cases.points());
        std::iota(order_[d].begin(), order_[d].end(), 0u);
        std::stable_sort(order_[d].begin(), order_[d].end(),
                         [&](std::uint32_t a, std::uint32_t b) { return cases.at(a, d) < cases.at(b, d); });
    }
    move_to(std::vector<Range>(cases.dimensions));
}

void Peeling::take(const LimitMove& move) {
    std::vector<Range> ranges = box_.ranges;
    (move.side == Side::below ? ranges[move.dimension].low : ranges[move.dimension].high) = move.limit;
    move_to(std::move(ranges));
}

void Peeling::move_to(std::vector<Range> ranges) {
    box_ = box_of(cases_, std::move(ranges));
    violated_.assign(cases_.points(), 0);
    for (std::size_t p = 0; p < cases_.points(); ++p)
        for (std::size_t d = 0; d < cases_.dimensions; ++d) violated_[p] += !box_.ranges[d].holds(cases_.at(p, d));
}

// The move by about `share` of the box's points at one limit. A peel (violations 0) goes inwards over points of the
// box, a paste (violations 1) outwards over those that violate this limit alone.
std::optional<LimitMove> Peeling::move(std::size_t d, Side side, double share, std::uint32_t violations) const {
    const Range& range = box_.ranges[d];
    const bool pastes = violations == 1, ascending = (side == Side::below) != pastes;
    const auto wanted = std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<double>(box_.points)));
    LimitMove move{.dimension = d, .side = side};
    double last = 0;
    for (std::size_t i = 0; i < order_[d].size(); ++i) {
        const std::uint32_t point = order_[d][ascending ? i : order_[d].size() - 1 - i];
        const double x = cases_.at(point, d);
        if (violated_[point] != violations) continue;
        if (pastes && !(side == Side::below ? x < range.low : x > range.high)) continue;
        if (move.points >= wanted && x != last) {
            move.limit = pastes ? between(x, last) : between(last, x);
            return move;
        }
        last = x;
        ++move.points;
        move.of_interest += cases_.of_interest[point] != 0;
    }
    if (!pastes || move.points == 0) return {};  // nothing would be left, or there is nothing to give back
    move.limit = side == Side::below ? Range().low : Range().high;
    return move;
}

// The move that is worth most; worth() gives nothing for those that may not be made.
template <class Worth>
std::optional<LimitMove> Peeling::best(double share, std::uint32_t violations, const Worth& worth) const {
    std::optional<LimitMove> found;
    std::pair<double, bool> most{};  // of equal ones that which restricts no further number
    for (std::size_t d = 0; d < cases_.dimensions; ++d)
        for (const Side side : {Side::below, Side::above}) {
            if (side == Side::below && !cases_.moves_below(d)) continue;
            const std::optional<LimitMove> candidate = move(d, side, share, violations);
            const std::optional<double> value = candidate ? worth(*candidate) : std::nullopt;
            if (!value) continue;
            const std::pair rank(*value, box_.ranges[d].restricted());
            if (found && rank <= most) continue;
            found = candidate;
            most = rank;
        }
    return found;
}

std::optional<LimitMove> Peeling::best_peel(const PrimOptions& options) const {
    if (box_.of_interest == box_.points || box_.of_interest == 0) return {};
    const double least = std::max(1.0, options.least_mass * static_cast<double>(cases_.points()));
    return best(options.peel, 0, [&](const LimitMove& peel) -> std::optional<double> {
        const auto left = static_cast<double>(box_.points - peel.points);
        if (left < least) return std::nullopt;
        const double gain = static_cast<double>(box_.of_interest - peel.of_interest) / left - box_.density;
        const bool by_point = options.objective == PrimOptions::Objective::lenient;
        return by_point ? gain / static_cast<double>(peel.points) : gain;
    });
}

std::optional<LimitMove> Peeling::best_paste(const PrimOptions& options) const {
    return best(options.paste, 1, [&](const LimitMove& paste) -> std::optional<double> {
        const double density =
            static_cast<double>(box_.of_interest + paste.of_interest) / static_cast<double>(box_.points + paste.points);
        if (density < box_.density) return std::nullopt;
        return density;
    });
}

}  // namespace permille::explore
