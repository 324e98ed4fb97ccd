// What a sweep's numbers rest on, as tables and sentences.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
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

    std::string operator()(std::monostate) const { return sentence(Phrase::sens_constant, {output_.output}); }

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
        return out + sentence(Phrase::sens_most_sobol,
                              {output_.output, factor(most), percent_digits(std::max(indices.first[most].value, 0.0)),
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
        return set(rows, {say(Phrase::sens_factor).in(language_), "μ*", "μ", "σ"}) +
               sentence(Phrase::sens_most_morris,
                        {output_.output, factor(order.front()), short_figure(effects[order.front()].mu_star.value)});
    }

    std::string operator()(const std::vector<explore::TornadoBar>& bars) const {
        std::vector<std::vector<std::string>> rows;
        for (const auto& bar : bars)
            rows.push_back({factor(bar.factor), short_figure(bar.low), short_figure(bar.high),
                            bar.swing ? short_figure(*bar.swing) : "—"});
        const auto& most = bars.front();
        return table({Phrase::sens_factor, Phrase::sens_low, Phrase::sens_high, Phrase::sens_swing}, rows) +
               sentence(Phrase::sens_most_tornado,
                        {output_.output, factor(most.factor), short_figure(most.low), short_figure(most.high)});
    }

    std::string operator()(const explore::Boxes& boxes) const {
        const std::string misses = "< " + shortest_text(boxes.limit);
        if (boxes.missing == 0 || boxes.missing == boxes.points)
            return sentence(Phrase::sens_everywhere, {output_.output, boxes.points,
                                                      boxes.missing > 0 ? misses : "≥ " + shortest_text(boxes.limit)});
        // Of other numbers than a probability nobody knows here which side of the limit is good.
        const bool of_reaching = output_.output.ends_with(".p_reach");
        if (!boxes.box)
            return sentence(of_reaching ? Phrase::sens_no_box : Phrase::sens_no_box_below,
                            {output_.output, boxes.missing, boxes.points, misses});
        std::string where;
        for (std::size_t f = 0; f < boxes.box->ranges.size(); ++f) {
            const explore::Range& range = boxes.box->ranges[f];
            if (!range.restricted()) continue;
            if (!where.empty()) where += say(Phrase::list_comma).in(language_);
            if (range.restricted_below()) where += short_figure(range.low) + " ≤ ";
            where += factor(f);
            if (range.restricted_above()) where += " ≤ " + short_figure(range.high);
        }
        return sentence(of_reaching ? Phrase::sens_box : Phrase::sens_box_below,
                        {output_.output, where, percent_digits(boxes.box->coverage), percent_digits(boxes.box->density),
                         percent_digits(boxes.box->mass), misses});
    }

  private:
    std::string factor(std::size_t position) const { return printable(result_.factors[position]); }

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
        for (const Phrase phrase : head) words.push_back(say(phrase).in(language_));
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

std::string sensitivity_text(const SensitivityResult& result, Language language) {
    std::string out;
    for (const SensitivityOf& output : result.outputs) {
        if (!out.empty()) out += "\n";
        out += printable(result.scenario) + "  " + printable(output.output) + "  " + printable(result.design) + "\n";
        out += std::visit(Answer(result, output, language), output.found);
    }
    return out;
}

}  // namespace permille::report
