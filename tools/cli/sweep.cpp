// permille sweep: a scenario over the points of a design, its numbers kept in a database.
#include "permille/explore/sweep.hpp"

#include <fmt/format.h>

#include <chrono>
#include <numeric>
#include <utility>

#include "commands.hpp"
#include "loading.hpp"
#include "permille/base/failure.hpp"
#include "permille/base/phrases.hpp"
#include "permille/explore/salib_parameters.hpp"
#include "permille/report/sweep_store.hpp"
#include "shard.hpp"
#include "shell.hpp"
#include "sweep_plan.hpp"
#include "sweep_progress.hpp"

namespace permille::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t sweep_replications = 1024;

// A sweep as it was asked for, with the scenarios that it refers to.
struct Asked {
    std::vector<std::unique_ptr<LoadedScenario>> scenarios;  // the file's own first, then those of a factor of files
    explore::Sweep sweep;
    report::SweepPlan plan;
    Shard shard;
    fs::path place;
};

[[noreturn]] void refuse(const Issues& issues) {
    throw UsageError{issues.all().front().message};
}

// A file that an option names: that it is not there is a mistake of the line.
void expect_file(const std::string& option, const std::string& file) {
    std::error_code ignored;
    if (!fs::exists(file, ignored)) throw UsageError{say(Phrase::option_file_missing, {option, in_shell(file)})};
}

constexpr std::string_view salib_mark = "salib:";

// What --vary says, and the lines of SALib's parameter files that it names; mistakes of these are added to `issues`.
std::vector<explore::Factor> read_factors(const Arguments& arguments, const LoadedScenario& scenario, Issues& issues) {
    std::vector<std::string> texts;
    for (const std::string& text : arguments.vary) {
        if (!text.starts_with(salib_mark)) {
            texts.push_back(text);
            continue;
        }
        const std::string file = text.substr(salib_mark.size());
        expect_file("--vary", file);
        Checked<explore::SalibParameters> read = explore::read_salib_parameters(file);
        if (read.value) texts.insert(texts.end(), read.value->factors.begin(), read.value->factors.end());
        if (read.value && read.value->grouped && !arguments.quiet)
            message(say(Phrase::salib_groups, {in_shell(file)}).in(arguments.language) + "\n");
        issues.append(std::move(read.issues));
    }
    std::vector<explore::Factor> factors;
    for (const std::string& text : texts) {
        Checked<explore::Factor> factor = explore::read_factor(scenario, text);
        if (!factor.value) refuse(factor.issues);
        factors.push_back(std::move(*factor.value));
    }
    return factors;
}

// The scenarios of a factor whose levels are files; issues are those of the files.
Issues load_levels(const Arguments& arguments, Asked& asked) {
    Issues issues;
    for (const explore::Factor& factor : asked.sweep.points.factors()) {
        if (!factor.is_file()) continue;
        for (const std::string& file : factor.levels) {
            std::error_code ignored;
            if (const Place place = asked.sweep.points.place(factor.path); place.file == nullptr)
                expect_file("--vary", file);
            else if (!fs::exists(file, ignored)) {
                issues.add(place, factor.path, say(Phrase::option_file_missing, {"--design", printable(file)}));
                continue;
            }
            std::optional<LoadedScenario> loaded = load_file(file, arguments, issues);
            if (!loaded) continue;
            asked.scenarios.push_back(std::make_unique<LoadedScenario>(std::move(*loaded)));
            asked.sweep.scenarios.push_back(asked.scenarios.back().get());
        }
    }
    if (asked.sweep.scenarios.empty()) asked.sweep.scenarios.push_back(asked.scenarios.front().get());
    return issues;
}

// Reads everything that the line says; nothing when a file has mistakes, which are printed.
std::optional<Asked> read_all(const Arguments& arguments) {
    auto ready = load_and_build(arguments);
    if (!ready) return std::nullopt;
    const simulation::Model model = std::move(ready->front().model);
    Asked asked;
    asked.scenarios.push_back(std::make_unique<LoadedScenario>(std::move(ready->front().loaded)));
    const LoadedScenario& own = *asked.scenarios.front();
    asked.shard = read_shard(arguments.shard);
    const Checked<explore::Design> design = explore::read_design(arguments.design.empty() ? "grid" : arguments.design);
    if (!design.value) refuse(design.issues);
    if (!design.value->file.empty()) expect_file("--design", design.value->file);
    const std::uint64_t seed = arguments.seed.value_or(static_cast<std::uint64_t>(own.scenario.run.seed));
    Issues mistakes;
    std::vector<explore::Factor> factors = read_factors(arguments, own, mistakes);
    if (!mistakes.empty()) {
        print_issues(mistakes, arguments.language);
        return std::nullopt;
    }
    Checked<explore::SweepPoints> points = explore::lay_out(std::move(factors), *design.value, seed);
    if (!points.value) {
        if (points.issues.all().front().place.file == nullptr) refuse(points.issues);
        print_issues(points.issues, arguments.language);
        return std::nullopt;
    }
    Checked<std::vector<explore::Kept>> kept = explore::read_kept(own.scenario, model, arguments.measures);
    if (!kept.value) refuse(kept.issues);
    asked.sweep.points = std::move(*points.value);
    asked.sweep.kept = std::move(*kept.value);
    asked.sweep.how = {.replications = arguments.replications.value_or(sweep_replications),
                       .seed = seed,
                       .threads = arguments.threads,
                       .lanes = arguments.lanes,
                       .block = arguments.block,
                       .towns = false,
                       .interrupted = &interrupted()};
    const Issues issues = load_levels(arguments, asked);
    if (!issues.empty()) {
        print_issues(issues, arguments.language);
        return std::nullopt;
    }
    asked.plan = plan_of(asked.sweep, own, arguments);
    asked.place = place_of(
        asked.shard, arguments.out.empty() ? fs::path("results") / own.id / "sweep.sqlite" : fs::path(arguments.out));
    return asked;
}

