// Runs of whole scenarios, their rows one by one, and runs of mixtures for what drives the differences.
#include "permille/explore/compare.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "groups.hpp"
#include "permille/base/contracts.hpp"
#include "permille/explore/shapley.hpp"
#include "permille/indicators/estimate.hpp"
#include "permille/indicators/patients.hpp"

namespace permille::explore {
namespace {

// The scenarios with one numbering of dimensions.
std::vector<LoadedScenario> aligned(std::span<const LoadedScenario* const> scenarios) {
    std::vector<std::vector<std::string>> lists;
    for (const LoadedScenario* scenario : scenarios) lists.push_back(scenario->uncertain_paths);
    const std::vector<std::string> joined = joined_paths(lists);
    std::vector<LoadedScenario> copies;
    for (const LoadedScenario* scenario : scenarios) {
        copies.push_back(*scenario);
        copies.back().uncertain_paths = joined;
    }
    return copies;
}

// Rows met together in a replication: those that both scenarios project.
char all_met(const Rows& rows, const std::vector<std::size_t>& members, std::size_t replication) {
    return std::all_of(members.begin(), members.end(),
                       [&](std::size_t row) { return rows[row]->met[replication] != 0; })
               ? 1
               : 0;
}

indicators::Samples together(const Trial& trial, const std::vector<std::size_t>& members) {
    indicators::Samples samples;
    for (std::size_t r = 0; r < static_cast<std::size_t>(trial.ensemble.replications()); ++r) {
        samples.met.push_back(all_met(trial.rows, members, r));
        samples.value.push_back(samples.met.back());
    }
    samples.count = samples.value;
    return samples;
}

double median_of(const indicators::Row& row) {
    return row.years[static_cast<std::size_t>(row.measure->year)].median;
}

// What is split over the groups of inputs.
struct Measured {
    double reach = 0, median = 0;
};

Measured measured(const indicators::Samples& samples, std::span<const std::int64_t> replications) {
    std::vector<double> values;
    for (const std::int64_t r : replications)
        if (const double value = samples.value[static_cast<std::size_t>(r)]; std::isfinite(value))
            values.push_back(value);
    return {reach_of(samples, replications), values.empty() ? 0 : indicators::quantile_of(values, 0.5)};
}

// A comparison at work.
class Comparing {
  public:
    Comparing(const std::vector<LoadedScenario>& scenarios, const RunSettings& settings)
        : scenarios_(scenarios), settings_(settings) {}

    bool run_all(Issues& issues) {
        for (std::size_t i = 0; i < scenarios_.size(); ++i) {
            progress(i, scenarios_.size(), 0.0, 0.5);
            RunSettings with_towns = settings_;
            with_towns.towns = true;
            Checked<Trial> trial = try_out(scenarios_[i], with_towns);
            issues.append(std::move(trial.issues));
            if (trial.value) trials_.push_back(std::move(*trial.value));
        }
        return trials_.size() == scenarios_.size();
    }
    const Trial& trial(std::size_t i) const { return trials_[i]; }

    Difference difference(std::size_t other, const Comparison& comparison) const {
        Difference found;
        found.other = other;
        const Map<plan::Target>& mine = scenarios_[0].scenario.targets;
        const Map<plan::Target>& others = scenarios_[other].scenario.targets;
        const std::vector<std::int64_t> both = finished_in_both(trials_[0], trials_[other]);
        std::vector<std::size_t> in_first, in_other;
        for (std::size_t i = 0; i < mine.size(); ++i) {
            const std::string& id = mine.entries[i].id;
            const int j = others.index_of(id);
            const auto& a = trials_[0].rows[i];
            const auto at = static_cast<std::size_t>(j);
            const bool projected = a.has_value(), theirs = j >= 0 && trials_[other].rows[at].has_value();
            if (!projected || !theirs) {
                if (projected || theirs || j < 0) found.apart.push_back({id, true, j >= 0, projected, theirs});
                continue;
            }
            const auto& b = trials_[other].rows[at];
            in_first.push_back(i);
            in_other.push_back(at);
            const indicators::Row& row_a = comparison.compared[0].verdicts.rows[i];
            const indicators::Row& row_b = comparison.compared[other].verdicts.rows[at];
            found.rows.push_back({.id = id,
                                  .first = i,
                                  .other = at,
                                  .reach = change_in_reach(*a, *b, both),
                                  .median = median_of(row_b) - median_of(row_a),
                                  .count = change_in_mean(a->count, b->count, both),
                                  .parts = {},
                                  .median_parts = {}});
        }
        for (std::size_t j = 0; j < others.size(); ++j)
            if (mine.index_of(others.entries[j].id) < 0)
                found.apart.push_back({others.entries[j].id, false, true, false, trials_[other].rows[j].has_value()});
        if (!in_first.empty())
            found.all = change_in_reach(together(trials_[0], in_first), together(trials_[other], in_other), both);
        return found;
    }

