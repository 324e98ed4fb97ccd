// Targets that ask too little, or more than anybody has done.
#include <algorithm>
#include <cmath>

#include "families.hpp"
#include "permille/base/phrases.hpp"
#include "permille/plan/amount.hpp"
#include "permille/scenario/natural_unit.hpp"

namespace permille::findings {
namespace {

enum class Standing { short_of, at, beyond };

// Where the base stands as to the target, for the operators that compare with a number.
Standing standing(const plan::Target& target, double base, double goal) {
    using plan::Operator;
    const double ahead = target.op == Operator::le || target.op == Operator::lt ||
                                 (target.op == Operator::about && target.better == plan::Better::lower)
                             ? goal - base
                             : base - goal;
    if (std::abs(ahead) <= 1e-9 * std::abs(goal))
        return target.op == Operator::gt || target.op == Operator::lt ? Standing::short_of : Standing::at;
    return ahead > 0 ? Standing::beyond : Standing::short_of;
}

bool compares_with_number(const plan::Target& target) {
    using plan::Operator;
    return target.op != Operator::keep && target.op != Operator::raise && target.op != Operator::lower;
}

// Heads or beds that a gap between two densities means in the base year, where the row is of residents.
std::string in_heads(const Plan& plan, const plan::Target& target, double gap) {
    if (!target.indicator || target.indicator->denominator != "residents") return {};
    const double people = plan.scenario.population.base.mean_in(plan.base_year());
    return rounded(std::ceil(gap * people / target.indicator->per.mean_in(plan.base_year())), 0);
}

}  // namespace

void targets_already_met(const Plan& plan) {
    for (const auto& [id, target] : plan.scenario.targets) {
        const auto base = plan.base(target), goal = plan.goal(target);
        if (!base || !goal || !compares_with_number(target)) continue;
        const Standing where = standing(target, *base, *goal);
        if (where == Standing::beyond)
            plan.add("target_looser_than_base", Severity::note, {target.row},
                     say(Phrase::finding_looser,
                         {target.name, printed_in_unit(target, *target.base), asked_in_unit(target)}));
        if (where == Standing::at)
            plan.add(
                "target_already_met", Severity::note, {target.row},
                say(Phrase::finding_met, {target.name, printed_in_unit(target, *target.base), asked_in_unit(target)}));
    }
}

void targets_below_norms(const Plan& plan) {
    for (const auto& [id, yardstick] : plan.scenario.yardsticks) {
        const Row* row = plan.row(id);
        if (!row || !compares_with_number(row->value)) continue;
        const plan::Target& target = row->value;
        const auto goal = plan.goal(target);
        if (!goal) continue;
        for (const auto& [level, norm] : yardstick.norms) {
            const auto value = plan.value(norm.value);
            if (!value) continue;
            const double gap = target.better == plan::Better::higher ? *value - *goal : *goal - *value;
            if (gap <= 1e-9 * std::abs(*value)) continue;
            const std::string heads = in_heads(plan, target, gap);
            plan.add("below_norm", Severity::note, {target.row},
                     heads.empty() ? say(Phrase::finding_below_norm,
                                         {target.name, asked(target), norm.name, printed_in_unit(target, norm.value)})
                                   : say(Phrase::finding_below_norm_people,
                                         {target.name, asked(target), norm.name, printed_in_unit(target, norm.value),
                                          heads, natural_unit(plan.scenario, target)}));
        }
    }
}

void gains_below_norms(const Plan& plan) {
    for (const auto& [id, yardstick] : plan.scenario.yardsticks) {
        const Row* row = plan.row(id);
        if (!row || !compares_with_number(row->value)) continue;
        const plan::Target& target = row->value;
        const auto base = plan.base(target), goal = plan.goal(target);
        if (!base || !goal || plan.years(target) != plan.scenario.horizon.target - plan.scenario.horizon.base) continue;
        const double gain = target.better == plan::Better::higher ? *goal - *base : *base - *goal;
        for (const auto& [level, norm] : yardstick.gains) {
            const auto wanted = plan.value(norm.value);
            if (!wanted || gain < 0 || gain >= *wanted - 1e-9) continue;  // a looser target has its own note
            const int decimals = std::max(decimals_of(*target.base), decimals_of(*target.target));
            plan.add("gain_below_norm", Severity::note, {target.row},
                     say(Phrase::finding_gain_norm,
                         {target.name, printed(*target.base), asked_in_unit(target), rounded(gain, decimals), norm.name,
                          plan::difference(printed(norm.value), target.unit)}));
        }
    }
}

void implied_ratios_below_norms(const Plan& plan) {
    for (const auto& [id, yardstick] : plan.scenario.yardsticks) {
        if (!yardstick.indicator || plan.row(id)) continue;
        const Row* above = plan.density_row(yardstick.indicator->numerator);
        const Row* below = plan.density_row(yardstick.indicator->denominator);
        if (!above || !below) continue;
        const double implied = plan.goal_per_head(*above) / plan.goal_per_head(*below) *
                               yardstick.indicator->per.mean_in(plan.base_year());
        for (const auto& [level, norm] : yardstick.norms) {
            const auto wanted = plan.value(norm.value);
            if (!wanted || implied >= *wanted - 1e-9) continue;
            plan.add("implied_below_norm", Severity::note, {below->value.row, above->value.row},
                     say(Phrase::finding_implied_norm,
                         {below->value.name, printed_in_unit(below->value, *below->value.target), above->value.name,
                          printed_in_unit(above->value, *above->value.target), rounded(implied, 2), norm.name,
                          printed(norm.value)}));
        }
    }
}

// What a row starts from: as the scenario has it, and as it is printed where they are the same.
std::optional<double> start_of(const Plan& plan, const plan::Target& target) {
    const auto other = plan.other_start(target);
    return other ? other : plan.base(target);
}

std::string printed_start(const Plan& plan, const plan::Target& target) {
    const auto other = plan.other_start(target);
    return other ? "~" + rounded(*other, decimals_of(*target.base)) : printed(*target.base);
}

// How many times its base a row asks for: of a growth on the base also where the plan prints none.
std::optional<double> times_of_base(const Plan& plan, const plan::Target& target) {
    if (target.percent_of_base) {
        const auto percent = plan.value(*target.percent_of_base);
        return percent && *percent > 0 ? std::optional(*percent / 100) : std::nullopt;
    }
    const auto base = start_of(plan, target), goal = plan.goal(target);
    if (!base || !goal || !(*base > 0) || !(*goal > 0)) return std::nullopt;
    return *goal / *base;
}

void paces_unmatched(const Plan& plan) {
    for (const auto& [id, yardstick] : plan.scenario.yardsticks) {
        const Row* row = plan.row(id);
        if (!row || !yardstick.fastest || !compares_with_number(row->value)) continue;
        const plan::Target& target = row->value;
        const auto from = plan.value(yardstick.fastest->from), to = plan.value(yardstick.fastest->to);
        const int years = plan.years(target);
        const auto times = times_of_base(plan, target);
        if (!times || !from || !to || !(*from > 0) || !(*to > 0) || years <= 0) continue;
        const double required = std::log(*times) / years;
        const double achieved = std::log(*to / *from) / static_cast<double>(yardstick.fastest->years);
        if ((required > 0) != (achieved > 0)) continue;  // a fall is not held against a rise
        const bool faster = target.better == plan::Better::higher ? required > achieved : required < achieved;
        if (!faster) continue;
        const auto percent = [](double log_rate) { return rounded(100 * std::expm1(log_rate), 1); };
        const Text& who = yardstick.fastest->who;
        plan.add("pace_unmatched", Severity::warning, {target.row},
                 target.base
                     ? say(Phrase::finding_pace, {target.name, printed_start(plan, target), asked_in_unit(target),
                                                  years, percent(required), who, percent(achieved)})
                     : say(Phrase::finding_pace_of_unknown,
                           {target.name, asked_in_unit(target), years, percent(required), who, percent(achieved)}));
    }
}

void paces_above_what_is_asked(const Plan& plan) {
    for (const auto& [id, yardstick] : plan.scenario.yardsticks) {
        const Row* row = plan.row(id);
        if (!row || !yardstick.asked || !compares_with_number(row->value)) continue;
        const plan::Target& target = row->value;
        const auto from = plan.value(yardstick.asked->from), to = plan.value(yardstick.asked->to);
        const auto base = start_of(plan, target), goal = plan.goal(target);
        const int years = plan.years(target);
        if (!base || !goal || !from || !to || years <= 0) continue;
        const double required = (*goal - *base) / years;
        const double asked_there = (*to - *from) / static_cast<double>(yardstick.asked->years);
        const double ahead = target.better == plan::Better::higher ? 1 : -1;
        if (ahead * required <= ahead * asked_there + 1e-9) continue;
        const int decimals = std::max(decimals_of(*target.base), decimals_of(*target.target));
        const auto a_year = [&](double change) {
            return plan::difference(rounded(change, std::max(decimals, 2)), target.unit);
        };
        plan.add("pace_above_asked", Severity::warning, {target.row},
                 say(Phrase::finding_pace_asked, {target.name, printed_start(plan, target), asked_in_unit(target),
                                                  years, a_year(required), yardstick.asked->who, a_year(asked_there)}));
    }
}

void gains_above_past_recruits(const Plan& plan) {
    if (!plan.scenario.recruits) return;
    const plan::Recruits& past = *plan.scenario.recruits;
    const auto recruited = plan.value(past.people), residents = plan.value(plan.scenario.population.base);
    if (!recruited || !residents) return;
    double gain = 0;
    std::vector<std::string> rows;
    for (const Row& row : plan.scenario.targets) {
        const plan::Target& target = row.value;
        if (target.kind != plan::Kind::resource || !target.indicator || target.indicator->denominator != "residents")
            continue;
        // Cadres alone, each once: who qualifies or is part of another cadre is counted there.
        const workforce::Cadre* cadre = plan.scenario.workforce.find(target.indicator->numerator);
        const auto base = plan.base(target), goal = plan.goal(target);
        if (cadre == nullptr || !cadre->part_of.empty() || !base || !goal || *goal <= *base) continue;
        gain += std::ceil((*goal - *base) * *residents / target.indicator->per.mean_in(plan.base_year()));
        rows.push_back(target.row);
    }
    if (gain <= *recruited) return;
    plan.add(
        "gain_above_recruits", Severity::warning, std::move(rows),
        say(Phrase::finding_recruits, {rounded(gain, 0), past.passage, past.from, past.to, rounded(*recruited, 0)}));
}

}  // namespace permille::findings
