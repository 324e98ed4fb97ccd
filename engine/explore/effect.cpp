// Turning levers one at a time, on common random numbers.
#include "permille/explore/effect.hpp"

#include <algorithm>
#include <utility>

#include "lever_runs.hpp"

namespace permille::explore {
namespace {

// A scenario's present run, and runs of it with one lever elsewhere.
class Turning {
  public:
    Turning(const LoadedScenario& scenario, const RunSettings& settings)
        : runs_(scenario), settings_(settings), present_(try_out(scenario, settings)) {}

    const Checked<Trial>& present() const { return present_; }
    /// Nothing when the setting makes no valid scenario.
    std::optional<Trial> at(const Lever& lever, double setting) { return runs_.at(lever, setting, settings_); }
    /// Which of the rows a lever moves at all, at either bound, whatever the direction [k].
    std::vector<bool> touched(const Lever& lever, std::span<const std::size_t> rows) {
        RunSettings few = settings_;
        few.replications = std::min(touch_replications, settings_.replications);
        std::vector<bool> moved(rows.size(), false);
        for (const double bound : {lever.low, lever.high}) {
            if (bound == lever.value) continue;
            const std::optional<Trial> turned = runs_.at(lever, bound, few);
            for (std::size_t k = 0; turned && k < rows.size(); ++k)
                moved[k] = moved[k] || moves_row(*present_.value, *turned, rows[k]);
        }
        return moved;
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
    best = BestLever{lever, setting, by, present + change->value, *change, 0, 0};
}

// Of two settings of a row that no lever takes nearer to its probability, the one with the median nearer to the target.
void keep_nearer(std::optional<BestLever>& best, const Lever& lever, double setting, const RowMedians& medians) {
    const double gain = medians.gain(), best_gain = best ? (best->median - best->median_before) * medians.ahead : 0;
    if (gain > best_gain) best = BestLever{lever, setting, HelpedBy::median, 0, {}, medians.before, medians.after};
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
    std::vector<std::vector<bool>> touched;  // [lever][k]
    for (std::size_t i = 0; i < levers.size(); ++i) {
        turning.progress(i, 2 * levers.size());
        touched.push_back(turning.touched(levers[i], rows));
        if (std::none_of(touched[i].begin(), touched[i].end(), [](bool moved) { return moved; })) continue;
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
        if (std::none_of(open.begin(), open.end(), [&](std::size_t k) { return touched[i][k]; })) continue;
        for (const double bound : {levers[i].low, levers[i].high}) {
            if (bound == levers[i].value) continue;
            const std::optional<Trial> turned = turning.at(levers[i], bound);
            if (!turned) continue;
            const auto change = changes(present, *turned);
            for (const std::size_t k : open) {
                keep_better(best[k], levers[i], bound, HelpedBy::bound, reach(rows[k]), change[rows[k]]);
                if (touched[i][k] && turned->rows[rows[k]])
                    keep_nearer(nearest[k], levers[i], bound,
                                {.before = median_of_row(*present.rows[rows[k]], present.finished),
                                 .after = median_of_row(*turned->rows[rows[k]], turned->finished),
                                 .ahead = ahead(scenario.scenario, rows[k])});
            }
        }
    }
    for (std::size_t k = 0; k < rows.size(); ++k)
        if (!best[k]) best[k] = nearest[k];
    result.value = std::move(best);
    return result;
}

std::optional<BestLever> best_lever(const LoadedScenario& scenario, std::size_t row, const RunSettings& settings) {
    const std::size_t rows[] = {row};
    Checked<std::vector<std::optional<BestLever>>> found = best_levers(scenario, rows, settings);
    return found.value ? std::move(found.value->front()) : std::nullopt;
}

}  // namespace permille::explore
