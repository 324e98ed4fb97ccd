// permille sensitivity: what the answer rests on, of a sweep or of a scenario.
#include "permille/explore/sensitivity.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>

#include "commands.hpp"
#include "loading.hpp"
#include "permille/base/failure.hpp"
#include "permille/base/phrases.hpp"
#include "permille/base/spelling.hpp"
#include "permille/explore/kept.hpp"
#include "permille/explore/knowledge.hpp"
#include "permille/explore/lever.hpp"
#include "permille/report/sensitivity_report.hpp"
#include "permille/report/sweep_store.hpp"
#include "shell.hpp"
#include "sweep_plan.hpp"

namespace permille::cli {
namespace {

constexpr std::int64_t knowledge_replications = 8192;
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

bool is_database(const std::string& file) {
    constexpr std::string_view mark = "SQLite format 3";
    std::string start(mark.size(), '\0');
    std::ifstream in(file, std::ios::binary);
    return in.read(start.data(), static_cast<std::streamsize>(start.size())) && start == mark;
}

// A design as it was asked for: one that may grow is kept without its number.
explore::Design design_of(const report::SweepPlan& plan) {
    const std::size_t factors = plan.factors.size();
    std::string text = plan.design;
    if (text == "saltelli")
        text += ":" + std::to_string(static_cast<std::size_t>(plan.points) /
                                     explore::saltelli_rows(factors, explore::Order::second));
    else if (text == "morris")
        text += ":" + std::to_string(static_cast<std::size_t>(plan.points) / (factors + 1));
    else if (text == "sobol" || text == "random")
        text += ":" + std::to_string(plan.points);
    return *explore::read_design(text).value;
}

// Positions of the measures that are asked for; without words, every P(reach).
std::vector<std::size_t> measures_of(const report::SweepPlan& plan, const Arguments& arguments) {
    std::vector<std::size_t> found;
    for (std::size_t m = 0; m < plan.measures.size(); ++m)
        if (arguments.measures.empty() && plan.measures[m].statistic == "p_reach") found.push_back(m);
    for (const std::string& text : arguments.measures) {
        const auto measure = std::find_if(plan.measures.begin(), plan.measures.end(),
                                          [&](const report::SweepMeasure& one) { return one.id() == text; });
        if (measure == plan.measures.end()) {
            std::string names;
            for (const report::SweepMeasure& one : plan.measures) names += (names.empty() ? "" : ", ") + one.id();
            throw UsageError{say(Phrase::sens_not_kept, {in_shell(arguments.files.front()), printable(text), names})};
        }
        found.push_back(static_cast<std::size_t>(measure - plan.measures.begin()));
    }
    if (found.empty())
        for (std::size_t m = 0; m < plan.measures.size(); ++m) found.push_back(m);
    return found;
}

std::optional<double> plain(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

double middle_of(std::vector<double> numbers) {
    std::erase_if(numbers, [](double number) { return std::isnan(number); });
    if (numbers.empty()) return 0;
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    std::nth_element(numbers.begin(), middle, numbers.end());
    return *middle;
}

// What the numbers and factors of a sweep are called: in its scenario's words, where that is still what was swept.
class Names {
  public:
    Names(const report::SweepPlan& plan, const Arguments& arguments) {
        std::error_code ignored;
        if (plan.file == "-" || !std::filesystem::exists(plan.file, ignored)) return;
        Arguments line = arguments;
        line.sets = plan.sets;
        Issues issues;
        scenario_ = load_file(plan.file, line, issues);
        if (scenario_ && scenario_->digest != plan.digest) scenario_.reset();
    }

    Text row(const std::string& id) const {
        if (id == explore::all_rows) return say(Phrase::sens_all_targets);
        if (id == explore::binding_rows) return say(Phrase::sens_binding_targets);
        const plan::Target* target = scenario_ ? scenario_->scenario.targets.find(id) : nullptr;
        return target != nullptr ? target->name : Text{id, id};
    }
    /// Where a point misses: on the wrong side of what is asked for, or of the row's own limit where nothing is; where
    /// that is not known either, the worse half of the points.
    explore::Miss miss(const report::SweepMeasure& measure, const std::optional<double>& asked,
                       const std::vector<double>& outputs) const {
        const std::string& statistic = measure.statistic;
        if (statistic == "p_reach") return {asked.value_or(0.5), false};
        if (statistic == "shortfall" || statistic == "if_missed") return {asked.value_or(0), true};
        if (statistic == "first_year") return {asked.value_or(measure.year), true};
        const plan::Target* target = scenario_ ? scenario_->scenario.targets.find(measure.target) : nullptr;
        const bool above = target != nullptr && target->better == plan::Better::lower;
        if (asked) return {*asked, above};
        if (target != nullptr && target->target) return {target->target->mean_in(measure.year), above};
        return {middle_of(outputs), above};
    }
    Text factor(const std::string& path) const {
        const auto label = scenario_ ? explore::lever_label(scenario_->scenario, path) : std::nullopt;
        return label.value_or(Text{path, path});
    }

  private:
    std::optional<LoadedScenario> scenario_;
};

// A sweep's numbers are there: an option that would run them otherwise is not passed over in silence.
void expect_no_run(const Arguments& arguments) {
    const char* given = arguments.replications    ? "--replications"
                        : arguments.seed          ? "--seed"
                        : !arguments.sets.empty() ? "--set"
                                                  : nullptr;
    if (given != nullptr) throw UsageError{say(Phrase::sens_not_of_sweep, {given})};
}

int of_sweep(const Arguments& arguments) {
    expect_no_run(arguments);
    const report::SweepStore store = report::SweepStore::open_read_only(arguments.files.front());
    const report::SweepPlan& plan = store.plan();
    const std::vector<std::size_t> measures = measures_of(plan, arguments);
    const std::int64_t replications = store.common_replications();
    if (replications == 0 && !store.done().empty())
        throw Failure(say(Phrase::sens_mixed, {in_shell(arguments.files.front())}));
    say_which_replications(store, arguments);
    explore::Studied studied{
        .design = design_of(plan), .seed = plan.seed, .factors = {}, .levels = {}, .words = {}, .outputs = {}};
    for (const report::SweepFactor& factor : plan.factors) studied.factors.push_back(factor.path);
    std::vector<std::vector<double>> outputs(measures.size());
    std::int64_t points = 0;
    store.for_each_of(replications, [&](const report::SweepPoint& point) {
        ++points;
        for (const std::string& level : point.levels) {
            studied.levels.push_back(plain(level).value_or(unknown));
            studied.words.push_back(level);
        }
        for (std::size_t i = 0; i < measures.size(); ++i) {
            // No first year means never.
            const bool never = plan.measures[measures[i]].statistic == "first_year";
            outputs[i].push_back(point.values[measures[i]].value_or(never ? infinite : unknown));
        }
    });
    if (points < plan.points)
        throw Failure(say(Phrase::sens_incomplete, {in_shell(arguments.files.front()), points, plan.points}));
    report::SensitivityResult result{.scenario = plan.scenario,
                                     .digest = plan.digest,
                                     .design = studied.design.text,
                                     .seed = plan.seed,
                                     .points = points,
                                     .factors = studied.factors,
                                     .factor_names = {},
                                     .outputs = {},
                                     .left_out = {}};
    const Names names(plan, arguments);
    for (const std::string& path : studied.factors) result.factor_names.push_back(names.factor(path));
    const auto varies = [](const std::vector<double>& output) {
        return std::any_of(output.begin(), output.end(), [&](double value) { return value != output.front(); });
    };
    const bool any = std::any_of(outputs.begin(), outputs.end(), varies);
    for (std::size_t i = 0; i < measures.size(); ++i) {
        // What never changes is left out unless it was asked for, or there is nothing else.
        const report::SweepMeasure& measure = plan.measures[measures[i]];
        const Text row = names.row(measure.target), number = report::number_name(row, measure.statistic);
        if (arguments.measures.empty() && any && !varies(outputs[i])) {
            result.left_out.push_back(number);
            continue;
        }
        studied.outputs = std::move(outputs[i]);
        result.outputs.push_back(
            {measure.id(), row, number,
             explore::sensitivity_of(studied, names.miss(measure, arguments.miss, studied.outputs))});
    }
    if (arguments.format == "csv")
        print(report::sensitivity_csv(result));
    else if (arguments.format == "json")
        print(report::sensitivity_json(result));
    else
        print(report::sensitivity_text(result, arguments.language));
    return done;
}

// The rows that --measure names; all of them without it. The split and the worth are of a row, whatever its statistic.
void keep_rows(const std::vector<explore::Kept>& kept, const Scenario& scenario, explore::Knowledge& known) {
    std::erase_if(known.rows, [&](const explore::RowKnowledge& row) {
        const std::string& id = scenario.targets.entries[row.row].id;
        return std::none_of(kept.begin(), kept.end(), [&](const explore::Kept& one) { return one.target == id; });
    });
}

int of_scenario(const Arguments& arguments) {
    const auto ready = load_and_build(arguments);
    if (!ready) return bad_scenario;
    const Ready& one = ready->front();
    const Checked<std::vector<explore::Kept>> kept =
        explore::read_kept(one.loaded.scenario, one.model, arguments.measures);
    if (!kept.value) throw UsageError{kept.issues.all().front().message};
    explore::Knowledge known;
    std::uint64_t seed = 0;
    try {
        Progress progress(has_progress_terminal() && !arguments.quiet, printable(one.loaded.id));
        const explore::RunSettings settings =
            run_settings(arguments, one.loaded.scenario, knowledge_replications, progress);
        seed = settings.seed;
        known = explore::knowledge_of(one.loaded.scenario, one.model, settings);
        keep_rows(*kept.value, one.loaded.scenario, known);
    } catch (const explore::Interrupted&) {
        return stopped_by_user(arguments);
    }
    if (arguments.format == "csv")
        print(report::knowledge_csv(one.loaded.id, one.loaded.scenario, known));
    else if (arguments.format == "json")
        print(report::knowledge_json(one.loaded.id, one.loaded.scenario, known, seed));
    else
        print(report::knowledge_text(one.loaded.scenario, known, arguments.language));
    return done;
}

}  // namespace

int sensitivity(const Arguments& arguments) {
    expect_there(arguments.files.front());
    return is_database(arguments.files.front()) ? of_sweep(arguments) : of_scenario(arguments);
}

}  // namespace permille::cli
