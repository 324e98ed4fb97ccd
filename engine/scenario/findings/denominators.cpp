// Which people a plan's densities are of.
#include <cmath>
#include <map>

#include "families.hpp"
#include "permille/base/listing.hpp"
#include "permille/base/phrases.hpp"
#include "permille/plan/amount.hpp"
#include "permille/scenario/natural_unit.hpp"

namespace permille::findings {
namespace {

// The stock that a row's numerator counts, where the scenario states it as a certain number of heads or beds. One that
// is an estimate was made from the printed density and proves nothing about it.
std::optional<double> stated_count(const Plan& plan, const std::string& id) {
    const auto count = [&](const std::optional<StockBase>& base) -> std::optional<double> {
        if (!base || base->unit != StockUnit::count || base->amount.source == "estimate") return std::nullopt;
        return plan.value(base->amount);
    };
    for (const auto& [capacity_id, capacity] : plan.scenario.capacity)
        if (capacity_id == id) return count(capacity.base);
    for (const auto& [cadre_id, cadre] : plan.scenario.workforce)
        if (cadre_id == id) return count(cadre.base);
    return std::nullopt;
}

// A density printed for the base year on the county's residents, whose rounding is known.
bool printed_density(const Plan& plan, const plan::Target& target) {
    return target.kind == plan::Kind::resource && target.indicator && target.indicator->denominator == "residents" &&
           plan.base(target) && printed_plainly(*target.base) &&
           (target.base_year == 0 || target.base_year == plan.base_year());
}

// Whether a whole number of cases among so many births gives the printed base.
bool made_by(const Plan& plan, const plan::Target& target, double births) {
    if (!plan.base(target) || !target.indicator) return true;
    const double units = births / target.indicator->per.mean_in(plan.base_year()), rate = *plan.base(target);
    return std::abs(std::round(rate * units) / units - rate) <= half_digit(*target.base) + 1e-9;
}

}  // namespace

void denominators_in_conflict(const Plan& plan) {
    for (const auto& entry : plan.scenario.targets) {
        const plan::Target& target = entry.value;
        if (!printed_density(plan, target)) continue;
        const auto count = stated_count(plan, target.indicator->numerator);
        const double density = *plan.base(target), half = half_digit(*target.base);
        if (!count || density <= half) continue;
        const double per = target.indicator->per.mean_in(plan.base_year());
        const double fewest = std::ceil(*count * per / (density + half)),
                     most = std::floor(*count * per / (density - half));
        const auto conflict = [&](double people, const Text& basis) {
            if (people >= fewest && people <= most) return;
            plan.add("denominator_conflict", Severity::warning, {target.row},
                     say(Phrase::finding_denominator,
                         {target.name, plan::amount(rounded(*count, 0), natural_unit(plan.scenario, target)),
                          printed_in_unit(target, *target.base), rounded(fewest, 0), rounded(most, 0), basis,
                          rounded(people, 0),
                          plan::amount(rounded(*count * per / people, decimals_of(*target.base)), target.unit)}));
        };
        if (const auto people = plan.value(plan.scenario.population.base))
            conflict(*people, plan.scenario.population.basis);
        for (const auto& [other_id, other] : plan.scenario.population.other_counts)
            if (const auto people = plan.value(other.people);
                people && (other.year == 0 || other.year == plan.base_year()))
                conflict(*people, other.basis);
    }
}

void births_in_conflict(const Plan& plan) {
    constexpr double same = 0.05;  // births of a calendar year and of a statistical year differ a little
    const auto people = plan.value(plan.scenario.population.base);
    const auto rate = plan.value(plan.scenario.population.fertility.birth_rate);
    if (!people || !rate) return;
    const double births = *people * *rate / 1000;
    // Rows that mean the same births are told together.
    std::map<double, std::pair<std::vector<std::string>, Text>> rows;
    for (const auto& [id, target] : plan.scenario.targets) {
        const auto behind = plan.value(target.base_births);
        if (!behind || std::abs(*behind - births) <= same * *behind || !made_by(plan, target, *behind)) continue;
        auto& [numbers, names] = rows[*behind];
        numbers.push_back(target.row);
        add_to_list(names, target.name);
    }
    for (auto& [behind, told] : rows)
        plan.add("births_conflict", Severity::warning, std::move(told.first),
                 say(Phrase::finding_births, {told.second, rounded(behind, 0), rounded(*rate, 1) + " ‰",
                                              rounded(*people, 0), rounded(births, 0)}));
}

void bases_not_whole(const Plan& plan) {
    const auto residents = plan.value(plan.scenario.population.base);
    if (!residents) return;
    for (const auto& entry : plan.scenario.targets) {
        const plan::Target& target = entry.value;
        if (!printed_density(plan, target)) continue;
        const double half = half_digit(*target.base), density = *plan.base(target);
        const double units = *residents / target.indicator->per.mean_in(plan.base_year());
        // Both ends belong to the range: plans round halves up and down. The slack is far below a person.
        const double low = (density - half) * units - 1e-6, high = (density + half) * units + 1e-6;
        if (std::floor(high) >= std::ceil(low)) continue;
        const auto made_by = [&](double count) { return rounded(count / units, decimals_of(*target.base) + 2); };
        const double below = std::floor(low), above = below + 1;
        plan.add("base_not_whole", Severity::note, {target.row},
                 say(Phrase::finding_base_not_whole,
                     {target.name, plan::amount(target.base->text, target.unit), rounded(*residents, 0),
                      rounded(below, 0), made_by(below), rounded(above, 0), made_by(above)}));
    }
}

void bases_not_met(const Plan& plan) {
    for (const auto& [id, target] : plan.scenario.targets) {
        const auto starts = plan.other_start(target);
        if (!starts) continue;
        plan.add("base_not_met", Severity::warning, {target.row},
                 say(Phrase::finding_base_not_met,
                     {target.name, printed_in_unit(target, *target.base),
                      plan::amount(rounded(*starts, decimals_of(*target.base) + 1), target.unit)}));
    }
}

void bases_missing(const Plan& plan) {
    std::vector<std::string> without;
    std::size_t asked_for = 0;
    for (const auto& [id, target] : plan.scenario.targets) {
        if (target.percent_of_base && !plan.base(target))
            plan.add("growth_of_unknown", Severity::warning, {target.row},
                     say(Phrase::finding_growth_of_unknown,
                         {target.name, rounded(target.percent_of_base->mean_in(plan.base_year()), 0)}));
        if (!target.target && !target.percent_of_base) continue;
        ++asked_for;
        if (!target.base && target.base_text.empty()) without.push_back(target.row);
    }
    // A row or two without a base say so themselves; a plan that prints none is another matter.
    if (2 * without.size() <= asked_for) return;
    const std::size_t count = without.size();
    plan.add("no_base_column", Severity::warning, std::move(without), say(Phrase::finding_no_base, {count, asked_for}));
}

}  // namespace permille::findings
