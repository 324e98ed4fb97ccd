// permille levers: what can be turned, and what one step of each does.
#include "commands.hpp"
#include "loading.hpp"
#include "permille/explore/effect.hpp"
#include "permille/report/lever_report.hpp"
#include "shell.hpp"

#include <vector>

namespace permille::cli {
namespace {

// For the rows that are more likely missed than not and that no single step moves: what helps as far as it goes.
std::vector<report::RowLever> at_their_bounds(const LoadedScenario& loaded, const explore::Effects& effects,
                                              const explore::RunSettings& settings) {
    constexpr double even = 0.5;
    const auto by_step = explore::best_steps(effects);
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < effects.reach.size(); ++row)
        if (effects.reach[row] && *effects.reach[row] < even && !by_step[row]) rows.push_back(row);
    std::vector<report::RowLever> found;
    if (rows.empty()) return found;
    const auto best = explore::best_levers(loaded, rows, settings);
    for (std::size_t k = 0; best.value && k < rows.size(); ++k) found.push_back({rows[k], (*best.value)[k]});
    return found;
}

}  // namespace

int levers(const Arguments& arguments) {
    Issues issues;
    const auto loaded = load_file(arguments.files.front(), arguments, issues);
    if (!loaded) {
        print_issues(issues, arguments.language);
        return bad_scenario;
    }
    Checked<explore::Effects> effects;
    std::vector<report::RowLever> at_bounds;
    std::uint64_t seed = 0;
    try {
        Progress progress(has_progress_terminal() && !arguments.quiet, printable(loaded->id));
        const explore::RunSettings settings =
            run_settings(arguments, loaded->scenario, explore::effect_replications, progress);
        seed = settings.seed;
        effects = explore::effects_of(*loaded, settings);
        if (effects.value) at_bounds = at_their_bounds(*loaded, *effects.value, settings);
    } catch (const explore::Interrupted&) {
        return stopped_by_user(arguments);
    }
    if (!effects.value) {
        print_issues(effects.issues, arguments.language);
        return bad_scenario;
    }
    if (arguments.format == "json")
        print(report::levers_json(*loaded, *effects.value, at_bounds, seed));
    else if (arguments.format == "csv")
        print(report::levers_csv(*loaded, *effects.value));
    else
        print(report::levers_text(*loaded, *effects.value, at_bounds, seed, arguments.language));
    return done;
}

}  // namespace permille::cli
