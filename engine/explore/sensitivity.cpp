// Each design's analysis.
#include "permille/explore/sensitivity.hpp"

#include <algorithm>
#include <cmath>

namespace permille::explore {
namespace {

template <class T>
Sensitivity or_nothing(std::optional<T> found) {
    return found ? Sensitivity(std::move(*found)) : Sensitivity();
}

Sensitivity boxes(const Studied& studied, double limit) {
    const std::size_t factors = studied.factors.size();
    if (studied.levels.empty()) return {};
    std::vector<double> x;
    std::vector<char> misses;
    for (std::size_t point = 0; point < studied.outputs.size(); ++point) {
        if (!std::isfinite(studied.outputs[point])) continue;
        const auto row = studied.levels.begin() + static_cast<std::ptrdiff_t>(point * factors);
        x.insert(x.end(), row, row + static_cast<std::ptrdiff_t>(factors));
        misses.push_back(studied.outputs[point] < limit ? 1 : 0);
    }
    if (misses.empty()) return {};
    const Cases cases{.dimensions = factors, .x = x, .of_interest = misses};
    Boxes found{.limit = limit,
                .points = misses.size(),
                .missing = static_cast<std::size_t>(std::count(misses.begin(), misses.end(), char{1})),
                .box = recommended(cases, peel_and_paste(cases, {}), {}),
                .limits = {}};
    if (found.box) found.limits = limits_of(cases, *found.box);
    return found;
}

bool all_the_same(std::span<const double> outputs) {
    return std::all_of(outputs.begin(), outputs.end(), [&](double output) { return output == outputs.front(); });
}

}  // namespace

Sensitivity sensitivity_of(const Studied& studied, double limit) {
    const Bootstrap how{.seed = studied.seed};
    const std::size_t factors = studied.factors.size();
    switch (studied.design.kind) {
        case DesignKind::saltelli: return or_nothing(sobol_indices(studied.outputs, factors, Order::second, how));
        case DesignKind::morris: {
            const Checked<UnitPoints> unit = unit_design(studied.design, factors, studied.seed);
            if (!unit.value || all_the_same(studied.outputs) || studied.design.size < 2) return {};
            return or_nothing(elementary_effects(*unit.value, studied.outputs, how));
        }
        case DesignKind::one_at_a_time:
            if (all_the_same(studied.outputs)) return {};
            return tornado(studied.outputs);
        default: return boxes(studied, limit);
    }
}

}  // namespace permille::explore
