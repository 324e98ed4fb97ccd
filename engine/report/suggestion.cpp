// From the row in most need to the question what it would take.
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

}  // namespace

Suggestion next_command(const RunResult& result, const std::string& file, const std::string& options) {
    const auto& targets = result.scenario.targets.entries;
    const auto asked = [&](std::size_t row) {
        return is_missed(result.verdicts.rows[row]) && has_levers(targets[row].value);
    };
    std::size_t row = most_helped(result);
    if (row == targets.size())
        for (row = 0; row < targets.size() && !(targets[row].id == result.verdicts.joint.fails_first && asked(row));)
            ++row;
    if (row == targets.size())
        for (row = 0; row < targets.size() && !asked(row);) ++row;
    if (row == targets.size() && !result.findings.empty())
        return {say(Phrase::closing_next_check), "permille check " + file + options};
    if (row == targets.size()) return {say(Phrase::closing_next_levers), "permille levers " + file + options};
    return {say(Phrase::closing_next_solve, {printable(targets[row].value.row)}),
            "permille solve " + file + " " + targets[row].id + options};
}

}  // namespace permille::report
