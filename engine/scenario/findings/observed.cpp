// Observed counts that lie so far from the base year's that another unit was meant.
#include "families.hpp"
#include "permille/base/calendar.hpp"
#include "permille/base/phrases.hpp"

namespace permille::findings {
namespace {

// No stock of a county triples or falls to a third within a plan's years; a slip of the unit is tenfold or more.
constexpr double far_off = 3;

// Heads or beds of a base, as expected where it is uncertain.
std::optional<double> size_of(const Plan& plan, const std::optional<StockBase>& base) {
    if (!base) return std::nullopt;
    const double amount = base->amount.mean_in(plan.base_year());
    const double people = plan.scenario.population.base.mean_in(plan.base_year());
    switch (base->unit) {
        case StockUnit::count: return amount;
        case StockUnit::per_1000: return amount * people / 1000;
        case StockUnit::per_10000: return amount * people / 10'000;
        default: return std::nullopt;
    }
}

std::optional<double> stock_in_base(const Plan& plan, const std::string& id) {
    if (id == "residents") return plan.scenario.population.base.mean_in(plan.base_year());
    if (const auto* capacity = plan.scenario.capacity.find(id)) return size_of(plan, capacity->base);
    if (const auto* cadre = plan.scenario.workforce.find(id)) return size_of(plan, cadre->base);
    for (const auto& [cadre_id, cadre] : plan.scenario.workforce)
        if (const auto* qualification = cadre.qualifications.find(id)) return size_of(plan, qualification->base);
    return std::nullopt;
}

// Rows that count the stock.
std::vector<std::string> rows_of(const Plan& plan, const std::string& id) {
    std::vector<std::string> rows;
    for (const auto& [target_id, target] : plan.scenario.targets)
        if (target.indicator && target.indicator->numerator == id) rows.push_back(target.row);
    return rows;
}

}  // namespace

void observed_far_off(const Plan& plan) {
    for (const auto& [year, counts] : plan.scenario.observed)
        for (const auto& [id, number] : counts) {
            const auto base = stock_in_base(plan, id);
            const double count = number.mean_in(year_of(year).value_or(plan.base_year()));
            if (!base || !(*base > 0) || (count <= far_off * *base && count >= *base / far_off)) continue;
            plan.add("observed_far_off", Severity::warning, rows_of(plan, id),
                     say(Phrase::finding_observed, {"observed." + year + "." + id, rounded(count, 0), rounded(*base, 0),
                                                    plan.base_year(), rounded(count / *base, count < *base ? 3 : 1)}));
        }
}

}  // namespace permille::findings
