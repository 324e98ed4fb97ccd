// Searching each lever's least sufficient turn.
#include "permille/explore/solve.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "lever_runs.hpp"
#include "permille/base/contracts.hpp"
#include "permille/indicators/verdict.hpp"

namespace permille::explore {
namespace {

// What is kept of a full run.
struct Verified {
    indicators::Probability reach;
    double median = 0;        // of the row
    double person_years = 0;  // of the lever's stock, until the row's year
};

// How a setting looks by few replications.
struct Glance {
    double reach = -1;  // of a setting that cannot be run
    double ahead =
        -std::numeric_limits<double>::infinity();  // the row's median, larger where it is nearer to its target
};

// Mean of a stock over replications and years until `year`, times the years: people times years they are there. The
// stock is taken as straight between the ends of years.
double person_years_of(const Trial& trial, const std::string& stock, int year) {
    const int series = stock.empty() ? -1 : trial.ensemble.series_index(stock);
    if (series < 0 || trial.finished.empty()) return 0;
    double sum = 0;
    for (int t = 0; t <= year; ++t) {
        const double weight = t == 0 || t == year ? 0.5 : 1;
        const auto values = trial.ensemble.values(series, t);
        for (const std::int64_t r : trial.finished) sum += weight * values[static_cast<std::size_t>(r)];
    }
    return sum / static_cast<double>(trial.finished.size());
}

// Settings of a lever from where it stands to one of its bounds: multiples of its grain, the last is the bound.
class Scale {
  public:
    Scale(const Lever& lever, double bound) : value_(lever.value), bound_(bound), grain_(lever.grain()) {
        up_ = bound > value_;
        first_ = up_ ? std::floor(value_ / grain_ + 1e-9) + 1 : std::ceil(value_ / grain_ - 1e-9) - 1;
        const double far = up_ ? bound / grain_ - first_ : first_ - bound / grain_;
        last_ = std::max(1, static_cast<int>(std::ceil(far - 1e-9)) + 1);
    }
    int last() const { return last_; }
    /// 0 is where it stands.
    double at(int k) const {
        if (k == 0) return value_;
        if (k == last_) return bound_;
        // Grains are decimal numbers: what multiplying them has added is cut off.
        return std::round((first_ + (up_ ? k - 1 : 1 - k)) * grain_ * 1e9) / 1e9;
    }

  private:
    double value_, bound_, grain_, first_ = 0;
    bool up_ = true;
    int last_ = 1;
};

class Solver {
  public:
    Solver(const LoadedScenario& scenario, std::size_t row, double wanted, const RunSettings& settings,
           const Trial& present)
        : runs_(scenario), row_(row), wanted_(wanted), settings_(settings), present_(present) {
        const plan::Target& target = scenario.scenario.targets.entries[row].value;
        const auto asked = target.year != 0 ? target.year : scenario.scenario.horizon.target;
        year_ = static_cast<int>(asked - scenario.scenario.horizon.base);
        ahead_ = ahead(scenario.scenario, row);
    }

    // Nothing when the lever does not move the row.
    std::optional<Solution> solution(const Lever& lever) {
        std::optional<double> bound = useful_bound(lever);
        if (!bound) return std::nullopt;
        const Scale scale(lever, *bound);
        Verifying full(*this, lever, scale);
        int k = scale.last();
        const bool reached = full.suffices(k);
        if (reached) k = full.least(searched(lever, scale));
        const Verified& verified = full.at(k);
        Solution solution{lever, reached, scale.at(k), verified.reach, verified.median, {}, {}, {}, {}};
        if (reached && k > 1) solution.short_of = full.at(k - 1).reach.value;
        if (lever.high > lever.low)
            solution.turned = std::abs(solution.setting - lever.value) / (lever.high - lever.low);
        if (!lever.stock.empty())
            solution.person_years = verified.person_years - person_years_of(present_, lever.stock, year_);
        if (lever.cost)
            solution.yuan =
                lever.cost->yuan * (lever.cost->per == plan::CostPer::unit ? std::abs(solution.setting - lever.value)
                                                                           : solution.person_years.value_or(0));
        return solution;
    }

  private:
    // Full runs of a lever's settings, each made once.
    class Verifying {
      public:
        Verifying(Solver& solver, const Lever& lever, const Scale& scale)
            : solver_(solver), lever_(lever), scale_(scale) {}

        const Verified& at(int k) {
            const auto known = runs_.find(k);
            if (known != runs_.end()) return known->second;
            const std::optional<Trial> trial = solver_.run(lever_, scale_.at(k), solver_.settings_.replications);
            Verified verified{{}, 0, person_years_of(solver_.present_, lever_.stock, solver_.year_)};
            if (trial && trial->rows[solver_.row_])
                verified = {reach_interval(*trial->rows[solver_.row_], trial->finished),
                            median_of_row(*trial->rows[solver_.row_], trial->finished),
                            person_years_of(*trial, lever_.stock, solver_.year_)};
            return runs_.emplace(k, verified).first->second;
        }
        bool suffices(int k) { return k > 0 && at(k).reach.value >= solver_.wanted_; }

