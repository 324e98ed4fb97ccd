// permille portfolio: many counties, rolled up to city, province and all; shards of that, merged.
#include <fmt/format.h>

#include <chrono>
#include <utility>

#include "commands.hpp"
#include "county_list.hpp"
#include "manifest.hpp"
#include "permille/base/digest.hpp"
#include "permille/base/phrases.hpp"
#include "permille/explore/portfolio.hpp"
#include "permille/explore/trial.hpp"
#include "permille/report/csv.hpp"
#include "permille/report/portfolio_part.hpp"
#include "permille/report/portfolio_report.hpp"
#include "permille/report/results_folder.hpp"
#include "progress.hpp"
#include "shard.hpp"
#include "shell.hpp"
#include "unfinished.hpp"

namespace permille::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t portfolio_replications = 1024;

// What a results folder is known by: a portfolio of another name, seed or number of replications does not replace it.
std::string folder_id(const std::string& name, std::int64_t replications, std::uint64_t seed) {
    return fmt::format("portfolio {} -r {} --seed {}", name, replications, seed);
}
std::string folder_id(const explore::Portfolio& portfolio) {
    return folder_id(portfolio.name, portfolio.roll_up.replications(), portfolio.seed);
}

// Shards of one portfolio stand beside one another, as those of a sweep do.
fs::path place_for(const std::string& name, const Arguments& arguments) {
    return place_of(read_shard(arguments.shard),
                    arguments.out.empty() ? fs::path("results") / name : fs::path(arguments.out));
}

report::Existing existing_folder(const Arguments& arguments) {
    return arguments.force ? report::Existing::set_aside : report::Existing::refuse;
}

explore::PortfolioSettings settings_of(const Arguments& arguments) {
    return {.replications = arguments.replications.value_or(portfolio_replications),
            .seed = arguments.seed.value_or(1),
            .threads = arguments.threads,
            .lanes = arguments.lanes,
            .block = arguments.block,
            .shard = read_shard(arguments.shard),
            .load = {.installed_folders = installed_folders(), .sets = arguments.sets, .large = arguments.large},
            .interrupted = &interrupted()};
}

// Each county as it is done: its mistakes at once, its rows where lines are asked for. What is done is kept.
explore::Portfolio run_all(const Arguments& arguments, const CountyList& list, Unfinished& unfinished) {
    const explore::PortfolioSettings settings = settings_of(arguments);
    explore::Portfolio portfolio = unfinished.taken_up(explore::begin_portfolio(list.name, list.files.size(), settings),
                                                       list.files, settings, arguments);
    const bool bar = has_progress_terminal() && !arguments.quiet, lines = arguments.format == "csv";
    const auto counties = static_cast<std::int64_t>(list.files.size());
    const std::int64_t all = (counties - settings.shard.index + settings.shard.of - 1) / settings.shard.of;
    std::int64_t done_so_far = 0;
    Progress progress(bar, printable(list.name));
    const auto show = [&](const explore::CountySummary& county) {
        if (!county.ran()) {
            std::string said = say(Phrase::county_not_run, {printable(county.id)}).in(arguments.language) + "\n";
            for (const Text& issue : county.issues) said += "    " + issue.in(arguments.language) + "\n";
            message((bar ? "\r\x1b[K" : "") + said);
        }
        if (lines) print_csv(report::county_rows_csv(county, done_so_far == 0), arguments.excel && done_so_far == 0);
        progress.update(++done_so_far, all);
    };
    for (const explore::CountySummary& county : portfolio.counties)
        if (county.ran()) show(county);
    try {
        explore::continue_portfolio(portfolio, list.files, settings, [&](const explore::CountySummary& county) {
            show(county);
            unfinished.keep(portfolio);
        });
    } catch (const explore::Interrupted&) {
        unfinished.keep_now(portfolio);
        message(say(Phrase::portfolio_interrupted,
                    {printable(list.name), portfolio.counties.size(), in_shell(unfinished.file().string())})
                    .in(arguments.language) +
                "\n");
        throw;
    }
    return portfolio;
}

explore::Portfolio merge_all(const CountyList& list) {
    std::vector<explore::Portfolio> shards;
    std::vector<std::string> names;
    for (const fs::path& part : list.parts) {
        shards.push_back(report::read_part(part));
        names.push_back(in_shell(part.parent_path().string()));
    }
    return report::merged(std::move(shards), names);
}

