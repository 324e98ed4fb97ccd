// Pages about levers.
#include "permille/report/lever_report.hpp"

#include <algorithm>
#include <cmath>

#include "columns.hpp"
#include "lever_cells.hpp"
#include "permille/base/listing.hpp"
#include "permille/base/phrases.hpp"
#include "permille/base/unit_word.hpp"
#include "permille/report/csv.hpp"
#include "permille/report/figures.hpp"
#include "permille/report/layout.hpp"
#include "signed_figures.hpp"

namespace permille::report {
namespace {

using explore::Effect;
using explore::Lever;
using explore::Solution;

// Rows that a step moves by more than the simulation leaves open, the strongest first; empty where there is none.
std::string moved_rows(const Scenario& scenario, const Effect& effect, Language language) {
    std::vector<std::size_t> moved;
    for (std::size_t row = 0; row < effect.reach.size(); ++row)
        if (const auto& change = effect.reach[row]; change && change->told()) moved.push_back(row);
    std::stable_sort(moved.begin(), moved.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(effect.reach[a]->value) > std::abs(effect.reach[b]->value);
    });
    std::string out;
    for (const std::size_t row : moved) {
        const plan::Target& target = scenario.targets.entries[row].value;
        out += (out.empty() ? "" : say(Phrase::list_comma).in(language)) +
               say(Phrase::levers_row_change, {printable(target.row), points(*effect.reach[row])}).in(language);
    }
    return out;
}

// Rounded down: what lies below the probability that is wanted must not look as if it reached it.
std::string percent_below(double share) {
    return with_decimals(std::floor(share * 1000) / 10, 1) + "%";
}

std::string solution_line(const Solution& solution, Language language) {
    std::string out = percent_of_interval(solution.reach);
    if (solution.short_of)
        out += say(Phrase::list_comma).in(language) +
               say(Phrase::solve_less, {percent_below(*solution.short_of)}).in(language);
    if (solution.person_years && std::abs(*solution.person_years) >= 0.5)
        out += say(Phrase::list_comma).in(language) +
               say(Phrase::solve_people, {grouped(*solution.person_years)}).in(language);
    return out;
}

std::string solutions_table(const std::vector<const Solution*>& solutions, Phrase head, Language language, int width) {
    const auto in = [&](Phrase phrase) { return say(phrase).in(language); };
    std::vector<std::vector<std::string>> rows;
    for (const Solution* one : solutions) {
        const Lever& lever = one->lever;
        const Text setting = say(Phrase::solve_setting, {value_word(lever), setting_word(lever, one->setting)});
        const Text cost = one->yuan ? money(*one->yuan) : say(Phrase::cost_unknown);
        rows.push_back({printable(lever.label.in(language)), setting.in(language), cost.in(language),
                        solution_line(*one, language)});
    }
    return set_in_columns({{Align::left, 40}, {Align::left, 20}, {Align::right, 20}, {Align::left, 60}}, 3,
                          {in(Phrase::head_lever), in(head), in(Phrase::head_cost), in(Phrase::head_probability)}, rows,
                          width);
}

// What a lever is called, where it stands, and how far it can be turned at what cost.
std::string lever_block(const Effect& effect, Language language, int width) {
    const Lever& lever = effect.lever;
    return paragraph(printable(lever.label.in(language)), width) + "    " + printable(lever.path) + "\n" +
           paragraph(say(Phrase::levers_line,
                         {value_word(lever), setting_word(lever, effect.to), setting_word(lever, lever.low),
                          setting_word(lever, lever.high), cost_word(lever), setting_word(lever, lever.neutral),
                          lever.unit.empty() ? Text{} : say(Phrase::levers_unit, {unit_word(lever.unit)})})
                         .in(language),
                     width, 4);
}

// Row by row the lever whose step helps it most.
std::string best_of_rows(const Scenario& scenario, const explore::Effects& effects, Language language, int width) {
    const auto best = explore::best_steps(effects);
    std::string out;
    for (std::size_t row = 0; row < best.size(); ++row) {
        if (!best[row]) continue;
        const Effect& effect = effects.levers[*best[row]];
        const plan::Target& target = scenario.targets.entries[row].value;
        out +=
            paragraph(say(Phrase::levers_best_row,
                          {printable(target.row), printable_text(target.name), printable_text(effect.lever.label),
                           value_word(effect.lever), setting_word(effect.lever, effect.to), points(*effect.reach[row])})
                          .in(language),
                      width, 4);
    }
    return out;
}

// Levers that are told together: how many, and the first of them by name.
struct Levers {
    int count = 0;
    Text names;

