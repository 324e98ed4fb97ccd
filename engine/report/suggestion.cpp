// From a missed row to the question what it would take.
#include "suggestion.hpp"

#include "permille/base/phrases.hpp"

namespace permille::report {
namespace {

using indicators::Verdict;

bool is_missed(const indicators::Row& row) {
    return row.verdict == Verdict::at_risk || row.verdict == Verdict::out_of_reach;
}

// Whether a lever may move it: staff, beds and places, patients.
bool has_levers(const plan::Target& target) {
    return target.kind == plan::Kind::service || (target.kind == plan::Kind::resource && target.indicator);
}

// Of the missed rows that a lever brings nearer to their target, the one that it brings nearest; the number of rows
// where no lever is known to do so.
std::size_t most_helped(const RunResult& result) {
    const std::size_t none = result.scenario.targets.size();
    std::size_t row = none;
    double most = 0;
    for (const RowLever& lever : result.levers.value_or(std::vector<RowLever>{})) {
        const bool raised = lever.best && lever.best->by != explore::HelpedBy::median;
        if (!raised || !is_missed(result.verdicts.rows[lever.row]) || lever.best->reach <= most) continue;
        row = lever.row;
        most = lever.best->reach;
    }
    return row;
}

// Of the missed rows that a lever may move the one that is likeliest to be reached, of equals the first; the number of
// rows where there is none.
std::size_t nearest_missed(const RunResult& result) {
    const auto& targets = result.scenario.targets.entries;
    std::size_t nearest = targets.size();
    double most = -1;
    for (std::size_t row = 0; row < targets.size(); ++row) {
        const indicators::Row& judged = result.verdicts.rows[row];
        if (!is_missed(judged) || !has_levers(targets[row].value) || judged.reach->value <= most) continue;
        nearest = row;
        most = judged.reach->value;
    }
    return nearest;
}

}  // namespace

Suggestion next_command(const RunResult& result, const std::string& file, const std::string& options) {
    const auto& targets = result.scenario.targets.entries;
    std::size_t row = most_helped(result);
    if (row == targets.size()) row = nearest_missed(result);
    if (row == targets.size() && !result.findings.empty())
        return {say(Phrase::closing_next_check), "permille check " + file + options};
    if (row == targets.size()) return {say(Phrase::closing_next_levers), "permille levers " + file + options};
    return {say(Phrase::closing_next_solve, {printable(targets[row].value.row)}),
            "permille solve " + file + " " + targets[row].id + options};
}

}  // namespace permille::report