// How it was run, and the digest of all that was run.
report::Manifest portfolio_manifest(const Arguments& arguments, const explore::Portfolio& portfolio, double seconds) {
    std::string digests;
    for (const explore::CountySummary& county : portfolio.counties) digests += county.digest + "\n";
    report::Manifest manifest = machine_manifest(arguments, {.replications = portfolio.roll_up.replications(),
                                                             .seed = portfolio.seed,
                                                             .threads = arguments.threads,
                                                             .lanes = arguments.lanes});
    manifest.scenario = folder_id(portfolio);
    manifest.digest = sha256(digests);
    manifest.simulate_seconds = seconds;
    return manifest;
}

void write_portfolio(const Arguments& arguments, const explore::Portfolio& portfolio, const fs::path& place,
                     double seconds) {
    const auto csv = [&](std::string text) { return arguments.excel ? report::for_excel(text) : std::move(text); };
    const std::vector<explore::RolledGroup> groups = explore::rolled(portfolio.roll_up);
    const fs::path kept =
        report::write_folder(place, folder_id(portfolio),
                             {{"portfolio.json", report::portfolio_json(portfolio)},
                              {"counties.csv", csv(report::counties_csv(portfolio))},
                              {"rows.csv", csv(report::county_rows_csv(portfolio))},
                              {"groups.csv", csv(report::groups_csv(groups))},
                              {"rollup.csv", csv(report::rollup_csv(groups))},
                              {std::string(report::part_file), report::part_text(portfolio)},
                              {"run.json", report::manifest_json(portfolio_manifest(arguments, portfolio, seconds))}},
                             existing_folder(arguments));
    if (arguments.quiet) return;
    message(say(Phrase::results_written, {in_shell(place.string())}).in(arguments.language) + "\n");
    if (!kept.empty()) message(say(Phrase::folder_kept, {in_shell(kept.string())}).in(arguments.language) + "\n");
}

void print_portfolio(const Arguments& arguments, const explore::Portfolio& portfolio, bool lines_are_out) {
    if (arguments.format == "json")
        print(report::portfolio_json(portfolio));
    else if (arguments.format != "csv")
        print(report::portfolio_table(portfolio, {.language = arguments.language, .colour = arguments.colour}));
    else if (!lines_are_out)
        print_csv(report::county_rows_csv(portfolio), arguments.excel);
}

// Which counties were not run; whether all were.
bool all_ran(const Arguments& arguments, const explore::Portfolio& portfolio) {
    Text which;
    std::size_t broken = 0;
    for (const explore::CountySummary& county : portfolio.counties) {
        if (county.ran()) continue;
        const Text comma = which.empty() ? Text{} : say(Phrase::list_comma);
        which = {which.zh + comma.zh + printable(county.id), which.en + comma.en + printable(county.id)};
        ++broken;
    }
    if (broken == 0) return true;
    message(say(Phrase::counties_not_run, {broken, portfolio.counties.size() - broken, which}).in(arguments.language) +
            "\n");
    return false;
}

}  // namespace

int portfolio(const Arguments& arguments) {
    const CountyList list = county_list(arguments.files);
    const bool merging = !list.parts.empty();
    const auto start = std::chrono::steady_clock::now();
    std::optional<explore::Portfolio> portfolio;
    if (merging) portfolio = merge_all(list);
    const std::string& name = merging ? portfolio->name : list.name;
    const fs::path place = place_for(name, arguments);
    const explore::PortfolioSettings settings = settings_of(arguments);
    report::expect_writable(place,
                            merging ? folder_id(*portfolio) : folder_id(name, settings.replications, settings.seed),
                            existing_folder(arguments));
    Unfinished unfinished(place);
    try {
        if (!merging) portfolio = run_all(arguments, list, unfinished);
    } catch (const explore::Interrupted&) {
        return interrupted_by_user;
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    write_portfolio(arguments, *portfolio, place, seconds);
    if (!merging) unfinished.remove();
    print_portfolio(arguments, *portfolio, !merging);
    return all_ran(arguments, *portfolio) ? done : bad_scenario;
}

}  // namespace permille::cli
