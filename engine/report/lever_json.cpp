// The documents about levers.
#include "json_document.hpp"
#include "permille/report/figures.hpp"
#include "permille/report/lever_report.hpp"
#include "permille/report/version.hpp"

namespace permille::report {
namespace {

using explore::Lever;

Json lever_json(const Lever& lever) {
    return {{"path", lever.path},
            {"label", text(lever.label)},
            {"unit", lever.unit},
            {"low", number(lever.low)},
            {"high", number(lever.high)},
            {"step", number(lever.step)},
            {"neutral", number(lever.neutral)},
            {"value", number(lever.value)},
            {"value_text", lever.value_text},
            {"certain", lever.certain},
            {"whole", lever.whole},
            {"cost", lever.cost ? number(lever.cost->yuan) : Json(nullptr)},
            {"cost_per", lever.cost ? Json(name_of(lever.cost->per)) : Json(nullptr)},
            {"cost_source", lever.cost ? string_or_null(lever.cost->source) : Json(nullptr)},
            {"cost_note", lever.cost ? text_or_null(lever.cost->note) : Json(nullptr)}};
}

Json effects_json(const Scenario& scenario, const explore::Effects& effects, const explore::Effect& effect) {
    Json rows = Json::array();
    for (std::size_t row = 0; row < effect.reach.size(); ++row) {
        if (!effect.reach[row]) continue;
        const auto& [id, target] = scenario.targets.entries[row];
        const explore::Change& change = *effect.reach[row];
        rows.push_back({{"id", id},
                        {"row", target.row},
                        {"p_reach", number(effects.reach[row])},
                        {"change", number(change.value)},
                        {"interval", Json::array({number(change.low), number(change.high)})}});
    }
    return rows;
}

Json probability_json(const indicators::Probability& p) {
    return {{"value", number(p.value)}, {"interval", Json::array({number(p.low), number(p.high)})}};
}

}  // namespace

Json best_lever_json(const explore::BestLever& lever) {
    const bool by_median = lever.by == explore::HelpedBy::median;
    return {{"path", lever.lever.path},
            {"from", number(lever.lever.value)},
            {"to", number(lever.setting)},
            {"change", by_median ? Json(0) : number(lever.change.value)},
            {"median_from", by_median ? number(lever.median_before) : Json(nullptr)},
            {"median_to", by_median ? number(lever.median) : Json(nullptr)}};
}

std::string levers_json(const LoadedScenario& scenario, const explore::Effects& effects,
                        std::span<const RowLever> at_bounds, std::uint64_t seed) {
    Json out = {{"schema", "permille.levers/1"}, {"version", version}, {"scenario", scenario.id},
                {"digest", scenario.digest},     {"seed", seed},       {"replications", effects.replications},
                {"levers", Json::array()}};
    for (const explore::Effect& effect : effects.levers) {
        Json one = lever_json(effect.lever);
        one["from"] = number(effect.from);
        one["to"] = number(effect.to);
        one["effects"] = effects_json(scenario.scenario, effects, effect);
        out["levers"].push_back(std::move(one));
    }
    out["best"] = Json::array();
    const auto best = explore::best_steps(effects);
    for (std::size_t row = 0; row < best.size(); ++row) {
        if (!best[row]) continue;
        const explore::Effect& effect = effects.levers[*best[row]];
        const auto& [id, target] = scenario.scenario.targets.entries[row];
        out["best"].push_back({{"id", id},
                               {"row", target.row},
                               {"path", effect.lever.path},
                               {"from", number(effect.from)},
                               {"to", number(effect.to)},
                               {"change", number(effect.reach[row]->value)}});
    }
    out["best_at_bounds"] = Json::array();
    for (const RowLever& one : at_bounds) {
        if (!one.best) continue;
        const auto& [id, target] = scenario.scenario.targets.entries[one.row];
        Json best = {{"id", id}, {"row", target.row}};
        best.update(best_lever_json(*one.best));
        out["best_at_bounds"].push_back(std::move(best));
    }
    return document(out);
}

std::string solve_json(const LoadedScenario& scenario, const explore::Solved& solved, std::uint64_t seed) {
    const auto& [id, target] = scenario.scenario.targets.entries[solved.row];
    Json out = {{"schema", "permille.solve/1"}, {"version", version}, {"scenario", scenario.id},
                {"digest", scenario.digest},    {"seed", seed},       {"replications", solved.replications}};
    out["target"] = {{"id", id}, {"row", target.row}, {"name", text(target.name)}, {"asked", text(asked(target))}};
    out["p"] = number(solved.wanted);
    out["present"] = probability_json(solved.present);
    out["present_median"] = number(solved.present_median);
    out["reached_already"] = solved.present.value >= solved.wanted;
    out["order"] = solved.by_cost ? "cost" : "share_of_bounds";
    out["levers_without_effect"] = solved.without_effect;
    out["levers"] = Json::array();
    for (const explore::Solution& solution : solved.levers) {
        Json one = lever_json(solution.lever);
        one["reached"] = solution.reached;
        one["setting"] = number(solution.setting);
        one["p_reach"] = probability_json(solution.reach);
        one["median"] = number(solution.median);
        one["p_reach_one_less"] = number(solution.short_of);
        one["share_of_bounds"] = number(solution.turned);
        one["person_years"] = number(solution.person_years);
        one["yuan"] = number(solution.yuan);
        out["levers"].push_back(std::move(one));
    }
    return document(out);
}

}  // namespace permille::report
