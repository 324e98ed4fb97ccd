// permille compare: scenarios side by side on the same random numbers.
#include <algorithm>

#include "commands.hpp"
#include "loading.hpp"
#include "permille/base/phrases.hpp"
#include "permille/explore/compare.hpp"
#include "permille/report/compare_report.hpp"
#include "shell.hpp"

namespace permille::cli {
namespace {

// The files, each with --set; of one file alone both: as it is, and with --set.
std::optional<std::vector<LoadedScenario>> load_all(const Arguments& arguments) {
    std::vector<LoadedScenario> scenarios;
    Issues issues;
    const auto load = [&](const std::string& file, const Arguments& with) {
        if (std::optional<LoadedScenario> loaded = load_file(file, with, issues))
            scenarios.push_back(std::move(*loaded));
    };
    if (arguments.files.size() == 1) {
        Arguments plain = arguments;
        plain.sets.clear();
        load(arguments.files.front(), plain);
    }
    for (const std::string& file : arguments.files) load(file, arguments);
    if (issues.empty()) return scenarios;
    print_issues(issues, arguments.language);
    return std::nullopt;
}

void expect_same_years(const std::vector<LoadedScenario>& scenarios) {
    const Horizon& first = scenarios.front().scenario.horizon;
    for (const LoadedScenario& one : scenarios) {
        const Horizon& horizon = one.scenario.horizon;
        if (horizon.base == first.base && horizon.target == first.target) continue;
        throw UsageError{say(Phrase::horizons_differ, {printable(scenarios.front().id), first.base, first.target,
                                                       printable(one.id), horizon.base, horizon.target})};
    }
}

// Ids, told apart where they are the same.
std::vector<std::string> labels_of(const std::vector<LoadedScenario>& scenarios, const Arguments& arguments) {
    std::vector<std::string> labels;
    for (const LoadedScenario& one : scenarios) {
        std::string label = printable(one.id);
        if (arguments.files.size() == 1 && !labels.empty()) label += " --set";
        for (int copy = 2; std::find(labels.begin(), labels.end(), label) != labels.end(); ++copy)
            label = printable(one.id) + " (" + std::to_string(copy) + ")";
        labels.push_back(std::move(label));
    }
    return labels;
}

}  // namespace

int compare(const Arguments& arguments) {
    const auto scenarios = load_all(arguments);
    if (!scenarios) return bad_scenario;
    expect_same_years(*scenarios);
    std::vector<const LoadedScenario*> compared;
    for (const LoadedScenario& one : *scenarios) compared.push_back(&one);
    const std::vector<std::string> labels = labels_of(*scenarios, arguments);
    Checked<explore::Comparison> comparison;
    try {
        Progress progress(has_progress_terminal() && !arguments.quiet, "compare");
        const Scenario& first = compared.front()->scenario;
        comparison =
            explore::compare(compared, labels, run_settings(arguments, first, first.run.replications, progress));
    } catch (const explore::Interrupted&) {
        return stopped_by_user(arguments);
    }
    if (!comparison.value) {
        print_issues(comparison.issues, arguments.language);
        return bad_scenario;
    }
    // Of one file alone the first is as it is.
    for (std::size_t i = arguments.files.size() == 1 ? 1 : 0; i < compared.size(); ++i)
        comparison.value->compared[i].sets = arguments.sets;
    if (arguments.format == "json")
        print(report::compare_json(*comparison.value));
    else if (arguments.format == "csv")
        print(report::compare_csv(*comparison.value));
    else
        print(report::compare_text(*comparison.value, arguments.language));
    return done;
}

}  // namespace permille::cli
