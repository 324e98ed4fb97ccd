// Observed counts that lie so far from the base year's that another unit was meant.
#include "families.hpp"
#include "permille/base/calendar.hpp"
#include "permille/base/phrases.hpp"

namespace permille::findings {
namespace {

// A slip of the unit is tenfold or more. Staff and beds hardly triple or fall to a third within a plan's years; people
// move by a few percent, and another count of them, of the registered say, is soon a fifth off.
constexpr double far_off = 3, far_off_people = 1.2;

double people_of(const Plan& plan) {
    return plan.scenario.population.base.mean_in(plan.base_year());
}

// Heads or beds of a base, as expected where it is uncertain; `whole` is what a share is of.
std::optional<double> size_of(const Plan& plan, const std::optional<StockBase>& base, std::optional<double> whole) {
    if (!base) return std::nullopt;
    const double amount = base->amount.mean_in(plan.base_year());
    switch (base->unit) {
        case StockUnit::count: return amount;
        case StockUnit::per_1000: return amount * people_of(plan) / 1000;
        case StockUnit::per_10000: return amount * people_of(plan) / 10'000;
        case StockUnit::share: return whole ? std::optional(amount * *whole) : std::nullopt;
        case StockUnit::rest: break;
    }
    return std::nullopt;
}

// Of a sum whose parts are stated instead.
std::optional<double> sum_of_parts(const Plan& plan, const std::string& id) {
    std::optional<double> sum;
    for (const auto& [part_id, part] : plan.scenario.workforce) {
        if (part.part_of != id) continue;
        const auto size = size_of(plan, part.base, {});
        if (!size) return std::nullopt;
        sum = sum.value_or(0) + *size;
    }
    return sum;
}

std::optional<double> cadre_size(const Plan& plan, const std::string& id) {
    const workforce::Cadre* cadre = plan.scenario.workforce.find(id);
    if (cadre == nullptr) return std::nullopt;
    if (!cadre->base) return sum_of_parts(plan, id);
    const auto whole = cadre->part_of.empty() ? std::nullopt : cadre_size(plan, cadre->part_of);
    if (cadre->base->unit != StockUnit::rest) return size_of(plan, cadre->base, whole);
    // What the other parts leave.
    std::optional<double> left = whole;
    for (const auto& [other_id, other] : plan.scenario.workforce) {
        if (other_id == id || other.part_of != cadre->part_of) continue;
        const auto size = size_of(plan, other.base, whole);
        left = left && size ? std::optional(*left - *size) : std::nullopt;
    }
    return left;
}

std::optional<double> stock_in_base(const Plan& plan, const std::string& id) {
    if (id == "residents") return people_of(plan);
    if (const auto* capacity = plan.scenario.capacity.find(id)) return size_of(plan, capacity->base, {});
    if (plan.scenario.workforce.find(id) != nullptr) return cadre_size(plan, id);
    for (const auto& [cadre_id, cadre] : plan.scenario.workforce)
        if (const auto* qualification = cadre.qualifications.find(id))
            return size_of(plan, qualification->base, cadre_size(plan, cadre_id));
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
            const double far = id == "residents" ? far_off_people : far_off;
            if (!base || !(*base > 0) || (count <= far * *base && count >= *base / far)) continue;
            const double times = count / *base;
            plan.add("observed_far_off", Severity::warning, rows_of(plan, id),
                     say(Phrase::finding_observed,
                         {"observed." + year + "." + id, rounded(count, 0), rounded(*base, 0), plan.base_year(),
                          times < 0.001 ? "<0.001" : rounded(times, times < 1 ? 3 : 1)}));
            plan.found.back().of_scenario = true;
        }
}

}  // namespace permille::findings
