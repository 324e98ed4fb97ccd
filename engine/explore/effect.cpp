// Turning levers one at a time, on common random numbers.
#include "permille/explore/effect.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "lever_runs.hpp"

namespace permille::explore {
namespace {

std::array<double, 2> bounds_of(const Lever& lever) {
    return {lever.low, lever.high};
}

// What a lever does to a row at its bounds.
struct Touch {
    bool moved = false;              // at either of them, whatever the direction
    std::array<bool, 2> ahead = {};  // towards the target in some replication [low, high]
};

// Whether a row is nearer to its target in any replication that both have finished.
bool moves_ahead(const Trial& from, const Trial& to, std::size_t row, double ahead) {
    if (!from.rows[row] || !to.rows[row]) return false;
    const auto &a = from.rows[row]->value, &b = to.rows[row]->value;
    const auto both = finished_in_both(from, to);
    return std::any_of(both.begin(), both.end(), [&](std::int64_t r) {
        const auto at = static_cast<std::size_t>(r);
        return (b[at] - a[at]) * ahead > 0;
    });
}

// A scenario's present run, and runs of it with one lever elsewhere.
class Turning {
  public:
    Turning(const LoadedScenario& scenario, const RunSettings& settings)
        : runs_(scenario), settings_(settings), present_(try_out(scenario, settings)) {}

    const Checked<Trial>& present() const { return present_; }
    /// Nothing when the setting makes no valid scenario.
    std::optional<Trial> at(const Lever& lever, double setting) { return runs_.at(lever, setting, settings_); }
    /// What a lever does to the rows at its bounds [k], in a few replications.
    std::vector<Touch> touched(const Scenario& scenario, const Lever& lever, std::span<const std::size_t> rows) {
        RunSettings few = settings_;
        few.replications = std::min(touch_replications, settings_.replications);
        std::vector<Touch> touched(rows.size());
        const auto bounds = bounds_of(lever);
        for (std::size_t b = 0; b < bounds.size(); ++b) {
            if (bounds[b] == lever.value) continue;
            const std::optional<Trial> turned = runs_.at(lever, bounds[b], few);
            for (std::size_t k = 0; turned && k < rows.size(); ++k) {
                touched[k].moved = touched[k].moved || moves_row(*present_.value, *turned, rows[k]);
                touched[k].ahead[b] = moves_ahead(*present_.value, *turned, rows[k], ahead(scenario, rows[k]));
            }
        }
        return touched;
    }
    void progress(std::size_t done, std::size_t all) const {
        if (settings_.progress && all > 0) settings_.progress(static_cast<double>(done) / static_cast<double>(all));
    }

  private:
    LeverRuns runs_;
    const RunSettings& settings_;
    Checked<Trial> present_;
};

std::vector<std::optional<Change>> changes(const Trial& from, const Trial& to) {
    const std::vector<std::int64_t> both = finished_in_both(from, to);
    std::vector<std::optional<Change>> found;
    for (std::size_t row = 0; row < from.rows.size(); ++row) {
        const auto &a = from.rows[row], &b = to.rows[row];
        found.push_back(a && b ? std::optional(change_in_reach(*a, *b, both)) : std::nullopt);
    }
    return found;
}

// One step of a lever from where it stands, or from its mean.
std::optional<Effect> step_of(Turning& turning, const Lever& lever) {
    std::optional<Trial> mean;
    if (!lever.certain) {
        mean = turning.at(lever, lever.value);
        if (!mean) return std::nullopt;
    }
    const double setting = one_step(lever);
    const std::optional<Trial> stepped = turning.at(lever, setting);
    if (!stepped) return std::nullopt;
    return Effect{lever, lever.value, setting, changes(mean ? *mean : *turning.present().value, *stepped)};
}

// The median of a row with and without a lever, and which way is ahead.
struct RowMedians {
    double before = 0, after = 0, ahead = 1;

