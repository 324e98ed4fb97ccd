// Reading every file before anything is run, so that all mistakes show at once.
#include "loading.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>

#include "commands.hpp"
#include "permille/base/failure.hpp"
#include "permille/base/phrases.hpp"
#include "permille/report/output_file.hpp"
#include "shell.hpp"

namespace permille::cli {
namespace {

constexpr std::size_t most_messages = 20;

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Standard input can be read once; a command may load it twice, as it is and with --set.
const std::string& standard_input_text() {
    static const std::string text = read_standard_input();
    return text;
}

}  // namespace

void expect_there(const std::string& file) {
    std::error_code reason;
    if (file != "-" && !std::filesystem::exists(file, reason))
        throw Failure(
            say(Phrase::cannot_open_file, {in_shell(file), report::reason_of(reason ? reason.value() : ENOENT)}));
}

std::optional<LoadedScenario> load_file(const std::string& file, const Arguments& arguments, Issues& issues) {
    LoadOptions options{.installed_folders = installed_folders(), .sets = arguments.sets, .large = arguments.large};
    if (file == "-") options.text = standard_input_text();
    Checked<LoadedScenario> checked = load_scenario(file, options);
    const bool good = static_cast<bool>(checked);
    issues.append(std::move(checked.issues));
    return good ? std::move(checked.value) : std::nullopt;
}

std::optional<std::vector<Ready>> load_and_build(const Arguments& arguments) {
    std::vector<Ready> ready;
    Issues issues;
    for (const std::string& file : arguments.files) {
        const auto start = std::chrono::steady_clock::now();
        std::optional<LoadedScenario> loaded = load_file(file, arguments, issues);
        if (!loaded) continue;
        const double load_seconds = seconds_since(start);
        Checked<simulation::Model> model = simulation::build_model(*loaded);
        const bool good = static_cast<bool>(model);
        issues.append(std::move(model.issues));
        if (!good) continue;
        ready.push_back({.file = file,
                         .loaded = std::move(*loaded),
                         .model = std::move(*model.value),
                         .load_seconds = load_seconds,
                         .build_seconds = seconds_since(start) - load_seconds});
    }
    if (issues.empty()) return ready;
    print_issues(issues, arguments.language);
    return std::nullopt;
}

std::optional<std::size_t> find_row(const Scenario& scenario, std::string_view word) {
    const auto& targets = scenario.targets.entries;
    for (std::size_t i = 0; i < targets.size(); ++i)
        if (targets[i].id == word || targets[i].value.row == word) return i;
    return std::nullopt;
}

explore::RunSettings run_settings(const Arguments& arguments, const Scenario& scenario, std::int64_t replications,
                                  Progress& progress) {
    constexpr std::int64_t parts = 1000;  // of the bar
    return {
        .replications = arguments.replications.value_or(replications),
        .seed = arguments.seed.value_or(static_cast<std::uint64_t>(scenario.run.seed)),
        .threads = arguments.threads,
        .lanes = arguments.lanes,
        .block = arguments.block,
        .interrupted = &interrupted(),
        .progress = [&progress](double share) { progress.update(static_cast<std::int64_t>(share * parts), parts); }};
}

int stopped_by_user(const Arguments& arguments) {
    message(say(Phrase::interrupted, {}).in(arguments.language) + "\n");
    return interrupted_by_user;
}

void print_issues(const Issues& issues, Language language) {
    std::string out;
    const std::size_t shown = std::min(issues.size(), most_messages);
    for (std::size_t i = 0; i < shown; ++i) out += to_string(issues.all()[i], language) + "\n";
    out += (issues.size() > shown ? say(Phrase::mistakes_more, {issues.size(), shown})
                                  : say(Phrase::mistakes, {issues.size()}))
               .in(language) +
           "\n";
    message(out);
}

}  // namespace permille::cli
