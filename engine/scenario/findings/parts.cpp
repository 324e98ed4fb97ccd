// Parts that are as large as, or larger than, what they are a part of.
#include <algorithm>

#include "families.hpp"
#include "permille/base/phrases.hpp"
#include "permille/plan/amount.hpp"

namespace permille::findings {
namespace {

// Units of a row in one of its whole's: 4.5 per 10 000 are 0.45 per 1000. Rows that are not densities compare as
// printed.
double scale(const Plan& plan, const plan::Target& part, const plan::Target& whole) {
    if (!part.indicator || !whole.indicator) return 1;
    return whole.indicator->per.mean_in(plan.base_year()) / part.indicator->per.mean_in(plan.base_year());
}

void compare_rows(const Plan& plan, const plan::Target& part, const plan::Target& whole) {
    const double in_whole = scale(plan, part, whole);
    const std::vector<std::string> rows{part.row, whole.row};
    const auto base = plan.base(part), whole_base = plan.base(whole);
    if (base && whole_base && *base * in_whole > *whole_base + 1e-9)
        plan.add("part_above_whole", Severity::error, rows,
                 say(Phrase::finding_part_base,
                     {part.name, printed_in_unit(part, *part.base), whole.name, printed_in_unit(whole, *whole.base)}));
    const auto goal = plan.goal(part), whole_goal = plan.goal(whole);
    if (!goal || !whole_goal) return;
    if (*goal * in_whole > *whole_goal + 1e-9) {
        plan.add("part_above_whole", Severity::error, rows,
                 say(Phrase::finding_part_target, {part.name, asked_in_unit(part), whole.name, asked_in_unit(whole)}));
    } else if (*goal * in_whole > *whole_goal - 1e-9) {
        // As large as the whole: what else the whole holds would have to vanish.
        const std::string rest = base && whole_base ? rounded(*whole_base - *base * in_whole, 2) : std::string("?");
        plan.add("part_is_whole", Severity::warning, rows,
                 say(Phrase::finding_part_equal,
                     {part.name, whole.name, asked_in_unit(whole), plan::amount(rest, whole.unit)}));
    }
}

void compare_figure(const Plan& plan, const plan::Target& part, const plan::Figure& whole) {
    double largest = 0;
    for (const auto& [id, printed_there] : whole.printed)
        largest = std::max(largest, plan.value(printed_there.value).value_or(0));
    const auto base = plan.base(part), goal = plan.goal(part);
    if (largest <= 0 || std::max(base.value_or(0), goal.value_or(0)) <= largest) return;
    plan.add("part_above_whole", Severity::error, {part.row},
             say(Phrase::finding_part_figure, {part.name, base ? printed(*part.base) : std::string("—"), asked(part),
                                               part.unit, whole.name, rounded(largest, 0)}));
}

}  // namespace

void parts_above_wholes(const Plan& plan) {
    const Scenario& scenario = plan.scenario;
    for (const auto& [id, part] : scenario.targets) {
        if (const Row* whole = plan.row(part.part_of)) compare_rows(plan, part, whole->value);
        for (const auto& [figure_id, figure] : scenario.figures)
            if (figure_id == part.part_of) compare_figure(plan, part, figure);
        if (!part.part_of.empty() || !part.indicator) continue;
        // A cadre that is part of another, both measured on the same people.
        for (const auto& [cadre_id, cadre] : scenario.workforce) {
            if (cadre_id != part.indicator->numerator || cadre.part_of.empty()) continue;
            for (const auto& [whole_id, whole] : scenario.targets)
                if (whole.indicator && whole.indicator->numerator == cadre.part_of &&
                    whole.indicator->denominator == part.indicator->denominator)
                    compare_rows(plan, part, whole);
        }
    }
}

}  // namespace permille::findings
