// Reading a factor: three notations, one meaning.
#include "permille/explore/factor.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "permille/base/phrases.hpp"
#include "permille/describe/number.hpp"
#include "permille/describe/paths.hpp"
#include "permille/random/quantiles.hpp"
#include "permille/scenario/variant.hpp"

namespace permille::explore {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// The parts between commas that stand in no bracket and no quotes.
std::vector<std::string> parts(std::string_view text) {
    std::vector<std::string> found{""};
    int depth = 0;
    char quote = 0;
    for (const char c : text) {
        if (quote != 0)
            quote = c == quote ? char{0} : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '[' || c == '{' || c == '(')
            ++depth;
        else if (c == ']' || c == '}' || c == ')')
            --depth;
        if (c == ',' && depth == 0 && quote == 0)
            found.emplace_back();
        else
            found.back() += c;
    }
    for (std::string& part : found) part = std::string(trimmed(part));
    return found;
}

std::optional<double> plain_number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

int decimals_of(std::string_view number) {
    const auto point = number.find('.');
    return point == std::string_view::npos ? 0 : static_cast<int>(number.size() - point - 1);
}

// from:to:step, or nothing where that is not what stands there; the step is empty where numbers go without it.
std::optional<std::array<std::string_view, 3>> range_of(std::string_view text) {
    const auto first = text.find(':');
    if (first == std::string_view::npos || text.find_first_of("{[(\"'") != std::string_view::npos) return std::nullopt;
    const auto second = text.find(':', first + 1);
    const std::string_view from = trimmed(text.substr(0, first));
    const std::string_view to = trimmed(text.substr(first + 1, second - first - 1));
    if (second == std::string_view::npos) {
        if (!plain_number(from) || !plain_number(to)) return std::nullopt;
        return std::array{from, to, std::string_view()};
    }
    if (text.find(':', second + 1) != std::string_view::npos) return std::nullopt;
    return std::array{from, to, trimmed(text.substr(second + 1))};
}

// Levels with as many decimals as the range was written with, so that 0.1:0.3:0.1 ends at 0.3.
bool add_range(const std::array<std::string_view, 3>& range, std::vector<std::string>& levels) {
    const auto from = plain_number(range[0]), to = plain_number(range[1]), step = plain_number(range[2]);
    if (!from || !to || !step || *step == 0 || (*to - *from) / *step < 0) return false;
    const double steps = std::floor((*to - *from) / *step + 1e-9);
    if (!(steps < static_cast<double>(most_levels))) return false;
    const double unit = std::pow(10.0, std::min(12, std::max(decimals_of(range[0]), decimals_of(range[2]))));
    for (double i = 0; i <= steps; ++i) levels.push_back(shortest_text(std::round((*from + i * *step) * unit) / unit));
    return true;
}

// uniform(0.2, 0.4) as YAML; other text as it is.
std::string as_yaml(std::string_view text) {
    const auto open = text.find('(');
    if (open == std::string_view::npos || !text.ends_with(')')) return std::string(text);
    const std::string name(trimmed(text.substr(0, open)));
    if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos) return std::string(text);
    return "{" + name + ": [" + std::string(text.substr(open + 1, text.size() - open - 2)) + "]}";
}

// Takes the distribution that a number has in a scenario; false where it has none.
bool take_distribution(const LoadedScenario& scenario, Factor& factor) {
    const auto found = find_value(look_at(scenario.scenario), factor.path);
    if (!found || found->number == nullptr) return false;
    const auto* distribution = std::get_if<Distribution>(&found->number->form);
    if (distribution == nullptr) return false;
    const UnitPart part = part_within(*distribution, found->number->lowest, found->number->highest);
    factor.distribution = *distribution;
    factor.part = part;
    factor.whole = found->field.whole;
    return true;
}

Checked<Factor> refused(const std::string& path, Text sentence) {
    Checked<Factor> factor;
    factor.issues.add({}, path, std::move(sentence));
    return factor;
}

}  // namespace

std::string Factor::at(double u) const {
    if (distribution) {
        const double level = quantile(*distribution, part.at(u));
        return shortest_text(whole ? std::round(level) : level);
    }
    const auto last = static_cast<double>(levels.size() - 1);
    return levels[static_cast<std::size_t>(std::min(std::floor(u * static_cast<double>(levels.size())), last))];
}

Checked<Factor> read_factor(const LoadedScenario& scenario, std::string_view text) {
    const auto equals = text.find('=');
    Factor factor;
    factor.path = trimmed(text.substr(0, equals));
    if (factor.path.empty()) return refused({}, say(Phrase::vary_without_path, {printable(std::string(text))}));
    const bool alone = equals == std::string_view::npos;
    factor.text = alone ? std::string() : std::string(trimmed(text.substr(equals + 1)));
    if (!alone && factor.text.empty()) return refused(factor.path, say(Phrase::vary_without_levels, {factor.path}));
    if (factor.is_file()) {
        if (alone) return refused(factor.path, say(Phrase::vary_without_levels, {factor.path}));
        factor.levels = parts(factor.text);
        return {std::move(factor), {}};
    }
    if (alone) {
        if (take_distribution(scenario, factor)) return {std::move(factor), {}};
        if (!find_value(look_at(scenario.scenario), factor.path))
            return refused(factor.path,
                           say(Phrase::vary_unknown_path,
                               {printable(factor.path), did_you_mean_path(look_at(scenario.scenario), factor.path)}));
        return refused(factor.path, say(Phrase::vary_is_certain, {factor.path}));
    }
    if (const auto range = range_of(factor.text)) {
        if (!add_range(*range, factor.levels))
            return refused(factor.path, say(Phrase::vary_range, {factor.path, printable(factor.text)}));
    } else {
        factor.levels = parts(factor.text);
    }
    const bool one = factor.levels.size() == 1;
    if (!one && std::find(factor.levels.begin(), factor.levels.end(), "") != factor.levels.end())
        return refused(factor.path, say(Phrase::vary_empty_level, {printable(std::string(text))}));
    if (!one && find_value(look_at(scenario.scenario), factor.path)) return {std::move(factor), {}};
    // One level may be a distribution, and what has no value yet may be there all the same: the scenario's reader
    // tells.
    const Setting setting{factor.path, one ? as_yaml(factor.levels.front()) : factor.levels.front()};
    Checked<LoadedScenario> with = Variable(scenario).with(std::span(&setting, 1));
    if (!with.value)
        return refused(factor.path,
                       say(Phrase::vary_wrong, {printable(std::string(text)), with.issues.all().front().message}));
    if (one && take_distribution(*with.value, factor)) factor.levels.clear();
    return {std::move(factor), {}};
}

}  // namespace permille::explore
