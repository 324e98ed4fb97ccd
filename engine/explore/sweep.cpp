// Points side by side on all threads, each thread with models of its own that move from point to point.
#include "permille/explore/sweep.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <utility>

#include "permille/base/contracts.hpp"
#include "permille/base/parallel.hpp"
#include "permille/base/phrases.hpp"
#include "permille/describe/paths.hpp"
#include "permille/explore/experiment.hpp"
#include "permille/scenario/variant.hpp"

namespace permille::explore {
namespace {

// One thread's models: an experiment for each scenario, started when it is first asked for.
class Bench {
  public:
    explicit Bench(const Sweep& sweep) : sweep_(sweep), experiments_(sweep.scenarios.size()) {
        const std::vector<Factor>& factors = sweep.points.factors();
        for (std::size_t f = 0; f < factors.size(); ++f)
            if (factors[f].is_file()) files_ = f;
    }

    Issues move(const std::vector<std::string>& levels) {
        std::vector<std::string> laid = levels;
        present_ = 0;
        if (files_) {
            const std::vector<std::string>& names = sweep_.points.factors()[*files_].levels;
            present_ = static_cast<std::size_t>(std::find(names.begin(), names.end(), levels[*files_]) - names.begin());
            laid.erase(laid.begin() + static_cast<std::ptrdiff_t>(*files_));
        }
        expects(present_ < experiments_.size());
        std::optional<Experiment>& experiment = experiments_[present_];
        if (experiment) return experiment->move(laid);
        Checked<Experiment> started = Experiment::start(*sweep_.scenarios[present_], settings(laid));
        if (!started.value) return std::move(started.issues);
        experiment = std::move(started.value);
        return {};
    }

    std::vector<std::optional<double>> run() const {
        RunSettings how = sweep_.how;
        how.threads = 1;
        const Experiment& experiment = *experiments_[present_];
        const Trial trial = try_out(experiment.scenario(), experiment.model(), how);
        return numbers_of(sweep_.kept, experiment.scenario(), trial.ensemble);
    }

  private:
    std::vector<Setting> settings(const std::vector<std::string>& levels) const {
        std::vector<Setting> settings;
        for (const Factor& factor : sweep_.points.factors())
            if (!factor.is_file()) settings.push_back({factor.path, levels[settings.size()]});
        return settings;
    }

    const Sweep& sweep_;
    std::vector<std::optional<Experiment>> experiments_;  // [scenario]
    std::optional<std::size_t> files_;                    // the factor that is whole files
    std::size_t present_ = 0;
};

// Benches that are not in use: as many as there are threads.
class Benches {
  public:
    explicit Benches(const Sweep& sweep) : sweep_(sweep) {}

    std::unique_ptr<Bench> take() {
        const std::lock_guard lock(mutex_);
        if (free_.empty()) return std::make_unique<Bench>(sweep_);
        std::unique_ptr<Bench> bench = std::move(free_.back());
        free_.pop_back();
        return bench;
    }
    void give_back(std::unique_ptr<Bench> bench) {
        const std::lock_guard lock(mutex_);
        free_.push_back(std::move(bench));
    }

