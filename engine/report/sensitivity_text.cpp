// What a sweep's numbers rest on, as tables and sentences.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "columns.hpp"
#include "permille/base/phrases.hpp"
#include "permille/describe/number.hpp"
#include "permille/report/sensitivity_report.hpp"

namespace permille::report {
namespace {

constexpr int page_width = 100;
// Pairs that are shown: beyond the strongest few, tables of interactions are not read.
constexpr std::size_t shown_pairs = 3;

using explore::Banded;

std::string short_figure(double value) {
    return std::isfinite(value) ? fmt::format("{:.4g}", value) : "—";
}
std::string percent_digits(double share) {
    return fmt::format("{:.0f}", share * 100);
}
std::string share_with_band(const Banded& share) {
    return fmt::format("{:.2f} ({:.2f}–{:.2f})", share.value, share.low, share.high);
}

// Positions of numbers, the largest first, equal ones in their order.
std::vector<std::size_t> largest_first(const std::vector<double>& numbers) {
    std::vector<std::size_t> order(numbers.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return numbers[a] > numbers[b]; });
    return order;
}

// One output's table and sentence, by the kind of analysis.
class Answer {
  public:
    Answer(const SensitivityResult& result, const SensitivityOf& output, Language language)
        : result_(result), output_(output), language_(language) {}

    std::string operator()(std::monostate) const { return sentence(Phrase::sens_constant, {number()}); }

    std::string operator()(explore::Constant) const { return sentence(Phrase::sens_same, {number()}); }

    std::string operator()(const explore::SobolIndices& indices) const {
        std::vector<double> totals;
        for (const Banded& total : indices.total) totals.push_back(total.value);
        const auto order = largest_first(totals);
        std::vector<std::vector<std::string>> rows;
        for (const std::size_t f : order)
            rows.push_back({factor(f), share_with_band(indices.first[f]), share_with_band(indices.total[f])});
        std::string out = table({Phrase::sens_factor, Phrase::sens_first, Phrase::sens_total}, rows);
        out += pairs(indices);
        const std::size_t most = order.front();
        return out + sentence(Phrase::sens_most_sobol, {number(), factor(most), percent_digits(alone(indices, most)),
                                                        percent_digits(indices.total[most].value)});
    }

    std::string operator()(const std::vector<explore::ElementaryEffects>& effects) const {
        std::vector<double> sizes;
        for (const auto& effect : effects) sizes.push_back(effect.mu_star.value);
        const auto order = largest_first(sizes);
        std::vector<std::vector<std::string>> rows;
        for (const std::size_t f : order) {
            const auto& effect = effects[f];
            rows.push_back({factor(f),
                            fmt::format("{} ({}–{})", short_figure(effect.mu_star.value),
                                        short_figure(effect.mu_star.low), short_figure(effect.mu_star.high)),
                            short_figure(effect.mu), short_figure(effect.sigma)});
        }
        return set(rows, {word(Phrase::sens_factor), "μ*", "μ", "σ"}) +
               sentence(Phrase::sens_most_morris,
                        {number(), factor(order.front()), short_figure(effects[order.front()].mu_star.value)});
    }

    std::string operator()(const std::vector<explore::TornadoBar>& bars) const {
        std::vector<std::vector<std::string>> rows;
        for (const auto& bar : bars)
            rows.push_back({factor(bar.factor), short_figure(bar.low), short_figure(bar.high),
                            bar.swing ? short_figure(*bar.swing) : "—", drawn(bar, bars)});
        const auto& most = bars.front();
        return set(rows, {word(Phrase::sens_factor), word(Phrase::sens_low), word(Phrase::sens_high),
                          word(Phrase::sens_swing), ""}) +
               sentence(Phrase::sens_most_tornado,
                        {number(), factor(most.factor), short_figure(most.low), short_figure(most.high)});
    }

    std::string operator()(const explore::Boxes& boxes) const {
        const std::string limit = shortest_text(boxes.miss.limit);
        const std::string misses = (boxes.miss.above ? "> " : "< ") + limit;
        if (boxes.missing == 0 || boxes.missing == boxes.points)
            return sentence(
                Phrase::sens_everywhere,
                {number(), boxes.points, boxes.missing > 0 ? misses : (boxes.miss.above ? "≤ " : "≥ ") + limit});
        // Of other numbers than a probability nobody knows here which side of the limit is good.
        const bool of_reaching = output_.output.ends_with(".p_reach");
        if (!boxes.box)
            return sentence(of_reaching ? Phrase::sens_no_box : Phrase::sens_no_box_below,
                            {of_reaching ? row() : number(), boxes.missing, boxes.points, misses});
        std::string where;
        for (std::size_t f = 0; f < result_.factors.size(); ++f) {
            const std::string one = condition(boxes, f);
            if (!one.empty()) where += (where.empty() ? "" : say(Phrase::list_and).in(language_)) + one;
        }
        return sentence(of_reaching ? Phrase::sens_box : Phrase::sens_box_below,
                        {of_reaching ? row() : number(), where, percent_digits(boxes.box->coverage),
                         percent_digits(boxes.box->density), percent_digits(boxes.box->mass), misses});
    }

