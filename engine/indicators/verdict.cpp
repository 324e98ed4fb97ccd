// Row by row: P(reach), shortfall, first year; then the rows together.
#include "permille/indicators/verdict.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "outcome.hpp"
#include "pace.hpp"
#include "permille/base/parallel.hpp"
#include "permille/base/phrases.hpp"
#include "permille/indicators/criterion.hpp"
#include "permille/indicators/remark.hpp"

namespace permille::indicators {
namespace {

constexpr std::array thresholds{0.8, 0.5, 0.2};

void count(Batches& batches, std::int64_t replication, bool met) {
    Tally& batch = batches[static_cast<std::size_t>(replication % batch_count)];
    ++batch.all;
    batch.met += met;
}

Shortfall shortfall_of(const Outcomes& outcomes, std::span<const std::int64_t> replications) {
    Shortfall shortfall;
    std::vector<double> missing;
    double sum = 0;
    std::int64_t missed = 0;
    for (const std::int64_t r : replications) {
        if (!std::isfinite(outcomes.value(r))) continue;  // without a denominator nothing can be said to be missing
        missing.push_back(outcomes.missing(r));
        sum += missing.back();
        missed += missing.back() > 0;
    }
    if (!missing.empty()) shortfall.median = lower_median(missing);
    if (missed > 0) shortfall.if_missed = sum / static_cast<double>(missed);
    return shortfall;
}

std::optional<int> first_year(const simulation::Ensemble& ensemble, const Measure& measure, const Criterion& criterion,
                              std::span<const std::int64_t> replications) {
    for (int t = 0; t <= ensemble.years(); ++t) {
        const Outcomes outcomes(ensemble, measure, criterion, t);
        const auto met =
            std::count_if(replications.begin(), replications.end(), [&](std::int64_t r) { return outcomes.met(r); });
        if (2 * met >= static_cast<std::ptrdiff_t>(replications.size())) return ensemble.base_year() + t;
    }
    return std::nullopt;
}

// A density without a base: what its target means in people or beds at the projected population.
std::optional<double> implied_count(const Scenario& scenario, const plan::Target& target,
                                    const simulation::Ensemble& ensemble, std::span<const std::int64_t> replications) {
    if (target.kind != plan::Kind::resource || target.base || !target.target || !target.indicator) return std::nullopt;
    const int below = ensemble.series_index(target.indicator->denominator);
    const int year = year_of(target, scenario.horizon);
    if (below < 0 || year < ensemble.base_year() || year > ensemble.base_year() + ensemble.years()) return std::nullopt;
    const auto people = ensemble.values(below, year - ensemble.base_year());
    const double share = target.target->mean_in(year) / target.indicator->per.mean_in(year);
    std::vector<double> counts;
    for (const std::int64_t r : replications)
        counts.push_back(std::ceil(people[static_cast<std::size_t>(r)] * share * (1 - 1e-9)));
    return lower_median(counts);
}

Row judge_row(const Scenario& scenario, const std::string& id, const plan::Target& target,
              const simulation::Ensemble& ensemble, std::span<const std::int64_t> replications) {
    Row row;
    row.id = id;
    row.unit = natural_unit(scenario, target);
    row.past = past_of(scenario, id, target);
    row.pace = pace_of(scenario, id, target);
    Measured measured = measure_of(target, scenario, ensemble.series());
    if (measured.measure && replications.empty()) measured = {.measure = {}, .reason = say(Phrase::reason_all_failed)};
    if (!measured.measure) {
        row.reason = measured.reason;
        if (!replications.empty()) row.implied_count = implied_count(scenario, target, ensemble, replications);
        return row;
    }
    const Measure& measure = *measured.measure;
    const Criterion criterion(target, measure.years());
    const Outcomes outcomes(ensemble, measure, criterion, measure.year);
    Batches batches{};
    for (const std::int64_t r : replications) count(batches, r, outcomes.met(r));
    row.measure = measure;
    row.years = estimate(ensemble, measure, replications);
    know_past(scenario, id, target, row);
    row.reach = simulation_interval(batches);
    row.verdict = verdict_of(row.reach->value);
    row.borderline = borderline(*row.reach);
    row.shortfall = shortfall_of(outcomes, replications);
    row.first_year = first_year(ensemble, measure, criterion, replications);
    if (measure.rare) row.p_none = probability_of_none(ensemble, measure, replications);
    row.remark = remark_on(scenario, target, row, ensemble, replications);
    return row;
}

// A projected row of the plan, ready to be asked about any replication.
struct Member {
    std::size_t row = 0;
    bool binding = false;
    Outcomes outcomes;
};

Joint judge_together(const Scenario& scenario, const std::vector<Row>& rows, const simulation::Ensemble& ensemble,
                     std::span<const std::int64_t> replications) {
    std::vector<Member> members;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i].measure) continue;
        const plan::Target& target = scenario.targets.entries[i].value;
        const Measure& measure = *rows[i].measure;
        members.push_back({i, target.nature == plan::Nature::binding,
                           Outcomes(ensemble, measure, Criterion(target, measure.years()), measure.year)});
    }
    if (members.empty() || replications.empty()) return {};

    Batches all{}, binding{};
    bool any_binding = false;
    std::vector<std::int64_t> worst(rows.size(), 0);
    for (const std::int64_t r : replications) {
        bool all_met = true, binding_met = true;
        double largest = -1;
        std::size_t largest_row = 0;
        for (const Member& member : members) {
            any_binding = any_binding || member.binding;
            if (member.outcomes.met(r)) continue;
            all_met = false;
            binding_met = binding_met && !member.binding;
            const double gap = member.outcomes.relative_gap(r);
            if (gap > largest) {
                largest = gap;
                largest_row = member.row;
            }
        }
        count(all, r, all_met);
        count(binding, r, binding_met);
        worst[largest_row] += largest >= 0;
    }
    Joint joint{.all = simulation_interval(all), .binding = {}, .fails_first = {}};
    if (any_binding) joint.binding = simulation_interval(binding);
    const auto first = std::max_element(worst.begin(), worst.end());  // of equals the first in the plan
    if (*first > 0) joint.fails_first = rows[static_cast<std::size_t>(first - worst.begin())].id;
    return joint;
}

