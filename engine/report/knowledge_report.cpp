// What it would be worth to know more: a table for each row, a sentence, CSV and JSON.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "columns.hpp"
#include "json_document.hpp"
#include "permille/base/phrases.hpp"
#include "permille/report/csv.hpp"
#include "permille/report/sensitivity_report.hpp"
#include "permille/report/table.hpp"
#include "permille/report/version.hpp"

namespace permille::report {
namespace {

constexpr int knowledge_width = 100;
// Numbers that are shown of a row; the files have all.
constexpr std::size_t shown_inputs = 5;

using explore::InputValue;
using explore::RowKnowledge;

std::string hundredths(double share) {
    return fmt::format("{:.0f}", std::clamp(share, 0.0, 1.0) * 100);
}

// Below this share of what is explained, a number that changes no verdict is not worth a line.
constexpr double least_explained = 0.01;

// Inputs by what knowing them would change, then by what they explain; those told apart from nothing alone.
std::vector<std::size_t> most_worth(const explore::ValueOfInformation& worth) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < worth.inputs.size(); ++i)
        if (const InputValue& input = worth.inputs[i];
            input.told_apart && (input.changes_verdict.value > 0 || input.explained.value >= least_explained))
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const InputValue &x = worth.inputs[a], &y = worth.inputs[b];
        if (x.changes_verdict.value != y.changes_verdict.value)
            return x.changes_verdict.value > y.changes_verdict.value;
        return x.explained.value > y.explained.value;
    });
    return order;
}

// A verdict that a little chance would change as well is said to be one.
Text verdict_of_run(const explore::ValueOfInformation& worth, std::int64_t replications) {
    const Text word = verdict_word(indicators::verdict_of(worth.reach));
    const auto met = static_cast<std::int64_t>(std::llround(worth.reach * static_cast<double>(replications)));
    return indicators::borderline(indicators::wilson(met, replications)) ? say(Phrase::verdict_borderline, {word})
                                                                         : word;
}

std::string row_text(const Scenario& scenario, const explore::Knowledge& known, const RowKnowledge& row,
                     Language language) {
    const plan::Target& target = scenario.targets.entries[row.row].value;
    const std::string name = printable(target.row) + " " + printable(target.name.in(language));
    const auto line = [&](Phrase phrase, std::initializer_list<Argument> arguments) {
        return paragraph(say(phrase, arguments).in(language), knowledge_width);
    };
    std::string out;
    if (row.parts && std::isfinite(row.parts->share.value))
        out += line(Phrase::sens_parts, {name, hundredths(row.parts->share.value), hundredths(row.parts->share.low),
                                         hundredths(row.parts->share.high)});
    if (!row.worth) return out;
    const auto order = most_worth(*row.worth);
    const Text verdict = verdict_of_run(*row.worth, known.replications);
    if (order.empty() || row.worth->inputs[order.front()].changes_verdict.value <= 0) {
        out += line(Phrase::sens_worth_nothing, {name, verdict});
    } else {
        const InputValue& most = row.worth->inputs[order.front()];
        out += line(Phrase::sens_worth,
                    {name, printable(known.inputs[order.front()]), verdict, hundredths(most.changes_verdict.value),
                     hundredths(most.changes_verdict.low), hundredths(most.changes_verdict.high)});
    }
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < std::min(order.size(), shown_inputs); ++i) {
        const InputValue& input = row.worth->inputs[order[i]];
        rows.push_back({"  " + printable(known.inputs[order[i]]), hundredths(input.changes_verdict.value) + " %",
                        hundredths(input.explained.value) + " %"});
    }
    if (rows.empty()) return out;
    return out + set_in_columns({{Align::left, 64}, {Align::right, 20}, {Align::right, 24}}, 0,
                                {"  " + say(Phrase::sens_factor).in(language), say(Phrase::sens_changes).in(language),
                                 say(Phrase::sens_explained).in(language)},
                                rows, knowledge_width);
}

Json band(const explore::Banded& value) {
    return {{"value", number(value.value)}, {"interval", Json::array({number(value.low), number(value.high)})}};
}

std::string number_cell(double value) {
    return std::isfinite(value) ? shortest_text(value) : std::string();
}

}  // namespace

std::string knowledge_text(const Scenario& scenario, const explore::Knowledge& known, Language language) {
    if (known.inputs.empty())
        return paragraph(say(Phrase::sens_certain, {printable(scenario.name.in(language))}).in(language),
                         knowledge_width);
    std::string out;
    for (const RowKnowledge& row : known.rows) {
        const std::string one = row_text(scenario, known, row, language);
        if (!one.empty()) out += (out.empty() ? "" : "\n") + one;
    }
    return out;
}

std::string knowledge_csv(const std::string& id, const Scenario& scenario, const explore::Knowledge& known) {
    std::string out = "scenario,indicator,input,measure,value,low,high\n";
    for (const RowKnowledge& row : known.rows) {
        const std::string& target = scenario.targets.entries[row.row].id;
        const auto add = [&](const std::string& input, const char* measure, const explore::Banded& value) {
            out += csv_cell(id) + "," + csv_cell(target) + "," + csv_cell(input) + "," + measure + "," +
                   number_cell(value.value) + "," + number_cell(value.low) + "," + number_cell(value.high) + "\n";
        };
        if (row.parts) add("", "variance_share_of_parameters", row.parts->share);
        if (!row.worth) continue;
        for (std::size_t i = 0; i < known.inputs.size(); ++i) {
            add(known.inputs[i], "changes_verdict", row.worth->inputs[i].changes_verdict);
            add(known.inputs[i], "explains_reaching", row.worth->inputs[i].explained);
        }
    }
    return out;
}

std::string knowledge_json(const std::string& id, const Scenario& scenario, const explore::Knowledge& known,
                           std::uint64_t seed) {
    Json rows = Json::array();
    for (const RowKnowledge& row : known.rows) {
        Json one = {{"id", scenario.targets.entries[row.row].id},
                    {"row", scenario.targets.entries[row.row].value.row},
                    {"variance_share_of_parameters", row.parts ? band(row.parts->share) : Json(nullptr)},
                    {"p_reach", row.worth ? number(row.worth->reach) : Json(nullptr)},
                    {"inputs", Json::array()}};
        for (std::size_t i = 0; row.worth && i < known.inputs.size(); ++i)
            one["inputs"].push_back({{"path", known.inputs[i]},
                                     {"changes_verdict", band(row.worth->inputs[i].changes_verdict)},
                                     {"explains_reaching", band(row.worth->inputs[i].explained)},
                                     {"told_apart", row.worth->inputs[i].told_apart}});
        rows.push_back(std::move(one));
    }
    return document({{"schema", "permille.knowledge/1"},
                     {"version", version},
                     {"scenario", id},
                     {"seed", seed},
                     {"replications", known.replications},
                     {"targets", std::move(rows)}});
}

}  // namespace permille::report
