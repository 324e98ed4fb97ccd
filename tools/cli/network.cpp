// permille network: the county's places of care, who turns to them, and whether they can take it.
#include "commands.hpp"
#include "loading.hpp"
#include "permille/base/failure.hpp"
#include "permille/base/phrases.hpp"
#include "permille/indicators/facility_load.hpp"
#include "permille/indicators/measure.hpp"
#include "permille/report/network_minutes.hpp"
#include "permille/report/network_report.hpp"
#include "permille/simulation/middle_minutes.hpp"
#include "permille/simulation/simulate.hpp"
#include "shell.hpp"

namespace permille::cli {
namespace {

// Medians of single facilities need no more.
constexpr std::int64_t network_replications = 512;

UsageError no_network(const Arguments& arguments, Text reason) {
    return UsageError{say(Phrase::network_unknown, {in_shell(arguments.files.front()), std::move(reason)})};
}

// What the minutes lack where they cannot be told.
Text without_minutes(const Scenario& scenario) {
    if (!scenario.network.travel) return say(Phrase::travel_missing);
    for (const auto& [id, town] : scenario.population.towns)
        if (!town.point) return say(Phrase::point_missing, {Text{printable(town.name.zh), printable(town.name.en)}});
    return say(Phrase::reason_service);
}

// The ways alone: nothing is simulated for them.
void print_minutes(const Arguments& arguments, const LoadedScenario& loaded) {
    const auto middle = simulation::middle_minutes(loaded);
    if (!middle) throw no_network(arguments, without_minutes(loaded.scenario));
    print_csv(report::minutes_csv(loaded.scenario, *middle), arguments.excel);
}

void print_report(const Arguments& arguments, const report::NetworkReport& report) {
    if (arguments.format == "csv")
        print_csv(report::network_csv(report), arguments.excel);
    else if (arguments.format == "json")
        print(report::network_json(report));
    else if (arguments.format == "dot")
        print(report::network_dot(report, arguments.language));
    else if (arguments.format == "geojson")
        print(report::network_geojson(report));
    else
        print(report::network_text(report, arguments.language));
}

}  // namespace

int network(const Arguments& arguments) {
    Issues issues;
    auto loaded = load_file(arguments.files.front(), arguments, issues);
    if (loaded && loaded->scenario.care) loaded->scenario.care->record_facilities = true;
    if (loaded && issues.empty() && arguments.format == "minutes") {
        print_minutes(arguments, *loaded);
        return done;
    }
    Checked<simulation::Model> model;
    if (loaded) {
        model = simulation::build_model(*loaded);
        issues.append(std::move(model.issues));
    }
    if (!issues.empty() || !model.value) {
        print_issues(issues, arguments.language);
        return bad_scenario;
    }
    Progress progress(has_progress_terminal() && !arguments.quiet, printable(loaded->id));
    simulation::RunOptions options{
        .replications = arguments.replications.value_or(network_replications),
        .seed = arguments.seed.value_or(static_cast<std::uint64_t>(loaded->scenario.run.seed)),
        .threads = arguments.threads,
        .lanes = arguments.lanes,
        .block = arguments.block,
        .interrupted = &interrupted()};
    options.progress = [&](std::int64_t done) { progress.update(done, options.replications); };
    const simulation::Ensemble ensemble = simulation::simulate(*model.value, options);
    if (!ensemble.complete) return stopped_by_user(arguments);
    const auto finished = indicators::finished_replications(ensemble);
    auto years = indicators::network_years(loaded->scenario, ensemble, finished);
    if (!years) throw no_network(arguments, say(Phrase::reason_service));
    print_report(arguments, {.scenario = *loaded,
                             .years = std::move(*years),
                             .replications = options.replications,
                             .seed = options.seed,
                             .base = indicators::base_service_of(ensemble, finished)});
    return done;
}

}  // namespace permille::cli
