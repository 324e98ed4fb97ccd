// permille show: the resolved scenario, with where each number came from.
#include "commands.hpp"
#include "loading.hpp"
#include "permille/base/phrases.hpp"
#include "permille/indicators/assumption.hpp"
#include "permille/report/csv.hpp"
#include "permille/report/json.hpp"
#include "permille/report/resolved_text.hpp"
#include "shell.hpp"

namespace permille::cli {
namespace {

// The numbers at a path and below it.
std::vector<indicators::Assumption> numbers_below(const Scenario& scenario, const std::string& path) {
    std::vector<indicators::Assumption> below;
    for (indicators::Assumption& one : indicators::assumptions_of(scenario))
        if (path.empty() || one.path == path || one.path.rfind(path + ".", 0) == 0) below.push_back(std::move(one));
    return below;
}

// Where the tables of a scenario may stand: beside its file, or where the program's own are.
std::vector<std::filesystem::path> table_folders(const std::string& file) {
    std::vector<std::filesystem::path> folders{std::filesystem::path(file).parent_path()};
    const auto installed = installed_folders();
    folders.insert(folders.end(), installed.begin(), installed.end());
    return folders;
}

}  // namespace

int show(const Arguments& arguments) {
    if (arguments.format == "yaml" && (!arguments.path.empty() || arguments.assumptions))
        throw UsageError{say(Phrase::yaml_is_whole)};
    Issues issues;
    const auto loaded = load_file(arguments.files.front(), arguments, issues);
    if (!loaded) {
        print_issues(issues, arguments.language);
        return bad_scenario;
    }
    const std::string& path = arguments.path;
    if (!path.empty() && report::resolved_text(loaded->scenario, path, arguments.language).empty())
        throw UsageError{say(Phrase::no_such_path, {printable(path), report::near_path(loaded->scenario, path)})};
    if (arguments.format == "yaml")
        print(standalone_yaml(*loaded, table_folders(arguments.files.front())));
    else if (arguments.format == "csv")
        print_csv(report::assumptions_csv(numbers_below(loaded->scenario, path)), arguments.excel);
    else if (arguments.format == "json")
        print(report::assumptions_json(loaded->id, numbers_below(loaded->scenario, path)));
    else if (arguments.assumptions)
        print(report::assumptions_text(loaded->scenario, path, arguments.language));
    else
        print(report::resolved_text(loaded->scenario, path, arguments.language));
    const Text observed = report::observed_sentence(loaded->scenario);
    if (arguments.format.empty() && path.empty() && !observed.empty())
        print("\n" + observed.in(arguments.language) + "\n");
    return done;
}

}  // namespace permille::cli
