// From the row in most need to a lever of its staff.
#include "suggestion.hpp"

#include <cmath>
#include <optional>

#include "permille/base/phrases.hpp"

namespace permille::report {
namespace {

// The lever that adds to a stock of staff; nothing for other stocks.
std::optional<std::string> lever_of(const Scenario& scenario, const std::string& stock) {
    if (scenario.workforce.find(stock)) return "workforce." + stock + ".recruitment.extra_per_year";
    for (const auto& [id, cadre] : scenario.workforce)
        if (cadre.qualifications.find(stock))
            return "workforce." + id + ".qualifications." + stock + ".extra_training_per_year";
    return std::nullopt;
}

std::optional<Suggestion> lever_for(const RunResult& result, std::size_t i, const std::string& file) {
    const indicators::Row& row = result.verdicts.rows[i];
    const plan::Target& target = result.scenario.targets.entries[i].value;
    if (!row.measure || !row.shortfall || row.shortfall->median <= 0 || target.better == plan::Better::lower ||
        !target.indicator)
        return std::nullopt;
    const auto lever = lever_of(result.scenario, target.indicator->numerator);
    if (!lever) return std::nullopt;
    const auto yearly = static_cast<std::int64_t>(std::ceil(row.shortfall->median / row.measure->year));
    return Suggestion{say(Phrase::closing_next_recruit, {yearly, printable(target.row)}),
                      "permille run " + file + " --set " + *lever + "=" + std::to_string(yearly)};
}

}  // namespace

Suggestion next_command(const RunResult& result, const std::string& file) {
    const int first = result.scenario.targets.index_of(result.verdicts.joint.fails_first);
    if (first >= 0)
        if (const auto lever = lever_for(result, static_cast<std::size_t>(first), file)) return *lever;
    for (std::size_t i = 0; i < result.verdicts.rows.size(); ++i)
        if (const auto lever = lever_for(result, i, file)) return *lever;
    return {say(Phrase::closing_next_check), "permille check " + file};
}

}  // namespace permille::report