    double gain() const { return (after - before) * ahead; }
};

// Of two settings of a row the one that helps more.
void keep_better(std::optional<BestLever>& best, const Lever& lever, double setting, HelpedBy by, double present,
                 const std::optional<Change>& change) {
    // What cannot be told from nothing is no help.
    if (!change || !change->told() || change->value <= 0 || (best && best->change.value >= change->value)) return;
    best = BestLever{lever, setting, by, present + change->value, *change, 0, 0, 0};
}

// Of two settings of a row that no lever takes nearer to its probability, the one with the median nearer to the target.
void keep_nearer(std::optional<BestLever>& best, const Lever& lever, double setting, const RowMedians& medians) {
    const double gain = medians.gain(), best_gain = best ? (best->median - best->median_before) * medians.ahead : 0;
    if (gain > best_gain) best = BestLever{lever, setting, HelpedBy::median, 0, {}, medians.before, medians.after, 0};
}

}  // namespace

Checked<Effects> effects_of(const LoadedScenario& scenario, const RunSettings& settings) {
    Checked<Effects> result;
    Turning turning(scenario, settings);
    result.issues = turning.present().issues;
    if (!turning.present().value) return result;
    const Trial& present = *turning.present().value;
    Effects effects;
    effects.replications = settings.replications;
    for (const auto& row : present.rows)
        effects.reach.push_back(row ? std::optional(reach_of(*row, present.finished)) : std::nullopt);
    const std::vector<Lever> levers = levers_of(scenario.scenario, present.ensemble);
    for (std::size_t i = 0; i < levers.size(); ++i) {
        turning.progress(i, levers.size());
        if (std::optional<Effect> effect = step_of(turning, levers[i])) effects.levers.push_back(std::move(*effect));
    }
    result.value = std::move(effects);
    return result;
}

std::vector<std::optional<std::size_t>> best_steps(const Effects& effects) {
    std::vector<std::optional<std::size_t>> best(effects.reach.size());
    for (std::size_t i = 0; i < effects.levers.size(); ++i)
        for (std::size_t row = 0; row < best.size(); ++row) {
            const std::optional<Change>& change = effects.levers[i].reach[row];
            if (!change || !change->told() || change->value <= 0) continue;
            if (!best[row] || change->value > effects.levers[*best[row]].reach[row]->value) best[row] = i;
        }
    return best;
}

Checked<std::vector<std::optional<BestLever>>> best_levers(const LoadedScenario& scenario,
                                                           std::span<const std::size_t> rows,
                                                           const RunSettings& settings) {
    Checked<std::vector<std::optional<BestLever>>> result;
    Turning turning(scenario, settings);
    result.issues = turning.present().issues;
    if (!turning.present().value) return result;
    const Trial& present = *turning.present().value;
    std::vector<std::optional<BestLever>> best(rows.size()), nearest(rows.size());
    const auto reach = [&](std::size_t row) {
        return present.rows[row] ? reach_of(*present.rows[row], present.finished) : 0.0;
    };
    const std::vector<Lever> levers = levers_of(scenario.scenario, present.ensemble);
    std::vector<std::vector<Touch>> touched;  // [lever][k]
    for (std::size_t i = 0; i < levers.size(); ++i) {
        turning.progress(i, 2 * levers.size());
        touched.push_back(turning.touched(scenario.scenario, levers[i], rows));
        if (std::none_of(touched[i].begin(), touched[i].end(), [](const Touch& touch) { return touch.moved; }))
            continue;
        const std::optional<Effect> effect = step_of(turning, levers[i]);
        if (!effect) continue;
        for (std::size_t k = 0; k < rows.size(); ++k)
            keep_better(best[k], levers[i], effect->to, HelpedBy::step, reach(rows[k]), effect->reach[rows[k]]);
    }
    std::vector<std::size_t> open;
    for (std::size_t k = 0; k < rows.size(); ++k)
        if (!best[k] && present.rows[rows[k]]) open.push_back(k);
    for (std::size_t i = 0; i < levers.size(); ++i) {
        turning.progress(levers.size() + i, 2 * levers.size());
        const auto bounds = bounds_of(levers[i]);
        for (std::size_t b = 0; b < bounds.size(); ++b) {
            const double bound = bounds[b];
            // A bound that moves no open row ahead in few replications helps none.
            if (std::none_of(open.begin(), open.end(), [&](std::size_t k) { return touched[i][k].ahead[b]; })) continue;
            const std::optional<Trial> turned = turning.at(levers[i], bound);
            if (!turned) continue;
            const auto change = changes(present, *turned);
            for (const std::size_t k : open) {
                keep_better(best[k], levers[i], bound, HelpedBy::bound, reach(rows[k]), change[rows[k]]);
                if (touched[i][k].ahead[b] && turned->rows[rows[k]])
                    keep_nearer(nearest[k], levers[i], bound,
                                {.before = median_of_row(*present.rows[rows[k]], present.finished),
                                 .after = median_of_row(*turned->rows[rows[k]], turned->finished),
                                 .ahead = ahead(scenario.scenario, rows[k])});
            }
        }
    }
    for (std::size_t k = 0; k < rows.size(); ++k) {
        if (!best[k]) best[k] = nearest[k];
        if (best[k]) best[k]->replications = settings.replications;
    }
    result.value = std::move(best);
    return result;
}

std::optional<BestLever> best_lever(const LoadedScenario& scenario, std::size_t row, const RunSettings& settings) {
    const std::size_t rows[] = {row};
    Checked<std::vector<std::optional<BestLever>>> found = best_levers(scenario, rows, settings);
    return found.value ? std::move(found.value->front()) : std::nullopt;
}

}  // namespace permille::explore
