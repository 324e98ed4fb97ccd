// Bands of the parts, and the words about denominators, projects and rows without flows.
#include "permille/indicators/explanation.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "outcome.hpp"
#include "permille/base/listing.hpp"
#include "permille/base/parallel.hpp"
#include "permille/base/phrases.hpp"
#include "permille/indicators/criterion.hpp"
#include "permille/indicators/figures.hpp"
#include "permille/outcomes/parameters.hpp"
#include "permille/scenario/pipelines.hpp"

namespace permille::indicators {
namespace {

// Below this relative change a denominator is said to stand still.
constexpr double hardly = 0.002;

using Replications = std::span<const std::int64_t>;

// The band of the finite ones; zeros where there is none.
Band finite_band(std::vector<double> values) {
    std::erase_if(values, [](double value) { return !std::isfinite(value); });
    return values.empty() ? Band{} : band_of(values);
}

double mean_where(const std::vector<double>& values, const std::vector<char>& where) {
    double sum = 0, count = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!where[i] || !std::isfinite(values[i])) continue;
        sum += values[i];
        ++count;
    }
    return count > 0 ? sum / count : 0;
}

std::vector<PartBand> bands_of(const std::vector<Part>& parts, const std::vector<char>& missed) {
    std::vector<PartBand> out;
    for (const Part& part : parts)
        out.push_back(
            {part.side, part.kind, finite_band(part.units), finite_band(part.value), mean_where(part.value, missed)});
    return out;
}

// What parts of the numerator are: of its flows those that add and those that take, and what observed counts corrected.
enum class Direction { came, went, corrected };

Direction direction_of(FlowKind kind) {
    switch (kind) {
        case FlowKind::retired:
        case FlowKind::left:
        case FlowKind::lost: return Direction::went;
        case FlowKind::observed: return Direction::corrected;
        default: return Direction::came;
    }
}

// All parts of the numerator of one direction, per replication; what goes counts as more than nothing.
double median_of(const Decomposition& decomposition, Direction direction) {
    std::vector<double> sums(decomposition.change.size(), 0.0);
    const double sign = direction == Direction::went ? -1 : 1;
    for (const Part& part : decomposition.parts) {
        if (part.side != Side::numerator || direction_of(part.kind) != direction) continue;
        for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += sign * part.units[i];
    }
    return finite_band(std::move(sums)).median;
}

std::vector<char> missed_in(const plan::Target& target, const Measure& measure, const simulation::Ensemble& ensemble,
                            Replications replications) {
    const Outcomes outcomes(ensemble, measure, Criterion(target, measure.years()), measure.year);
    std::vector<char> missed;
    for (const std::int64_t r : replications) missed.push_back(outcomes.met(r) ? 0 : 1);
    return missed;
}

PartedChange summed_up(const Decomposition& decomposition, const plan::Target& target, const Measure& measure,
                       const simulation::Ensemble& ensemble, Replications replications) {
    const std::vector<char> missed = missed_in(target, measure, ensemble, replications);
    PartedChange out;
    out.units = finite_band(decomposition.units);
    out.value = finite_band(decomposition.change);
    out.parts = bands_of(decomposition.parts, missed);
    out.against_plan = bands_of(decomposition.against_plan, missed);
    // Two figures at least, where the change is not nothing.
    out.decimals = shown_decimals(target);
    if (std::abs(out.value.median) < std::pow(10.0, 1 - out.decimals)) ++out.decimals;
    out.came = median_of(decomposition, Direction::came);
    out.went = median_of(decomposition, Direction::went);
    out.corrected = median_of(decomposition, Direction::corrected);
    if (std::find(missed.begin(), missed.end(), 1) != missed.end()) {
        out.missed_required = mean_where(decomposition.required, missed);
        out.missed_gap = *out.missed_required - mean_where(decomposition.change, missed);
    }
    if (measure.denominator < 0) return out;
    std::vector<double> together(decomposition.change.size(), 0.0), growth;
    for (const Part& part : decomposition.parts)
        if (part.side == Side::denominator)
            for (std::size_t i = 0; i < together.size(); ++i) together[i] += part.value[i];
    const auto before = ensemble.values(measure.denominator, 0);
    const auto after = ensemble.values(measure.denominator, measure.year);
    for (const std::int64_t r : replications) {
        const auto i = static_cast<std::size_t>(r);
        growth.push_back(after[i] / before[i] - 1);
    }
    out.denominator = finite_band(std::move(together));
    out.denominator_growth = finite_band(std::move(growth));
    return out;
}

std::string share_in_percent(double share) {
    return with_decimals(std::abs(share) * 100, std::abs(share) < 0.1 ? 1 : 0) + "%";
}

// What the denominator did, against what the numerator did.
Text credit_of(const Scenario& scenario, const plan::Target& target, const PartedChange& change) {
    if (!change.denominator) return {};
    const Text name = stock_name(scenario, target.indicator->denominator);
    const double growth = change.denominator_growth->median, by = change.denominator->median;
    const double all = change.value.median, numbers = all - by;
    if (std::abs(growth) < hardly) return say(Phrase::credit_none, {name});
    const int decimals = change.decimals;
    const auto amount = [&](double value) { return with_decimals(std::abs(value), decimals); };
    const std::string grew = share_in_percent(growth), moved = amount(by);
    if (by > 0) {
        if (all <= 0) return say(Phrase::credit_fall_against, {name, grew, moved});
        if (numbers <= 0) return say(Phrase::credit_fall_all_of_rise, {name, grew, moved, amount(all)});
        return say(Phrase::credit_fall_of_rise, {name, grew, moved, amount(all), share_in_percent(by / all)});
    }
    if (numbers <= 0 || all < 0) return say(Phrase::credit_growth_against, {name, grew, moved});
    return say(Phrase::credit_growth_of_rise, {name, grew, moved, amount(numbers), share_in_percent(by / numbers)});
}