// Runs a few points and tells what all of them would take.
void print_estimate(const Asked& asked, const std::vector<std::int64_t>& mine, Language language) {
    constexpr double enough_seconds = 1;
    const auto start = std::chrono::steady_clock::now();
    double seconds = 0;
    std::int64_t tried = 0;
    for (std::size_t first = 0; first < mine.size() && seconds < enough_seconds;
         first += static_cast<std::size_t>(explore::block_points)) {
        const std::size_t count = std::min(mine.size() - first, static_cast<std::size_t>(explore::block_points));
        explore::run_points(asked.sweep, std::span(mine).subspan(first, count), [](auto, auto) {});
        seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        tried += static_cast<std::int64_t>(count);
    }
    const Estimate estimate = estimate_of(asked.sweep, static_cast<std::int64_t>(mine.size()),
                                          seconds / static_cast<double>(std::max<std::int64_t>(tried, 1)));
    print(estimate_text(estimate, in_shell(asked.place.string()), language));
}

// Of these points those that a database which is to be continued does not have yet.
std::vector<std::int64_t> still_to_run(const Asked& asked, std::vector<std::int64_t> points,
                                       const Arguments& arguments) {
    std::error_code ignored;
    if (!arguments.resume || !fs::exists(asked.place, ignored)) return points;
    const report::SweepStore store = report::SweepStore::open_read_only(asked.place);
    std::erase_if(points, [&](std::int64_t point) { return store.done(point, asked.sweep.how.replications); });
    return points;
}

report::SweepStore open_store(const Arguments& arguments, const Asked& asked) {
    std::error_code ignored;
    if (!fs::exists(asked.place, ignored)) return report::SweepStore::create(asked.place, asked.plan);
    if (!arguments.resume) throw Failure(say(Phrase::sweep_exists, {in_shell(asked.place.string())}));
    report::SweepStore store = report::SweepStore::open(asked.place);
    store.extend(asked.plan);
    return store;
}

}  // namespace

int sweep(const Arguments& arguments) {
    std::optional<Asked> asked;
    if (arguments.resume) expect_there(arguments.files.front());
    {
        const Progress reading(has_progress_terminal() && !arguments.quiet,
                               say(Phrase::progress_reading).in(arguments.language));
        asked = read_all(arguments);
    }
    if (!asked) return bad_scenario;
    const std::vector<std::int64_t> mine = points_of(asked->shard, asked->plan.points);
    std::vector<std::int64_t> all(static_cast<std::size_t>(asked->plan.points));
    std::iota(all.begin(), all.end(), std::int64_t{0});
    try {
        if (const Issues issues = explore::check_points(asked->sweep, all); !issues.empty()) {
            const Issue& first = issues.all().front();
            if (first.place.file == nullptr) throw UsageError{say(Phrase::vary_wrong_point, {first.message})};
            print_issues(issues, arguments.language);
            return bad_scenario;
        }
        if (arguments.dry_run) {
            print_estimate(*asked, still_to_run(*asked, mine, arguments), arguments.language);
            return done;
        }
    } catch (const explore::Interrupted&) {
        return interrupted_by_user;
    }
    report::SweepStore store = open_store(arguments, *asked);
    std::vector<std::int64_t> open;
    for (const std::int64_t point : mine)
        if (!store.done(point, asked->sweep.how.replications)) open.push_back(point);
    const auto points = static_cast<std::int64_t>(mine.size());
    std::int64_t finished = points - static_cast<std::int64_t>(open.size());
    bool stopped = false;
    try {
        SweepProgress progress(arguments.progress, arguments.quiet, printable(asked->plan.scenario),
                               static_cast<std::int64_t>(open.size()), arguments.language);
        std::int64_t now_done = 0;
        explore::run_points(asked->sweep, open, [&](std::int64_t, std::span<const explore::SweepPoint> block) {
            store.write(block);
            now_done += static_cast<std::int64_t>(block.size());
            progress.update(now_done);
        });
        finished += now_done;
    } catch (const explore::Interrupted&) {
        stopped = true;
    }
    if (stopped) {
        std::int64_t kept = 0;
        for (const std::int64_t point : mine) kept += store.done(point, asked->sweep.how.replications) ? 1 : 0;
        finished = kept;
    }
    store.finish();
    const Phrase ending = stopped ? Phrase::sweep_interrupted : Phrase::sweep_written;
    if (!arguments.quiet || stopped)
        message(say(ending, {finished, points, in_shell(asked->place.string())}).in(arguments.language) + "\n");
    return stopped ? interrupted_by_user : done;
}

}  // namespace permille::cli