    void add(const Lever& lever) {
        if (++count <= named) add_to_list(names, printable_text(lever.label));
    }
    Text listed() const { return count > named ? say(Phrase::and_others, {names}) : names; }

  private:
    static constexpr int named = 5;
};

}  // namespace

std::string levers_text(const LoadedScenario& scenario, const explore::Effects& effects,
                        std::span<const RowLever> at_bounds, std::uint64_t seed, Language language, int width) {
    std::string out =
        paragraph(say(Phrase::levers_title, {printable(scenario.scenario.name.in(language)), effects.levers.size(),
                                             grouped(static_cast<double>(effects.replications)), seed})
                      .in(language),
                  width);
    std::string without;  // those that move no row
    for (const Effect& effect : effects.levers) {
        const std::string rows = moved_rows(scenario.scenario, effect, language);
        const std::string block = lever_block(effect, language, width);
        if (rows.empty())
            without += block;
        else
            out += "\n" + block + paragraph(rows, width, 4);
    }
    if (const std::string best = best_of_rows(scenario.scenario, effects, language, width); !best.empty())
        out += "\n" + paragraph(say(Phrase::levers_best).in(language), width) + best;
    if (!at_bounds.empty()) out += "\n" + paragraph(say(Phrase::levers_at_bounds).in(language), width);
    for (const RowLever& one : at_bounds) {
        const plan::Target& target = scenario.scenario.targets.entries[one.row].value;
        out += paragraph(say(Phrase::levers_bound_row, {printable(target.row), printable_text(target.name),
                                                        best_lever_sentence(one.best, target)})
                             .in(language),
                         width, 4);
    }
    if (!without.empty()) out += "\n" + paragraph(say(Phrase::levers_no_change).in(language), width) + without;
    return out + "\n" + paragraph(say(Phrase::levers_closing).in(language), width);
}

std::string levers_csv(const LoadedScenario& scenario, const explore::Effects& effects) {
    std::string out =
        "path,unit,low,high,step,neutral,value,cost_yuan,cost_per,from,to,row,id,change,change_low,change_high\n";
    for (const Effect& effect : effects.levers)
        for (std::size_t row = 0; row < effect.reach.size(); ++row) {
            if (!effect.reach[row]) continue;
            const Lever& lever = effect.lever;
            const auto& [id, target] = scenario.scenario.targets.entries[row];
            const auto& change = *effect.reach[row];
            std::vector<std::string> cells = {lever.path, lever.unit};
            for (const double value : {lever.low, lever.high, lever.step, lever.neutral, lever.value})
                cells.push_back(shortest_text(value));
            cells.push_back(lever.cost ? shortest_text(lever.cost->yuan) : "");
            cells.push_back(lever.cost ? std::string(name_of(lever.cost->per)) : "");
            cells.push_back(shortest_text(effect.from));
            cells.push_back(shortest_text(effect.to));
            cells.push_back(target.row);
            cells.push_back(id);
            for (const double value : {change.value, change.low, change.high}) cells.push_back(shortest_text(value));
            for (std::size_t i = 0; i < cells.size(); ++i) out += (i > 0 ? "," : "") + csv_cell(cells[i]);
            out += "\n";
        }
    return out;
}

