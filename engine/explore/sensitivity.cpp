// Each design's analysis.
#include "permille/explore/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>
#include <utility>

namespace permille::explore {
namespace {

template <class T>
Sensitivity or_nothing(std::optional<T> found) {
    return found ? Sensitivity(std::move(*found)) : Sensitivity();
}

bool is_of_numbers(const Studied& studied, std::size_t factor) {
    for (std::size_t i = factor; i < studied.levels.size(); i += studied.factors.size())
        if (std::isnan(studied.levels[i])) return false;
    return true;
}

std::vector<BoxDimension> dimensions_of(const Studied& studied) {
    std::vector<BoxDimension> dimensions;
    for (std::size_t factor = 0; factor < studied.factors.size(); ++factor) {
        if (is_of_numbers(studied, factor)) {
            dimensions.push_back({factor, {}});
            continue;
        }
        std::set<std::string_view> seen;
        for (std::size_t i = factor; i < studied.words.size(); i += studied.factors.size())
            if (seen.insert(studied.words[i]).second) dimensions.push_back({factor, studied.words[i]});
    }
    return dimensions;
}

Sensitivity boxes(const Studied& studied, const Miss& miss) {
    Boxes found;
    found.miss = miss;
    found.dimensions = dimensions_of(studied);
    std::vector<double> x;
    std::vector<char> misses;
    for (std::size_t point = 0; point < studied.outputs.size(); ++point) {
        if (std::isnan(studied.outputs[point])) continue;
        for (const BoxDimension& dimension : found.dimensions) {
            const std::size_t at = point * studied.factors.size() + dimension.factor;
            x.push_back(dimension.word.empty() ? studied.levels[at] : studied.words[at] == dimension.word ? 1 : 0);
        }
        misses.push_back(miss.is(studied.outputs[point]) ? 1 : 0);
    }
    if (misses.empty()) return {};
    // Words are peeled away one by one: one that is kept alone would never be joined by another.
    std::vector<char> upper_only;
    for (const BoxDimension& dimension : found.dimensions) upper_only.push_back(dimension.word.empty() ? 0 : 1);
    const Cases cases{.dimensions = found.dimensions.size(), .x = x, .of_interest = misses, .upper_only = upper_only};
    found.points = misses.size();
    found.missing = static_cast<std::size_t>(std::count(misses.begin(), misses.end(), char{1}));
    found.box = recommended(cases, peel_and_paste(cases, {}), {.seed = studied.seed});
    if (found.box) found.limits = limits_of(cases, *found.box);
    return found;
}

bool all_the_same(std::span<const double> outputs) {
    return std::all_of(outputs.begin(), outputs.end(), [&](double output) { return output == outputs.front(); });
}

bool all_told(std::span<const double> outputs) {
    return std::all_of(outputs.begin(), outputs.end(), [](double output) { return std::isfinite(output); });
}

bool is_of_boxes(DesignKind kind) {
    return kind != DesignKind::saltelli && kind != DesignKind::morris && kind != DesignKind::one_at_a_time;
}

}  // namespace

std::vector<std::pair<std::string, bool>> Boxes::words_of(std::size_t factor) const {
    std::vector<std::pair<std::string, bool>> words;
    bool restricted = false;
    for (std::size_t d = 0; box && d < dimensions.size(); ++d) {
        if (dimensions[d].factor != factor || dimensions[d].word.empty()) continue;
        restricted = restricted || box->ranges[d].restricted();
        bool held = true;  // by the range of this word and those of all others
        for (std::size_t other = 0; other < dimensions.size(); ++other)
            if (dimensions[other].factor == factor) held = held && box->ranges[other].holds(other == d ? 1 : 0);
        words.emplace_back(dimensions[d].word, held);
    }
    if (!restricted) words.clear();
    return words;
}

Sensitivity sensitivity_of(const Studied& studied, const Miss& miss) {
    const Bootstrap how{.seed = studied.seed};
    const std::size_t factors = studied.factors.size();
    const bool of_boxes = is_of_boxes(studied.design.kind);
    // A tornado leaves out the bar that cannot be told.
    if (!of_boxes && studied.design.kind != DesignKind::one_at_a_time && !all_told(studied.outputs)) return {};
    if (!of_boxes && all_the_same(studied.outputs)) return Constant{};
    switch (studied.design.kind) {
        case DesignKind::saltelli: return or_nothing(sobol_indices(studied.outputs, factors, Order::second, how));
        case DesignKind::morris: {
            const Checked<UnitPoints> unit = unit_design(studied.design, factors, studied.seed);
            if (!unit.value || studied.design.size < 2) return {};
            return or_nothing(elementary_effects(*unit.value, studied.outputs, how));
        }
        case DesignKind::one_at_a_time: return tornado(studied.outputs);
        default: return boxes(studied, miss);
    }
}

}  // namespace permille::explore