  private:
    const Sweep& sweep_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Bench>> free_;
};

// The points of one block: a stretch of those that are asked for.
using Stretch = std::span<const std::int64_t>;

std::vector<Stretch> blocks_of(std::span<const std::int64_t> points) {
    std::vector<Stretch> blocks;
    for (std::size_t first = 0; first < points.size();) {
        std::size_t end = first + 1;
        while (end < points.size() && points[end] / block_points == points[first] / block_points) ++end;
        blocks.push_back(points.subspan(first, end - first));
        first = end;
    }
    return blocks;
}

constexpr std::size_t named_levels = 6;  // a table may have thousands

// "point 12 (a.b = 3, c.d = 4)"
Text name_of(const SweepPoints& points, std::int64_t point, const std::vector<std::string>& levels) {
    std::string all;
    for (std::size_t f = 0; f < std::min(levels.size(), named_levels); ++f)
        all += (f > 0 ? ", " : "") + points.factors()[f].path + " = " + excerpt(levels[f]);
    if (levels.size() > named_levels) all += ", …";
    return say(Phrase::sweep_point, {point, all});
}

// Columns of a table that the scenario has no place for, at their names: told once, not at every row.
Issues check_columns(const Sweep& sweep) {
    constexpr std::size_t most_told = 20;
    Issues issues;
    const LoadedScenario& scenario = *sweep.scenarios.front();
    std::optional<Variable> variable;
    for (const Factor& factor : sweep.points.factors()) {
        const Place place = sweep.points.place(factor.path);
        if (issues.size() == most_told || place.file == nullptr) break;
        if (factor.is_file() || find_value(look_at(scenario.scenario), factor.path)) continue;
        if (!variable) variable.emplace(scenario);
        // A key that may be there, but has no value, is told apart from one that is unknown.
        const Setting nothing{factor.path, "null"};
        const Checked<LoadedScenario> with = variable->with(std::span(&nothing, 1));
        if (with.issues.empty() || with.issues.all().front().message.en == say(Phrase::nothing_to_remove).en) continue;
        issues.add(place, with.issues.all().front().path, with.issues.all().front().message);
    }
    return issues;
}

void stop_where_interrupted(const Sweep& sweep) {
    if (sweep.how.interrupted != nullptr && *sweep.how.interrupted) throw Interrupted{};
}

}  // namespace

Issues check_points(const Sweep& sweep, std::span<const std::int64_t> points) {
    if (Issues columns = check_columns(sweep); !columns.empty()) return columns;
    const std::vector<Stretch> blocks = blocks_of(points);
    Benches benches(sweep);
    std::vector<Issues> issues(blocks.size());
    std::atomic<std::size_t> first_bad = blocks.size();
    parallel_for(blocks.size(), sweep.how.threads, [&](std::size_t b) {
        if (b > first_bad) return;
        stop_where_interrupted(sweep);
        std::unique_ptr<Bench> bench = benches.take();
        // All of a block, so that several rows of a table are told at once.
        for (const std::int64_t point : blocks[b]) {
            const std::vector<std::string> levels = sweep.points.levels(point);
            const Issues found = bench->move(levels);
            if (found.empty()) continue;
            const Text name = name_of(sweep.points, point, levels);
            for (const Issue& issue : found.all())  // whose place is that of an overlay: it has none
                issues[b].add(issue.place.line > 0 ? issue.place : sweep.points.place(point, issue.path), issue.path,
                              say(Phrase::of_point, {name, issue.message}), issue.meant);
        }
        if (!issues[b].empty())
            for (std::size_t before = first_bad; b < before && !first_bad.compare_exchange_weak(before, b);) {
            }
        benches.give_back(std::move(bench));
    });
    return first_bad < blocks.size() ? std::move(issues[first_bad]) : Issues{};
}

void run_points(const Sweep& sweep, std::span<const std::int64_t> points, const TakeBlock& take) {
    const std::vector<Stretch> blocks = blocks_of(points);
    Benches benches(sweep);
    std::mutex one_at_a_time;
    parallel_for(blocks.size(), sweep.how.threads, [&](std::size_t b) {
        std::unique_ptr<Bench> bench = benches.take();
        std::vector<SweepPoint> done;
        for (const std::int64_t point : blocks[b]) {
            stop_where_interrupted(sweep);
            std::vector<std::string> levels = sweep.points.levels(point);
            const Issues issues = bench->move(levels);
            expects(issues.empty());  // check_points() has seen them all
            done.push_back({.point = point,
                            .replications = sweep.how.replications,
                            .levels = std::move(levels),
                            .values = bench->run()});
        }
        {
            const std::lock_guard lock(one_at_a_time);
            take(blocks[b].front() / block_points, done);
        }
        benches.give_back(std::move(bench));
    });
}

}  // namespace permille::explore