std::string solve_text(const LoadedScenario& scenario, const explore::Solved& solved, std::uint64_t seed,
                       const std::string& file, Language language, int width) {
    const plan::Target& target = scenario.scenario.targets.entries[solved.row].value;
    const auto in = [&](Phrase phrase) { return paragraph(say(phrase).in(language), width); };
    std::string out = paragraph(
        say(Phrase::solve_title, {printable(target.row), Text{printable(target.name.zh), printable(target.name.en)},
                                  asked(target), percent_exactly(solved.wanted), percent_exactly(solved.present.value),
                                  grouped(static_cast<double>(solved.replications)), seed})
            .in(language),
        width);
    if (solved.present.value >= solved.wanted) return out + in(Phrase::solve_already);
    std::vector<const Solution*> reaching, short_ones;
    Levers at_zero, no_better;
    const Solution* nearest = nullptr;  // by its median, where no lever takes P(reach) above 0
    const double nearer = explore::ahead(scenario.scenario, solved.row);
    for (const Solution& one : solved.levers) {
        if (!one.reached && !(one.reach.value > 0)) {
            at_zero.add(one.lever);
            const double than = nearest != nullptr ? nearest->median : solved.present_median;
            if ((one.median - than) * nearer > 0) nearest = &one;
        } else if (!one.reached && one.reach.value <= solved.present.value)
            no_better.add(one.lever);
        else
            (one.reached ? reaching : short_ones).push_back(&one);
    }
    out += "\n";
    if (!reaching.empty()) {
        out += in(solved.by_cost ? Phrase::solve_reaching : Phrase::solve_reaching_by_turn);
        out += solutions_table(reaching, Phrase::head_setting, language, width);
        const bool some_unknown =
            std::any_of(reaching.begin(), reaching.end(), [](const Solution* one) { return !one->yuan; });
        if (solved.by_cost && some_unknown) out += in(Phrase::solve_some_costs);
    } else {
        out += in(Phrase::solve_none);
        if (short_ones.empty() && at_zero.count > 0) out += in(Phrase::solve_best_nothing);
        if (short_ones.empty() && nearest != nullptr)
            out +=
                paragraph(say(Phrase::solve_nearest, {printable_text(nearest->lever.label), value_word(nearest->lever),
                                                      setting_word(nearest->lever, nearest->setting),
                                                      with_decimals(solved.present_median, shown_decimals(target)),
                                                      with_decimals(nearest->median, shown_decimals(target))})
                              .in(language),
                          width);
        if (!short_ones.empty())
            out += paragraph(say(Phrase::solve_best, {Text{printable(short_ones.front()->lever.label.zh),
                                                           printable(short_ones.front()->lever.label.en)},
                                                      percent_exactly(short_ones.front()->reach.value)})
                                 .in(language),
                             width);
    }
    if (!short_ones.empty())
        out += "\n" + in(Phrase::solve_short) + solutions_table(short_ones, Phrase::head_bound, language, width);
    for (const auto& [phrase, levers] :
         {std::pair(Phrase::solve_at_zero, &at_zero), {Phrase::solve_no_better, &no_better}})
        if (levers->count > 0)
            out += "\n" + paragraph(say(phrase, {levers->count, levers->listed()}).in(language), width);
    if (solved.without_effect > 0)
        out += "\n" + paragraph(say(Phrase::solve_without_effect, {solved.without_effect}).in(language), width);
    if (!reaching.empty()) out += "\n";
    const std::string replications = solved.replications == scenario.scenario.run.replications
                                         ? std::string()
                                         : " -r " + std::to_string(solved.replications);
    for (const Solution* one : reaching) {
        const Setting setting = one->lever.at(one->setting);
        out += "    permille run " + file + " --set " + setting.path + "=" + setting.value + replications + "\n";
    }
    return out;
}

std::string solve_csv(const explore::Solved& solved) {
    std::string out =
        "path,unit,low,high,neutral,value,reached,setting,p_reach,p_low,p_high,median,p_one_less,turned,person_years,"
        "yuan\n";
    const auto known = [](const std::optional<double>& value) {
        return value && std::isfinite(*value) ? shortest_text(*value) : std::string();
    };
    for (const Solution& one : solved.levers) {
        const Lever& lever = one.lever;
        out += csv_cell(lever.path) + "," + csv_cell(lever.unit);
        for (const double value : {lever.low, lever.high, lever.neutral, lever.value})
            out += "," + shortest_text(value);
        out += one.reached ? ",true" : ",false";
        for (const double value : {one.setting, one.reach.value, one.reach.low, one.reach.high})
            out += "," + shortest_text(value);
        for (const auto& value :
             {std::optional(one.median), one.short_of, std::optional(one.turned), one.person_years, one.yuan})
            out += "," + known(value);
        out += "\n";
    }
    return out;
}

Text best_lever_sentence(const std::optional<explore::BestLever>& best, const plan::Target& target,
                         std::optional<double> present) {
    if (!best) return say(Phrase::best_lever_none);
    const Text label = printable_text(best->lever.label), from = value_word(best->lever),
               to = setting_word(best->lever, best->setting);
    if (best->by == explore::HelpedBy::median)
        return say(Phrase::best_lever_median,
                   {label, from, to, with_decimals(best->median_before, shown_decimals(target)),
                    with_decimals(best->median, shown_decimals(target)), best->replications});
    const double before = present.value_or(best->reach - best->change.value);
    return say(best->by == explore::HelpedBy::bound ? Phrase::best_lever_bound : Phrase::best_lever_step,
               {label, from, to, percent(before), percent(std::clamp(before + best->change.value, 0.0, 1.0)),
                best->replications});
}

}  // namespace permille::report
