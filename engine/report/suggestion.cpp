// From the row in most need to the question what it would take.
#include "suggestion.hpp"

#include "permille/base/phrases.hpp"

namespace permille::report {
namespace {

using indicators::Verdict;

bool is_missed(const indicators::Row& row) {
    return row.verdict == Verdict::at_risk || row.verdict == Verdict::out_of_reach;
}

}  // namespace

Suggestion next_command(const RunResult& result, const std::string& file, const std::string& options) {
    const auto& targets = result.scenario.targets;
    const auto& rows = result.verdicts.rows;
    int row = targets.index_of(result.verdicts.joint.fails_first);
    for (std::size_t i = 0; i < rows.size() && (row < 0 || !is_missed(rows[static_cast<std::size_t>(row)])); ++i)
        if (is_missed(rows[i])) row = static_cast<int>(i);
    if (row < 0 || !is_missed(rows[static_cast<std::size_t>(row)]))
        return {say(Phrase::closing_next_check), "permille check " + file + options};
    const auto& [id, target] = targets.entries[static_cast<std::size_t>(row)];
    return {say(Phrase::closing_next_solve, {printable(target.row)}), "permille solve " + file + " " + id + options};
}

}  // namespace permille::report
