// Peeling and pasting along numbers that were sorted once.
#include "permille/explore/prim.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>
#include <utility>

#include "permille/base/contracts.hpp"

namespace permille::explore {
namespace {

enum class Side { below, above };

// One limit moved, and how many points that takes or gives.
struct LimitMove {
    std::size_t dimension = 0;
    Side side = Side::below;
    double limit = 0;
    std::size_t points = 0, of_interest = 0;
};

// A limit between two neighbouring values that keeps `kept` inside.
double between(double taken, double kept) {
    const double middle = taken + (kept - taken) / 2;
    return middle != taken && std::isfinite(middle) ? middle : kept;
}

class Peeling {
  public:
    explicit Peeling(const Cases& cases) : cases_(cases), order_(cases.dimensions) {
        for (std::size_t d = 0; d < cases.dimensions; ++d) {
            order_[d].resize(cases.points());
            std::iota(order_[d].begin(), order_[d].end(), 0u);
            std::stable_sort(order_[d].begin(), order_[d].end(),
                             [&](std::uint32_t a, std::uint32_t b) { return cases.at(a, d) < cases.at(b, d); });
        }
        move_to(std::vector<Range>(cases.dimensions));
    }

    const Box& box() const { return box_; }

    std::optional<LimitMove> best_peel(const PrimOptions& options) const {
        if (box_.of_interest == box_.points || box_.of_interest == 0) return std::nullopt;
        const double least = std::max(1.0, options.least_mass * static_cast<double>(cases_.points()));
        return best(options.peel, 0, [&](const LimitMove& peel) -> std::optional<double> {
            const auto left = static_cast<double>(box_.points - peel.points);
            if (left < least) return std::nullopt;
            const double gain = static_cast<double>(box_.of_interest - peel.of_interest) / left - box_.density;
            return options.objective == PrimOptions::Objective::original ? gain
                                                                         : gain / static_cast<double>(peel.points);
        });
    }

    std::optional<LimitMove> best_paste(const PrimOptions& options) const {
        return best(options.paste, 1, [&](const LimitMove& paste) -> std::optional<double> {
            const double density = static_cast<double>(box_.of_interest + paste.of_interest) /
                                   static_cast<double>(box_.points + paste.points);
            if (density < box_.density) return std::nullopt;
            return density;
        });
    }

    void take(const LimitMove& move) {
        std::vector<Range> ranges = box_.ranges;
        (move.side == Side::below ? ranges[move.dimension].low : ranges[move.dimension].high) = move.limit;
        move_to(std::move(ranges));
    }

  private:
    void move_to(std::vector<Range> ranges) {
        box_ = box_of(cases_, std::move(ranges));
        violated_.assign(cases_.points(), 0);
        for (std::size_t p = 0; p < cases_.points(); ++p)
            for (std::size_t d = 0; d < cases_.dimensions; ++d) {
                const double x = cases_.at(p, d);
                violated_[p] += x < box_.ranges[d].low || x > box_.ranges[d].high;
            }
    }

    // The move by about `share` of the box's points at one limit. A peel (violations 0) goes inwards over points of the
    // box, a paste (violations 1) outwards over those that violate this limit alone.
    std::optional<LimitMove> move(std::size_t d, Side side, double share, std::uint32_t violations) const {
        const Range& range = box_.ranges[d];
        const bool pastes = violations == 1;
        if (pastes && !(side == Side::below ? range.restricted_below() : range.restricted_above())) return {};
        const auto wanted =
            std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<double>(box_.points)));
        LimitMove move{.dimension = d, .side = side, .limit = 0, .points = 0, .of_interest = 0};
        double last = 0;
        for (std::size_t i = 0; i < order_[d].size(); ++i) {
            const bool ascending = (side == Side::below) != pastes;
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
    std::optional<LimitMove> best(double share, std::uint32_t violations, const Worth& worth) const {
        std::optional<LimitMove> found;
        std::pair<double, bool> most{};  // then those which restrict no further number
        for (std::size_t d = 0; d < cases_.dimensions; ++d)
            for (const Side side : {Side::below, Side::above}) {
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

    Cases cases_;
    std::vector<std::vector<std::uint32_t>> order_;  // [dimension]: points by this number, ascending
    std::vector<std::uint32_t> violated_;            // [point]: in how many dimensions it lies outside
    Box box_;
};

}  // namespace

Box box_of(const Cases& cases, std::vector<Range> ranges) {
    expects(ranges.size() == cases.dimensions);
    Box box{.ranges = std::move(ranges)};
    std::size_t all_of_interest = 0;
    for (std::size_t p = 0; p < cases.points(); ++p) {
        bool holds = true;
        for (std::size_t d = 0; d < cases.dimensions && holds; ++d)
            holds = cases.at(p, d) >= box.ranges[d].low && cases.at(p, d) <= box.ranges[d].high;
        const bool interesting = cases.of_interest[p] != 0;
        all_of_interest += interesting;
        box.points += holds;
        box.of_interest += holds && interesting;
    }
    const auto share = [](std::size_t part, std::size_t whole) {
        return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0.0;
    };
    box.coverage = share(box.of_interest, all_of_interest);
    box.density = share(box.of_interest, box.points);
    box.mass = share(box.points, cases.points());
    for (const Range& range : box.ranges) box.restricted_dimensions += range.restricted();
    return box;
}

std::vector<Box> peel_and_paste(const Cases& cases, const PrimOptions& options) {
    expects(cases.points() > 0 && cases.x.size() == cases.points() * cases.dimensions);
    Peeling peeling(cases);
    std::vector<Box> trajectory{peeling.box()};
    while (const auto peel = peeling.best_peel(options)) {
        peeling.take(*peel);
        trajectory.push_back(peeling.box());
    }
    while (const auto paste = peeling.best_paste(options)) {
        peeling.take(*paste);
        trajectory.push_back(peeling.box());
    }
    return trajectory;
}

}  // namespace permille::explore