// Whether a project was to open by the end of the row's year.
bool planned_by(const facilities::Project& project, int year) {
    int planned = 0;
    std::from_chars(project.planned.data(), project.planned.data() + project.planned.size(), planned);  // of YYYY-MM
    return planned <= year;
}

std::vector<ProjectChance> chances_of(const Scenario& scenario, const plan::Target& target, const Measure& measure,
                                      const simulation::Ensemble& ensemble, Replications replications) {
    std::vector<ProjectChance> out;
    const int base = static_cast<int>(scenario.horizon.base);
    const bool milestone = target.kind == plan::Kind::milestone;
    for (const auto& [id, project] : scenario.projects) {
        const Number* adds = milestone          ? target.completed_by.find(id)
                             : target.indicator ? project.adds.find(target.indicator->numerator)
                                                : nullptr;
        const int series = ensemble.series_index(outcomes::completion_of(id));
        if (adds == nullptr || series < 0 || (!milestone && !planned_by(project, base + measure.year)) ||
            (!milestone && adds->mean_in(base) <= 0))
            continue;
        const auto complete = ensemble.values(series, measure.year);
        double open = 0;
        for (const std::int64_t r : replications) open += complete[static_cast<std::size_t>(r)] > 0 ? 1 : 0;
        out.push_back({id, project.name, open / static_cast<double>(replications.size()), adds->mean_in(base)});
    }
    return out;
}

Text listed(const std::vector<ProjectChance>& projects) {
    Text out;
    for (const ProjectChance& one : projects)
        add_to_list(out, {one.name.zh + " " + percent(one.open), one.name.en + " " + percent(one.open)});
    return out;
}

double median_in(const simulation::Ensemble& ensemble, int series, int year, Replications replications) {
    return estimate(ensemble, {.numerator = series}, replications)[static_cast<std::size_t>(year)].median;
}

// What is said of a row that has no flows.
Text how_made(const Scenario& scenario, const plan::Target& target, const Row& row, const Explanation& explained,
              const simulation::Ensemble& ensemble, Replications replications) {
    const Measure& measure = *row.measure;
    const int year = year_of(target, scenario.horizon);
    switch (target.kind) {
        case plan::Kind::rare_event: {
            const Band cases = estimate(ensemble, {.numerator = measure.numerator},
                                        replications)[static_cast<std::size_t>(measure.year)];
            Text said = say(Phrase::how_event,
                            {year, grouped(median_in(ensemble, measure.denominator, measure.year, replications)),
                             grouped(cases.median), grouped(cases.p05), grouped(cases.p95)});
            if (row.p_none.value_or(0) < 0.005) return said;
            const Text none = say(Phrase::how_event_none, {percent(*row.p_none)});
            return {said.zh + none.zh, said.en + none.en};
        }
        case plan::Kind::milestone:
            if (explained.projects.empty()) return say(Phrase::how_milestone_none);
            return say(Phrase::how_milestone, {year, listed(explained.projects)});
        case plan::Kind::coverage: {
            const double a_year = (row.years[static_cast<std::size_t>(measure.year)].median -
                                   measure.base.value_or(row.years[0].median)) /
                                  measure.years();
            return say(Phrase::how_coverage, {with_sign(a_year, shown_decimals(target) + 1)});
        }
        case plan::Kind::service: {
            const std::string& counted = target.indicator->numerator;
            if (counted.ends_with(least_within_reach)) return say(Phrase::how_access);
            const bool by_minutes = counted == "people_covered" || counted == "rural_people_covered";
            return say(by_minutes ? Phrase::how_reach : Phrase::how_service);
        }
        default: return say(Phrase::how_expectancy);
    }
}

Explanation explain_row(const Scenario& scenario, const std::string& id, const plan::Target& target, const Row& row,
                        const simulation::Ensemble& ensemble, Replications replications) {
    Explanation out;
    if (!row.measure || replications.empty()) return out;
    for (const LatePipeline& late : late_pipelines(scenario))
        if (std::find(late.rows.begin(), late.rows.end(), id) != late.rows.end())
            out.pipelines.push_back(say_late(late, scenario.horizon));
    out.projects = chances_of(scenario, target, *row.measure, ensemble, replications);
    const auto taken_apart = decompose(scenario, target, *row.measure, ensemble, replications);
    if (taken_apart) {
        out.change = summed_up(*taken_apart, target, *row.measure, ensemble, replications);
        out.credit = credit_of(scenario, target, *out.change);
    } else {
        out.how = how_made(scenario, target, row, out, ensemble, replications);
    }
    out.limit = limit_on(scenario, target, row, out, taken_apart ? &*taken_apart : nullptr, ensemble, replications);
    return out;
}

}  // namespace

std::vector<Explanation> explain(const Scenario& scenario, const simulation::Ensemble& ensemble,
                                 const Verdicts& verdicts, int threads) {
    const std::vector<std::int64_t> replications = finished_replications(ensemble);
    std::vector<Explanation> out(verdicts.rows.size());
    parallel_for(out.size(), threads, [&](std::size_t i) {
        const auto& entry = scenario.targets.entries[i];
        out[i] = explain_row(scenario, entry.id, entry.value, verdicts.rows[i], ensemble, replications);
    });
    return out;
}

}  // namespace permille::indicators