    // Splits the rows' differences over the groups.
    void explain(Difference& difference, Issues& issues) const {
        const LoadedScenario &first = scenarios_[0], &other = scenarios_[difference.other];
        difference.unrelated = !share_a_plan(first, other);
        if (difference.unrelated) return;
        const Variable mine(first), theirs(other);
        difference.groups = differing_groups(mine, theirs);
        const auto groups = static_cast<int>(difference.groups.size());
        expects(groups <= most_groups);
        if (groups == 0) return;
        const std::size_t mixtures = std::size_t{1} << groups;
        const std::vector<std::int64_t> both = finished_in_both(trials_[0], trials_[difference.other]);
        const std::vector<Measured> nothing(mixtures);
        std::vector<std::vector<Measured>> found(difference.rows.size(), nothing);  // [row, mask]
        for (std::size_t mask = 0; mask < mixtures; ++mask) {
            progress((difference.other - 1) * mixtures + mask, (scenarios_.size() - 1) * mixtures, 0.5, 1.0);
            if (mask == 0 || mask + 1 == mixtures) {
                const std::size_t which = mask == 0 ? 0 : difference.other;
                for (std::size_t row = 0; row < found.size(); ++row) {
                    const std::size_t at = mask == 0 ? difference.rows[row].first : difference.rows[row].other;
                    found[row][mask] = measured(*trials_[which].rows[at], both);
                }
                continue;
            }
            if (!run_mixture(mine, theirs, difference, static_cast<unsigned>(mask), both, found, issues)) return;
        }
        for (std::size_t row = 0; row < found.size(); ++row) {
            std::vector<double> reach, median;
            for (const Measured& one : found[row]) {
                reach.push_back(one.reach);
                median.push_back(one.median);
            }
            difference.rows[row].parts = shapley(groups, reach);
            difference.rows[row].median_parts = shapley(groups, median);
        }
    }

  private:
    // A row that a mixture does not project counts as it does in the first scenario.
    bool run_mixture(const Variable& mine, const Variable& theirs, const Difference& difference, unsigned mask,
                     const std::vector<std::int64_t>& both, std::vector<std::vector<Measured>>& found,
                     Issues& issues) const {
        const Checked<LoadedScenario> mixed = mine.with_sections(theirs, sections_of(difference.groups, mask));
        expects(mixed.value.has_value());  // groups fit together
        Checked<Trial> trial = try_out(*mixed.value, settings_);
        issues.append(std::move(trial.issues));
        if (!trial.value) return false;
        std::vector<std::int64_t> counted;
        std::set_intersection(both.begin(), both.end(), trial.value->finished.begin(), trial.value->finished.end(),
                              std::back_inserter(counted));
        for (std::size_t row = 0; row < found.size(); ++row) {
            const int at = mixed.value->scenario.targets.index_of(difference.rows[row].id);
            const bool known = at >= 0 && trial.value->rows[static_cast<std::size_t>(at)].has_value();
            found[row][mask] =
                known ? measured(*trial.value->rows[static_cast<std::size_t>(at)], counted) : found[row][0];
        }
        return true;
    }
    void progress(std::size_t done, std::size_t all, double from, double until) const {
        if (settings_.progress)
            settings_.progress(from + (until - from) * static_cast<double>(done) / static_cast<double>(all));
    }

    const std::vector<LoadedScenario>& scenarios_;
    const RunSettings& settings_;
    std::vector<Trial> trials_;
};

}  // namespace

Checked<Comparison> compare(std::span<const LoadedScenario* const> scenarios, std::span<const std::string> labels,
                            const RunSettings& settings) {
    expects(scenarios.size() >= 2 && labels.size() == scenarios.size());
    for (const LoadedScenario* one : scenarios)
        expects(one->scenario.horizon.base == scenarios[0]->scenario.horizon.base &&
                one->scenario.horizon.target == scenarios[0]->scenario.horizon.target);
    Checked<Comparison> result;
    const std::vector<LoadedScenario> copies = aligned(scenarios);
    Comparing comparing(copies, settings);
    if (!comparing.run_all(result.issues)) return result;
    Comparison comparison;
    comparison.replications = settings.replications;
    comparison.seed = settings.seed;
    for (std::size_t i = 0; i < scenarios.size(); ++i)
        comparison.compared.push_back(
            {scenarios[i], labels[i],
             indicators::judge(scenarios[i]->scenario, comparing.trial(i).ensemble, settings.threads),
             indicators::distribution_of(scenarios[i]->scenario, comparing.trial(i).ensemble,
                                         comparing.trial(i).finished, settings.threads)});
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        Compared& one = comparison.compared[i];
        one.patients_left_out =
            indicators::patients_left_out(scenarios[i]->scenario, comparing.trial(i).ensemble, one.distribution);
        one.late_alliances = indicators::late_alliances(scenarios[i]->scenario, comparing.trial(i).ensemble,
                                                        comparing.trial(i).finished);
    }
    for (std::size_t other = 1; other < scenarios.size(); ++other) {
        comparison.differences.push_back(comparing.difference(other, comparison));
        comparing.explain(comparison.differences.back(), result.issues);
    }
    if (result.issues.empty()) result.value = std::move(comparison);
    return result;
}

}  // namespace permille::explore
