// From a database back to a command line.
#include "sweep_point.hpp"

#include <charconv>
#include <filesystem>
#include <string_view>

#include "loading.hpp"
#include "permille/base/failure.hpp"
#include "permille/base/phrases.hpp"
#include "permille/explore/factor.hpp"
#include "permille/report/sweep_store.hpp"
#include "shell.hpp"
#include "sweep_plan.hpp"

namespace permille::cli {
namespace {

struct Named {
    std::string database;
    std::int64_t point = 0;
};

Named read_name(const std::string& text) {
    const auto colon = text.rfind(':');
    Named named{text.substr(0, colon)};
    const std::string_view id =
        colon == std::string::npos ? std::string_view() : std::string_view(text).substr(colon + 1);
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), named.point);
    if (error != std::errc() || end != id.data() + id.size() || named.database.empty() || named.point < 0)
        throw UsageError{say(Phrase::point_not_understood, {printable(text)})};
    return named;
}

// What was swept must be what is there now.
void expect_same(const std::string& file, const std::string& digest_then, const Arguments& line) {
    expect_there(file);
    Issues issues;
    const std::optional<LoadedScenario> loaded = load_file(file, line, issues);
    const std::string digest = loaded ? loaded->digest : std::string();
    if (!digest.empty() && digest.starts_with(digest_then)) return;
    if (!issues.empty()) print_issues(issues, line.language);
    throw Failure(say(Phrase::point_scenario_changed,
                      {in_shell(file), digest.empty() ? "?" : digest.substr(0, 12), digest_then.substr(0, 12)}));
}

}  // namespace

Arguments with_point(const Arguments& arguments) {
    const Named named = read_name(arguments.point);
    const report::SweepStore store = report::SweepStore::open_read_only(named.database);
    const report::SweepPlan& plan = store.plan();
    const auto point = store.point(named.point);
    if (!point) throw Failure(say(Phrase::point_not_there, {in_shell(named.database), named.point, plan.points - 1}));
    if (plan.file == "-") throw Failure(say(Phrase::point_from_stdin, {in_shell(named.database)}));
    if (!arguments.sets.empty() || arguments.seed.value_or(plan.seed) != plan.seed ||
        arguments.replications.value_or(point->replications) != point->replications)
        message(say(Phrase::point_other, {named.point}).in(arguments.language) + "\n");
    Arguments line = arguments;
    line.point.clear();
    line.files = {plan.file};
    line.sets = plan.sets;
    expect_same(plan.file, plan.digest, line);
    for (std::size_t f = 0; f < plan.factors.size(); ++f) {
        if (plan.factors[f].path != explore::file_path) continue;
        line.files = {point->levels[f]};
        expect_same(point->levels[f], plan.factors[f].digest_of(point->levels[f]), line);
    }
    for (std::size_t f = 0; f < plan.factors.size(); ++f)
        if (plan.factors[f].path != explore::file_path)
            line.sets.push_back(plan.factors[f].path + "=" + point->levels[f]);
    line.sets.insert(line.sets.end(), arguments.sets.begin(), arguments.sets.end());
    if (!line.seed) line.seed = plan.seed;
    if (!line.replications) line.replications = point->replications;
    return line;
}

}  // namespace permille::cli
