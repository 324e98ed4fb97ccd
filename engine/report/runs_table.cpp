// Counts of verdicts, set in columns.
#include "permille/report/runs_table.hpp"

#include <algorithm>
#include <array>

#include "columns.hpp"
#include "permille/base/phrases.hpp"
#include "permille/report/figures.hpp"

namespace permille::report {
namespace {

using indicators::Verdict;

constexpr std::array verdicts{Verdict::reachable, Verdict::likely, Verdict::at_risk, Verdict::out_of_reach,
                              Verdict::not_projected};

std::string percent_or_dash(const std::optional<indicators::Probability>& p) {
    return p ? percent(p->value) : "—";
}

std::vector<std::string> cells_of(const RunResult& result, Language language) {
    std::vector<std::string> cells{printable(result.scenario.name.in(language))};
    const auto& rows = result.verdicts.rows;
    for (const Verdict verdict : verdicts)
        cells.push_back(std::to_string(
            std::count_if(rows.begin(), rows.end(), [&](const auto& row) { return row.verdict == verdict; })));
    cells.push_back(percent_or_dash(result.verdicts.joint.all));
    cells.push_back(percent_or_dash(result.verdicts.joint.binding));
    const plan::Target* first = result.scenario.targets.find(result.verdicts.joint.fails_first);
    cells.push_back(
        first == nullptr
            ? "—"
            : say(Phrase::runs_fails_first, {printable(first->row), printable(first->name.in(language))}).in(language));
    return cells;
}

}  // namespace

std::string runs_table(std::span<const RunResult* const> results, const TableOptions& options) {
    const auto in = [&](Phrase phrase) { return say(phrase).in(options.language); };
    std::vector<ColumnStyle> styles{{Align::left, 60}};
    std::vector<std::string> head{in(Phrase::head_plan)};
    for (const Verdict verdict : verdicts) {
        styles.push_back({Align::right, 9});
        head.push_back(verdict_word(verdict).in(options.language));
    }
    for (const Phrase phrase : {Phrase::head_all_together, Phrase::head_binding_together}) {
        styles.push_back({Align::right, 10});
        head.push_back(in(phrase));
    }
    styles.push_back({Align::left, 22});
    head.push_back(in(Phrase::head_fails_first));
    std::vector<std::vector<std::string>> rows;
    for (const RunResult* result : results) rows.push_back(cells_of(*result, options.language));
    return set_in_columns(styles, 0, head, rows, options.width) + "\n" +
           paragraph(in(Phrase::runs_closing), options.width);
}

}  // namespace permille::report
