// What stands in each cell.
#include "table_cells.hpp"

#include <fmt/format.h>

#include <cmath>

#include "permille/base/phrases.hpp"
#include "permille/plan/amount.hpp"
#include "permille/report/figures.hpp"

namespace permille::report {
namespace {

using indicators::Verdict;

std::string projection_text(const indicators::Row& row, const plan::Target& target) {
    const indicators::Band& band = row.years[static_cast<std::size_t>(row.measure->year)];
    if (!std::isfinite(band.median)) return "—";
    const int decimals = shown_decimals(target);
    const auto shown = [&](double value) { return decimals == 0 ? grouped(value) : with_decimals(value, decimals); };
    return fmt::format("{} ({}–{})", shown(band.median), shown(band.p05), shown(band.p95));
}

// Events count what happens in a year; the other kinds that are projected stand somewhere in the base year.
bool starts_somewhere(plan::Kind kind) {
    return kind == plan::Kind::resource || kind == plan::Kind::service || kind == plan::Kind::demographic ||
           kind == plan::Kind::milestone;
}

// Where the scenario starts, for a row that is projected though the plan prints no base; otherwise empty.
std::string start_text(const indicators::Row& row, const plan::Target& target) {
    if (target.base || !target.base_text.empty() || row.years.empty() || !starts_somewhere(target.kind)) return {};
    const double start = row.years.front().median;
    if (!std::isfinite(start)) return {};
    const int decimals = shown_decimals(target);
    return "~" + (decimals == 0 ? grouped(start) : with_decimals(start, decimals));
}

std::string verdict_text(const indicators::Row& row, Language language) {
    const Text word = verdict_word(row.verdict);
    return (row.borderline ? say(Phrase::verdict_borderline, {word}) : word).in(language);
}

// The reason, and where the plan asks for a density without saying where it stands, what that means in heads.
std::string reason_text(const indicators::Row& row, Language language) {
    std::string text = say(Phrase::not_projected_because, {row.reason}).in(language);
    if (row.implied_count) text += say(Phrase::target_implies, {grouped(*row.implied_count), row.unit}).in(language);
    return text;
}

}  // namespace

std::string other_start(const indicators::Row& row, const plan::Target& target) {
    if (!row.starts_elsewhere) return {};
    const double start = row.years.front().median;
    const int decimals = shown_decimals(target);
    return "~" + (decimals == 0 ? grouped(start) : with_decimals(start, decimals));
}

std::string missing_text(const indicators::Row& row, const plan::Target& target, Language language) {
    if (!row.shortfall || row.shortfall->median == 0) return "—";
    const double amount = row.shortfall->median;
    const std::string figure =
        row.measure->counted ? grouped(amount) : with_decimals(amount, std::max(1, shown_decimals(target)));
    const Text amount_text = plan::amount(figure, unit_in_table(row.unit));
    // Of what is to stay below its target nothing is missing: there is too much of it.
    const bool over =
        target.op == plan::Operator::le || target.op == plan::Operator::lt || target.op == plan::Operator::lower;
    return (over ? say(Phrase::missing_over, {amount_text}) : amount_text).in(language);
}

Text unit_in_table(const Text& unit) {
    const Text people = say(Phrase::unit_people);
    return unit.zh == people.zh ? people : unit;
}

TableRow header_row(const Scenario& scenario, Language language) {
    const auto in = [&](Phrase phrase, std::initializer_list<Argument> arguments = {}) {
        return say(phrase, arguments).in(language);
    };
    TableRow row;
    row.cells = {in(Phrase::head_row),
                 in(Phrase::head_indicator),
                 in(Phrase::head_unit),
                 std::to_string(scenario.horizon.base),
                 in(Phrase::head_target, {scenario.horizon.target}),
                 in(Phrase::head_projection, {scenario.horizon.target}),
                 in(Phrase::head_probability),
                 in(Phrase::head_missing),
                 in(Phrase::head_verdict)};
    return row;
}

std::vector<TableRow> plan_rows(const RunResult& result, Language language) {
    const Scenario& scenario = result.scenario;
    std::vector<TableRow> rows;
    for (std::size_t i = 0; i < result.verdicts.rows.size(); ++i) {
        const indicators::Row& judged = result.verdicts.rows[i];
        const plan::Target& asked_for = scenario.targets.entries[i].value;
        TableRow row;
        row.verdict = judged.verdict;
        row.cells[row_number] = printable(asked_for.row);
        row.cells[name] = printable(asked_for.name.in(language));
        row.cells[unit] = printable(asked_for.unit.in(language));
        row.cells[base] = printable(printed_base(asked_for));
        if (const std::string start = start_text(judged, asked_for); !start.empty()) {
            row.cells[base] = start;
            row.estimated_start = true;
        }
        if (const std::string start = other_start(judged, asked_for); !start.empty()) {
            row.cells[base] += " (" + start + ")";
            row.estimated_start = true;
        }
        if (asked_for.base_year != 0 && asked_for.base_year != scenario.horizon.base)
            row.cells[base] += fmt::format(" ({})", asked_for.base_year);
        row.cells[target] = printable(asked(asked_for).in(language));
        if (asked_for.year != 0 && asked_for.year != scenario.horizon.target)
            row.cells[target] += fmt::format(" ({})", asked_for.year);
        if (judged.measure) {
            row.cells[projection] = projection_text(judged, asked_for);
            row.cells[probability] = percent(judged.reach->value);
            row.cells[shortfall] = printable(missing_text(judged, asked_for, language));
            row.cells[Column::verdict] = verdict_text(judged, language);
        } else {
            row.reason = printable(reason_text(judged, language));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Text verdict_word(Verdict verdict) {
    switch (verdict) {
        case Verdict::reachable: return say(Phrase::verdict_reachable);
        case Verdict::likely: return say(Phrase::verdict_likely);
        case Verdict::at_risk: return say(Phrase::verdict_at_risk);
        case Verdict::out_of_reach: return say(Phrase::verdict_out_of_reach);
        case Verdict::not_projected: break;
    }
    return say(Phrase::verdict_not_projected);
}

}  // namespace permille::report
