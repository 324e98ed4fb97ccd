// Trajectories by keyed numbers, and the effects along them.
#include "permille/explore/morris.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "permille/base/contracts.hpp"
#include "permille/base/phrases.hpp"
#include "permille/random/stream.hpp"

namespace permille::explore {
namespace {

// The period of a trajectory's keys, after those of the ways in which points are spread.
constexpr std::uint16_t trajectories_period = 3;

// One number's way through a trajectory.
struct Move {
    double from = 0, to = 0;
    double turn = 0;  // numbers move in the order of these
};

std::vector<Move> moves_of(std::size_t trajectory, std::size_t dimensions, int levels, std::uint64_t seed) {
    const double top = levels - 1;
    const int half = levels / 2;
    std::vector<Move> moves(dimensions);
    for (std::size_t d = 0; d < dimensions; ++d) {
        const Stream<1> stream{seed, static_cast<std::uint32_t>(trajectory), static_cast<std::uint32_t>(d),
                               Process::design_points, trajectories_period};
        const double level = std::floor(stream.uniform(0).v * levels / 2);  // one of the lower half
        const double low = level / top, high = (level + half) / top;
        const bool up = stream.uniform(1).v < 0.5;
        moves[d] = {up ? low : high, up ? high : low, stream.uniform(2).v};
    }
    return moves;
}

// The number that a row moves.
std::size_t moved(std::span<const double> before, std::span<const double> after) {
    std::size_t found = before.size();
    for (std::size_t d = 0; d < before.size(); ++d) {
        if (before[d] == after[d]) continue;
        expects(found == before.size());
        found = d;
    }
    expects(found < before.size());
    return found;
}

// [dimension][trajectory]
std::vector<std::vector<double>> effects_along(const UnitPoints& design, std::span<const double> outputs) {
    const std::size_t dimensions = design.dimensions, trajectories = design.points / (dimensions + 1);
    std::vector<std::vector<double>> effects(dimensions);
    for (std::size_t t = 0; t < trajectories; ++t)
        for (std::size_t step = 0; step < dimensions; ++step) {
            const std::size_t row = t * (dimensions + 1) + step;
            const std::size_t d = moved(design.row(row), design.row(row + 1));
            expects(effects[d].size() == t);
            effects[d].push_back((outputs[row + 1] - outputs[row]) / (design.at(row + 1, d) - design.at(row, d)));
        }
    return effects;
}

}  // namespace

Checked<UnitPoints> morris_design(std::size_t trajectories, std::size_t dimensions, int levels, std::uint64_t seed) {
    expects(dimensions > 0);
    Checked<UnitPoints> checked;
    if (levels < 2 || levels % 2 != 0) {
        checked.issues.add({}, "", say(Phrase::levels_not_even, {levels, std::max(2, levels + 1)}));
        return checked;
    }
    UnitPoints& design = checked.value.emplace();
    design.points = trajectories * (dimensions + 1);
    design.dimensions = dimensions;
    design.u.reserve(design.points * dimensions);
    for (std::size_t t = 0; t < trajectories; ++t) {
        const std::vector<Move> moves = moves_of(t, dimensions, levels, seed);
        std::vector<std::size_t> order(dimensions);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return moves[a].turn < moves[b].turn; });
        std::vector<double> place;
        for (const Move& move : moves) place.push_back(move.from);
        design.u.insert(design.u.end(), place.begin(), place.end());
        for (const std::size_t d : order) {
            place[d] = moves[d].to;
            design.u.insert(design.u.end(), place.begin(), place.end());
        }
    }
    return checked;
}

double inside(double grid_place, int levels) {
    return (grid_place * (levels - 1) + 0.5) / levels;
}

std::optional<std::vector<ElementaryEffects>> elementary_effects(const UnitPoints& design,
                                                                 std::span<const double> outputs,
                                                                 const Bootstrap& how) {
    const std::size_t trajectories = design.points / (design.dimensions + 1);
    expects(trajectories >= 2 && design.points == trajectories * (design.dimensions + 1) &&
            outputs.size() == design.points);
    if (!std::all_of(outputs.begin(), outputs.end(), [](double y) { return std::isfinite(y); })) return std::nullopt;
    const std::vector<std::vector<double>> effects = effects_along(design, outputs);
    const auto n = static_cast<double>(trajectories);
    const auto mean_star = [&](const std::vector<double>& one, std::span<const std::uint32_t> times) {
        double sum = 0;
        for (std::size_t t = 0; t < trajectories; ++t) sum += times[t] * std::fabs(one[t]);
        return sum / n;
    };
    std::vector<std::vector<double>> drawn(design.dimensions);  // [dimension][resample]
    for (int i = 0; i < how.resamples; ++i) {
        const std::vector<std::uint32_t> times = resampled(how, i, trajectories);
        for (std::size_t d = 0; d < design.dimensions; ++d) drawn[d].push_back(mean_star(effects[d], times));
    }
    const std::vector<std::uint32_t> once(trajectories, 1);
    std::vector<ElementaryEffects> found(design.dimensions);
    for (std::size_t d = 0; d < design.dimensions; ++d) {
        const double mu = std::accumulate(effects[d].begin(), effects[d].end(), 0.0) / n;
        double squares = 0;
        for (const double effect : effects[d]) squares += (effect - mu) * (effect - mu);
        found[d] = {mu, banded(mean_star(effects[d], once), drawn[d], how.level), std::sqrt(squares / (n - 1))};
    }
    return found;
}

}  // namespace permille::explore
