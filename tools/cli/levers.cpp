// permille levers: what can be turned, and what one step of each does.
#include "commands.hpp"
#include "loading.hpp"
#include "permille/explore/effect.hpp"
#include "permille/report/lever_report.hpp"
#include "shell.hpp"

namespace permille::cli {

int levers(const Arguments& arguments) {
    Issues issues;
    const auto loaded = load_file(arguments.files.front(), arguments, issues);
    if (!loaded) {
        print_issues(issues, arguments.language);
        return bad_scenario;
    }
    Checked<explore::Effects> effects;
    std::uint64_t seed = 0;
    try {
        Progress progress(has_progress_terminal() && !arguments.quiet, printable(loaded->id));
        const explore::RunSettings settings =
            run_settings(arguments, loaded->scenario, explore::effect_replications, progress);
        seed = settings.seed;
        effects = explore::effects_of(*loaded, settings);
    } catch (const explore::Interrupted&) {
        return stopped_by_user(arguments);
    }
    if (!effects.value) {
        print_issues(effects.issues, arguments.language);
        return bad_scenario;
    }
    if (arguments.format == "json")
        print(report::levers_json(*loaded, *effects.value, seed));
    else if (arguments.format == "csv")
        print(report::levers_csv(*loaded, *effects.value));
    else
        print(report::levers_text(*loaded, *effects.value, seed, arguments.language));
    return done;
}

}  // namespace permille::cli
