// What a plan says in one place and denies in another.
#include <cmath>
#include <map>

#include "families.hpp"
#include "permille/base/phrases.hpp"
#include "permille/plan/amount.hpp"

namespace permille::findings {
namespace {

// A base that two passages print differently may be two counts; a target that differs is two promises.
void compare(const Plan& plan, const plan::Target& target, const std::optional<Number>& table,
             const std::optional<Number>& text, const std::string& passage, Severity severity, Phrase phrase) {
    const auto in_table = plan.value(table), in_text = plan.value(text);
    if (!in_table || !in_text || *in_table == *in_text) return;
    plan.add("text_against_table", severity, {target.row},
             say(phrase, {target.name, printed_in_unit(target, *table), passage, printed_in_unit(target, *text)}));
}

void compare_figures(const Plan& plan) {
    for (const auto& [id, figure] : plan.scenario.figures) {
        // Only what is printed for the same year can differ.
        std::map<std::int64_t, const plan::Printed*> first;
        for (const auto& [passage_id, here] : figure.printed) {
            const auto [earlier, is_new] = first.emplace(here.year, &here);
            const auto one = plan.value(earlier->second->value), other = plan.value(here.value);
            if (is_new || !one || !other || *one == *other) continue;
            plan.add("figure_printed_twice", Severity::warning, {},
                     say(Phrase::finding_figure_twice,
                         {figure.name, printed(earlier->second->value), earlier->second->passage, printed(here.value),
                          here.passage, figure.unit}));
        }
    }
}

}  // namespace

void passages_that_differ(const Plan& plan) {
    for (const auto& [id, target] : plan.scenario.targets)
        for (const auto& [passage_id, also] : target.also) {
            compare(plan, target, target.base, also.base, also.passage, Severity::warning, Phrase::finding_two_bases);
            compare(plan, target, target.target, also.target, also.passage, Severity::error,
                    Phrase::finding_two_targets);
        }
    compare_figures(plan);
}

void unit_slips(const Plan& plan) {
    for (const auto& [id, target] : plan.scenario.targets)
        if (!target.printed_unit.empty() && target.printed_unit != target.unit.zh)
            plan.add("unit_slip", Severity::error, {target.row},
                     say(Phrase::finding_unit_slip, {target.name, target.printed_unit, target.unit,
                                                     target.base ? printed(*target.base) : asked(target)}));
}

void false_claims(const Plan& plan) {
    for (const auto& [id, claim] : plan.scenario.claims) {
        const auto from = plan.value(claim.from), to = plan.value(claim.to),
                   stated = plan.value(claim.percent_per_year);
        if (!from || !to || !stated || !(*from > 0) || !(*to > 0)) continue;
        // Compound growth is what a plan means by a yearly rate.
        const double computed = 100 * (std::pow(*to / *from, 1.0 / static_cast<double>(claim.years)) - 1);
        const int decimals = decimals_of(claim.percent_per_year);
        // The end points are printed in a few digits, so the last digit of the rate may be off by one.
        if (std::abs(computed - *stated) <= 1.5 * std::pow(10.0, -decimals)) continue;
        const Row* row = plan.row(claim.about);
        plan.add("claim_does_not_compute", Severity::error,
                 row ? std::vector<std::string>{row->value.row} : std::vector<std::string>{},
                 say(Phrase::finding_claim,
                     {claim.name, printed(claim.from), plan::amount(printed(claim.to), claim.unit), claim.years,
                      rounded(computed, 1), printed(claim.percent_per_year), claim.passage}));
    }
}

void ratios_that_contradict(const Plan& plan) {
    for (const auto& [id, ratio] : plan.scenario.targets) {
        if (!ratio.indicator || ratio.indicator->denominator.empty() || !plan.goal(ratio)) continue;
        const Row* below = plan.density_row(ratio.indicator->denominator);
        const Row* above = plan.density_row(ratio.indicator->numerator);
        if (!below || !above) continue;
        const double per = ratio.indicator->per.mean_in(plan.base_year());
        const double implied = plan.goal_per_head(*above) / plan.goal_per_head(*below) * per,
                     wanted = *plan.goal(ratio);
        const bool higher = ratio.better == plan::Better::higher;
        if (higher ? implied >= wanted - 1e-9 : implied <= wanted + 1e-9) continue;
        const double needed =
            wanted / per * plan.goal_per_head(*below) * above->value.indicator->per.mean_in(plan.base_year());
        plan.add("ratio_contradiction", Severity::error, {below->value.row, above->value.row, ratio.row},
                 say(Phrase::finding_ratio,
                     {below->value.name, printed_in_unit(below->value, *below->value.target), above->value.name,
                      printed_in_unit(above->value, *above->value.target), rounded(implied, 2), ratio.name,
                      printed(*ratio.target), plan::amount(rounded(needed, 2), above->value.unit)}));
    }
}

}  // namespace permille::findings