std::vector<Band> residents_of(const simulation::Ensemble& ensemble, std::span<const std::int64_t> replications) {
    const int series = ensemble.series_index("residents");
    if (series < 0 || replications.empty()) return {};
    return estimate(ensemble, {.numerator = series}, replications);
}

}  // namespace

Verdict verdict_of(double p_reach) {
    if (p_reach >= thresholds[0]) return Verdict::reachable;
    if (p_reach >= thresholds[1]) return Verdict::likely;
    return p_reach >= thresholds[2] ? Verdict::at_risk : Verdict::out_of_reach;
}

bool borderline(const Probability& reach) {
    return std::any_of(thresholds.begin(), thresholds.end(),
                       [&](double threshold) { return reach.low <= threshold && threshold <= reach.high; });
}

Verdicts judge(const Scenario& scenario, const simulation::Ensemble& ensemble, int threads) {
    const std::vector<std::int64_t> replications = finished_replications(ensemble);
    Verdicts verdicts;
    verdicts.replications = ensemble.replications();
    verdicts.failed = ensemble.failed;
    verdicts.rows.resize(scenario.targets.size());
    parallel_for(verdicts.rows.size(), threads, [&](std::size_t i) {
        const auto& [id, target] = scenario.targets.entries[i];
        verdicts.rows[i] = judge_row(scenario, id, target, ensemble, replications);
    });
    verdicts.joint = judge_together(scenario, verdicts.rows, ensemble, replications);
    verdicts.residents = residents_of(ensemble, replications);
    return verdicts;
}

}  // namespace permille::indicators