        // From a guess, in strides that double, to a setting that suffices while one less does not.
        int least(int guess) {
            int enough = scale_.last(), short_of = 0;
            for (int k = guess, stride = 1;; stride *= 2) {
                (suffices(k) ? enough : short_of) = k;
                if (enough == k && k - 1 <= short_of) break;
                if (short_of == k && k + 1 >= enough) break;
                const int next = enough == k ? k - stride : k + stride;
                if (next <= short_of || next >= enough) break;
                k = next;
            }
            while (enough - short_of > 1) {
                const int middle = (enough + short_of) / 2;
                (suffices(middle) ? enough : short_of) = middle;
            }
            return enough;
        }

      private:
        Solver& solver_;
        const Lever& lever_;
        const Scale& scale_;
        std::map<int, Verified> runs_;
    };

    std::optional<Trial> run(const Lever& lever, double setting, std::int64_t replications) {
        RunSettings few = settings_;
        few.replications = replications;
        return runs_.at(lever, setting, few);
    }
    Glance quick(const Lever& lever, double setting) {
        const std::optional<Trial> trial = run(lever, setting, std::min(search_replications, settings_.replications));
        if (!trial || !trial->rows[row_]) return {};
        return {reach_of(*trial->rows[row_], trial->finished),
                ahead_ * median_of_row(*trial->rows[row_], trial->finished)};
    }

    // Whether some of few replications see a lever at a bound.
    bool moves(const Lever& lever, double bound) {
        const std::optional<Trial> trial = run(lever, bound, std::min(touch_replications, settings_.replications));
        return trial && moves_row(present_, *trial, row_);
    }

    // The bound that helps more, by the median where P(reach) is the same; nothing where the row stays at both. A lever
    // that few replications see at one bound alone may help at the other: both are tried.
    std::optional<double> useful_bound(const Lever& lever) {
        std::vector<double> bounds;
        for (const double bound : {lever.low, lever.high})
            if (bound != lever.value) bounds.push_back(bound);
        if (std::none_of(bounds.begin(), bounds.end(), [&](double bound) { return moves(lever, bound); })) return {};
        if (bounds.size() == 1) return bounds.front();
        const Glance low = quick(lever, bounds[0]), high = quick(lever, bounds[1]);
        const bool higher = high.reach > low.reach || (high.reach == low.reach && high.ahead > low.ahead);
        return bounds[higher ? 1 : 0];
    }

    // The least setting by few replications; the bound suffices by many.
    int searched(const Lever& lever, const Scale& scale) {
        int enough = scale.last(), short_of = 0;
        while (enough - short_of > 1) {
            const int middle = (enough + short_of) / 2;
            (quick(lever, scale.at(middle)).reach >= wanted_ ? enough : short_of) = middle;
        }
        return enough;
    }

    LeverRuns runs_;
    std::size_t row_;
    double wanted_;
    const RunSettings& settings_;
    const Trial& present_;
    int year_ = 0;
    double ahead_ = 1;  // 1 where more is nearer to the target, -1 where less is
};

// Reached first; then the cheaper, those of unknown cost behind by how far they are turned. Of those that do not reach
// it, the one that comes nearest.
bool before(const Solution& a, const Solution& b) {
    if (a.reached != b.reached) return a.reached;
    if (!a.reached) return a.reach.value > b.reach.value;
    if (a.yuan.has_value() != b.yuan.has_value()) return a.yuan.has_value();
    return a.yuan ? *a.yuan < *b.yuan : a.turned < b.turned;
}

}  // namespace

Checked<Solved> solve(const LoadedScenario& scenario, std::size_t row, double wanted, const RunSettings& settings) {
    Checked<Solved> result;
    Checked<Trial> present = try_out(scenario, settings);
    result.issues = std::move(present.issues);
    if (!present.value) return result;
    expects(row < present.value->rows.size() && present.value->rows[row].has_value());
    Solved solved;
    solved.row = row;
    solved.wanted = wanted;
    solved.replications = settings.replications;
    solved.present = reach_interval(*present.value->rows[row], present.value->finished);
    solved.present_median = median_of_row(*present.value->rows[row], present.value->finished);
    if (solved.present.value < wanted) {
        Solver solver(scenario, row, wanted, settings, *present.value);
        const std::vector<Lever> levers = levers_of(scenario.scenario, present.value->ensemble);
        for (std::size_t i = 0; i < levers.size(); ++i) {
            if (settings.progress) settings.progress(static_cast<double>(i) / static_cast<double>(levers.size()));
            if (std::optional<Solution> found = solver.solution(levers[i]))
                solved.levers.push_back(std::move(*found));
            else
                ++solved.without_effect;
        }
        std::stable_sort(solved.levers.begin(), solved.levers.end(), before);
        solved.by_cost = std::any_of(solved.levers.begin(), solved.levers.end(),
                                     [](const Solution& one) { return one.reached && one.yuan.has_value(); });
    }
    result.value = std::move(solved);
    return result;
}

}  // namespace permille::explore