  private:
    std::string factor(std::size_t position) const { return printable(result_.factor_names[position].in(language_)); }
    // "0.2 ≤ factor ≤ 0.4", or "factor = a | b" of words; nothing where the box does not restrict it.
    std::string condition(const explore::Boxes& boxes, std::size_t f) const {
        std::string words;
        for (const auto& [word, held] : boxes.words_of(f))
            if (held) words += (words.empty() ? "" : " | ") + printable(word);
        if (!words.empty()) return factor(f) + " = " + words;
        for (std::size_t d = 0; d < boxes.dimensions.size(); ++d) {
            const explore::Range& range = boxes.box->ranges[d];
            if (boxes.dimensions[d].factor != f || !boxes.dimensions[d].word.empty() || !range.restricted()) continue;
            return (range.restricted_below() ? short_figure(range.low) + " ≤ " : "") + factor(f) +
                   (range.restricted_above() ? " ≤ " + short_figure(range.high) : "");
        }
        return {};
    }
    std::string number() const { return printable(output_.number.in(language_)); }
    std::string row() const { return printable(output_.row.in(language_)); }
    // Of few points the first order may come out above the total, which it never is.
    static double alone(const explore::SobolIndices& indices, std::size_t factor) {
        return std::clamp(indices.first[factor].value, 0.0, std::max(indices.total[factor].value, 0.0));
    }
    std::string word(Phrase phrase) const { return say(phrase).in(language_); }

    // From the low end to the high end, on a scale that holds all bars.
    static std::string drawn(const explore::TornadoBar& bar, const std::vector<explore::TornadoBar>& bars) {
        constexpr double places = 20;
        double from = std::numeric_limits<double>::infinity(), to = -from;
        for (const auto& one : bars)
            for (const double end : {one.low, one.high})
                if (std::isfinite(end)) from = std::min(from, end), to = std::max(to, end);
        if (!bar.swing || !(to > from)) return "";
        const auto place = [&](double end) {
            return static_cast<std::size_t>(std::lround((end - from) / (to - from) * places));
        };
        const std::size_t first = place(std::min(bar.low, bar.high)), last = place(std::max(bar.low, bar.high));
        return "|" + std::string(first, ' ') + std::string(last - first, '=') +
               std::string(static_cast<std::size_t>(places) - last, ' ') + "|";
    }

    std::string sentence(Phrase phrase, std::initializer_list<Argument> arguments) const {
        return paragraph(say(phrase, arguments).in(language_), page_width);
    }

    std::string set(const std::vector<std::vector<std::string>>& rows, const std::vector<std::string>& head) const {
        std::vector<ColumnStyle> styles(head.size(), {Align::right, 24});
        styles.front() = {Align::left, 60};
        return set_in_columns(styles, 0, head, rows, page_width);
    }
    std::string table(std::initializer_list<Phrase> head, const std::vector<std::vector<std::string>>& rows) const {
        std::vector<std::string> words;
        for (const Phrase phrase : head) words.push_back(word(phrase));
        return set(rows, words);
    }

    // The strongest interactions whose band does not hold 0.
    std::string pairs(const explore::SobolIndices& indices) const {
        struct Pair {
            std::size_t a, b;
            Banded share;
        };
        std::vector<Pair> strong;
        for (std::size_t a = 0, at = 0; a < indices.first.size(); ++a)
            for (std::size_t b = a + 1; b < indices.first.size(); ++b, ++at)
                if (indices.second[at].low > 0) strong.push_back({a, b, indices.second[at]});
        std::stable_sort(strong.begin(), strong.end(),
                         [](const Pair& x, const Pair& y) { return x.share.value > y.share.value; });
        std::string out;
        for (std::size_t i = 0; i < std::min(strong.size(), shown_pairs); ++i)
            out += sentence(Phrase::sens_pair,
                            {factor(strong[i].a), factor(strong[i].b), share_with_band(strong[i].share)});
        return out;
    }

    const SensitivityResult& result_;
    const SensitivityOf& output_;
    const Language language_;
};

}  // namespace

Text number_name(const Text& row, std::string_view statistic) {
    const Argument name{Text{printable(row.zh), printable(row.en)}};
    if (statistic == "p_reach") return say(Phrase::sens_of_p_reach, {name});
    if (statistic == "median") return say(Phrase::sens_of_median, {name});
    if (statistic == "mean") return say(Phrase::sens_of_mean, {name});
    if (statistic == "shortfall") return say(Phrase::sens_of_shortfall, {name});
    if (statistic == "if_missed") return say(Phrase::sens_of_if_missed, {name});
    if (statistic == "first_year") return say(Phrase::sens_of_first_year, {name});
    // p05, p95 and q0.1
    const std::string share =
        statistic[0] == 'p' ? "0." + std::string(statistic.substr(1)) : std::string(statistic.substr(1));
    return say(Phrase::sens_of_quantile, {name, share});
}

std::string sensitivity_text(const SensitivityResult& result, Language language) {
    std::string out;
    for (const SensitivityOf& output : result.outputs) {
        if (!out.empty()) out += "\n";
        out += printable(result.scenario) + "  " + printable(output.output) + "  " + printable(result.design) + "\n";
        out += std::visit(Answer(result, output, language), output.found);
    }
    if (!result.left_out.empty()) {
        std::string names;
        for (const Text& name : result.left_out)
            names += (names.empty() ? "" : say(Phrase::list_comma).in(language)) + printable(name.in(language));
        out += "\n" + paragraph(say(Phrase::sens_left_out, {names}).in(language), page_width);
    }
    return out;
}

}  // namespace permille::report
