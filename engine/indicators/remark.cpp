// Sentences on rows whose figures alone would mislead.
#include "permille/indicators/remark.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "permille/base/phrases.hpp"
#include "permille/indicators/criterion.hpp"
#include "permille/indicators/figures.hpp"

namespace permille::indicators {
namespace {

double median_of(const simulation::Ensemble& ensemble, int series, int year,
                 std::span<const std::int64_t> replications) {
    const auto values = ensemble.values(series, year);
    std::vector<double> chosen;
    for (const std::int64_t r : replications) chosen.push_back(values[static_cast<std::size_t>(r)]);
    return quantile_of(chosen, 0.5);
}

std::string in_percent(double share) {
    if (share > 0 && share < 0.005) return "<1%";
    if (share < 1 && share >= 0.995) return ">99%";
    return fmt::format("{:.0f}%", share * 100);
}

Text joined(const Text& first, const Text& second) {
    if (first.empty()) return second;
    return {first.zh + "；" + second.zh, first.en + "; " + second.en};
}

Text on_rare_event(const Scenario& scenario, const plan::Target& target, const Row& row,
                   const simulation::Ensemble& ensemble, std::span<const std::int64_t> replications) {
    const Measure& measure = *row.measure;
    const Criterion criterion(target, measure.years());
    const double base = measure.base.value_or(0);
    const double births = median_of(ensemble, measure.denominator, measure.year, replications);
    const double one = measure.per / births;
    const int year = year_of(target, scenario.horizon);
    Text remark;
    if (!target.base) remark = say(Phrase::remark_from_nation);
    if (births > 0 && !criterion.at_least() && criterion.met(0, base) && !criterion.met(one, base))
        remark = joined(remark, say(Phrase::remark_only_none, {grouped(births), fmt::format("{:.1f}", one), year,
                                                               in_percent(row.p_none.value_or(0))}));
    else if (row.p_none && *row.p_none >= 0.5)  // a median of 0 wants a word
        remark = joined(remark, say(Phrase::remark_none, {year, in_percent(*row.p_none)}));
    return remark;
}

// A birth rate that is missed: the births it takes against those that are projected.
Text on_births(const plan::Target& target, const Row& row, const simulation::Ensemble& ensemble,
               std::span<const std::int64_t> replications) {
    const Measure& measure = *row.measure;
    const Criterion criterion(target, measure.years());
    if (measure.denominator < 0 || criterion.uses_base() || !criterion.at_least()) return {};
    const double people = median_of(ensemble, measure.denominator, measure.year, replications);
    const double births = median_of(ensemble, measure.numerator, measure.year, replications);
    const double wanted = criterion.limit(0) * people / measure.per;
    if (!(births > 0) || wanted <= births) return {};
    return say(Phrase::remark_births, {grouped(wanted), grouped(births), fmt::format("{:.1f}", wanted / births)});
}

// Half as much again within a plan wants a word, even where the target is met: somebody else's past goes on here.
constexpr double much_growth = 1.5;

Text on_growth(const Scenario& scenario, const plan::Target& target, const Row& row) {
    const int years = row.measure->year;
    const double start = row.years.front().median, end = row.years[static_cast<std::size_t>(years)].median;
    if (target.better != plan::Better::higher || !(start > 0) || end < much_growth * start) return {};
    const auto yearly = [](double share) { return with_sign(share * 100, 1) + "%"; };
    Text grown =
        say(Phrase::remark_growth, {year_of(target, scenario.horizon), scenario.horizon.base,
                                    with_decimals(end / start, 1), yearly(std::pow(end / start, 1.0 / years) - 1)});
    if (!row.pace.fastest) return grown;
    const Text known = say(Phrase::why_pace_fastest, {row.pace.fastest->who, yearly(row.pace.fastest->per_year)});
    return {grown.zh + known.zh, grown.en + known.en};
}

}  // namespace

double probability_of_none(const simulation::Ensemble& ensemble, const Measure& measure,
                           std::span<const std::int64_t> replications) {
    const auto events = ensemble.values(measure.numerator, measure.year);
    const auto none = std::count_if(replications.begin(), replications.end(),
                                    [&](std::int64_t r) { return events[static_cast<std::size_t>(r)] == 0; });
    return static_cast<double>(none) / static_cast<double>(replications.size());
}

Text remark_on(const Scenario& scenario, const plan::Target& target, const Row& row,
               const simulation::Ensemble& ensemble, std::span<const std::int64_t> replications) {
    if (row.measure->rare) return on_rare_event(scenario, target, row, ensemble, replications);
    const bool births = target.kind == plan::Kind::demographic && target.indicator->numerator == "births";
    if (births && row.verdict == Verdict::out_of_reach) return on_births(target, row, ensemble, replications);
    if (target.kind == plan::Kind::resource) return on_growth(scenario, target, row);
    return {};
}

}  // namespace permille::indicators
