// permille solve: what it would take to reach a row.
#include "permille/explore/solve.hpp"
#include "commands.hpp"
#include "loading.hpp"
#include "permille/base/phrases.hpp"
#include "permille/base/spelling.hpp"
#include "permille/indicators/measure.hpp"
#include "permille/report/lever_report.hpp"
#include "shell.hpp"

namespace permille::cli {
namespace {

std::size_t row_of(const Arguments& arguments, const Scenario& scenario) {
    if (const auto row = find_row(scenario, arguments.target)) return *row;
    std::vector<std::string_view> ids;
    for (const auto& target : scenario.targets) ids.push_back(target.id);
    throw UsageError{say(Phrase::no_such_row, {in_shell(arguments.files.front()), printable(arguments.target),
                                               did_you_mean(arguments.target, ids)})};
}

void expect_projected(const LoadedScenario& loaded, const simulation::Model& model, std::size_t row) {
    const plan::Target& target = loaded.scenario.targets.entries[row].value;
    const indicators::Measured measured = indicators::measure_of(target, loaded.scenario, model.series());
    if (!measured.measure) throw UsageError{say(Phrase::row_not_projected, {printable(target.row), measured.reason})};
}

}  // namespace

int solve(const Arguments& arguments) {
    const auto ready = load_and_build(arguments);
    if (!ready) return bad_scenario;
    const LoadedScenario& loaded = ready->front().loaded;
    const std::size_t row = row_of(arguments, loaded.scenario);
    expect_projected(loaded, ready->front().model, row);
    Checked<explore::Solved> solved;
    std::uint64_t seed = 0;
    try {
        Progress progress(has_progress_terminal() && !arguments.quiet, printable(loaded.id));
        const explore::RunSettings settings =
            run_settings(arguments, loaded.scenario, loaded.scenario.run.replications, progress);
        seed = settings.seed;
        solved = explore::solve(loaded, row, arguments.wanted, settings);
    } catch (const explore::Interrupted&) {
        return stopped_by_user(arguments);
    }
    if (!solved.value) {
        print_issues(solved.issues, arguments.language);
        return bad_scenario;
    }
    if (arguments.format == "json")
        print(report::solve_json(loaded, *solved.value, seed));
    else if (arguments.format == "csv")
        print(report::solve_csv(*solved.value));
    else
        print(report::solve_text(loaded, *solved.value, seed, in_shell(arguments.files.front()), arguments.language));
    return done;
}

}  // namespace permille::cli
