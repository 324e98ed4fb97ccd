// Each design's analysis.
#include "permille/explore/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace permille::explore {
namespace {

template <class T>
Sensitivity or_nothing(std::optional<T> found) {
    return found ? Sensitivity(std::move(*found)) : Sensitivity();
}

// The words of a factor, those whose points miss most seldom first.
std::vector<std::string> ordered_words(const Studied& studied, std::size_t factor, const Miss& miss) {
    std::map<std::string, std::pair<double, double>> misses_of_points;  // by word
    for (std::size_t point = 0; point < studied.outputs.size(); ++point) {
        if (!std::isfinite(studied.outputs[point])) continue;
        auto& [misses, points] = misses_of_points[studied.words[point * studied.factors.size() + factor]];
        misses += miss.is(studied.outputs[point]) ? 1 : 0;
        ++points;
    }
    std::vector<std::string> words;
    for (const auto& [word, counts] : misses_of_points) words.push_back(word);
    const auto share = [&](const std::string& word) {
        const auto& [misses, points] = misses_of_points.at(word);
        return misses / points;
    };
    std::stable_sort(words.begin(), words.end(),
                     [&](const std::string& one, const std::string& other) { return share(one) < share(other); });
    return words;
}

// Levels as numbers [point, factor]: words are counted in their order.
std::vector<double> counted(const Studied& studied, const Miss& miss, std::vector<std::vector<std::string>>& words) {
    const std::size_t factors = studied.factors.size();
    std::vector<double> levels = studied.levels;
    words.assign(factors, {});
    for (std::size_t factor = 0; factor < factors; ++factor) {
        bool numbers = true;
        for (std::size_t i = factor; i < levels.size(); i += factors) numbers = numbers && std::isfinite(levels[i]);
        if (numbers) continue;
        words[factor] = ordered_words(studied, factor, miss);
        for (std::size_t i = factor; i < levels.size(); i += factors)
            levels[i] = static_cast<double>(std::find(words[factor].begin(), words[factor].end(), studied.words[i]) -
                                            words[factor].begin());
    }
    return levels;
}

Sensitivity boxes(const Studied& studied, const Miss& miss) {
    const std::size_t factors = studied.factors.size();
    Boxes found;
    found.miss = miss;
    const std::vector<double> levels = counted(studied, miss, found.words);
    std::vector<double> x;
    std::vector<char> misses;
    for (std::size_t point = 0; point < studied.outputs.size(); ++point) {
        if (!std::isfinite(studied.outputs[point])) continue;
        const auto row = levels.begin() + static_cast<std::ptrdiff_t>(point * factors);
        x.insert(x.end(), row, row + static_cast<std::ptrdiff_t>(factors));
        misses.push_back(miss.is(studied.outputs[point]) ? 1 : 0);
    }
    if (misses.empty()) return {};
    const Cases cases{.dimensions = factors, .x = x, .of_interest = misses};
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
