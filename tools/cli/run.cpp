// permille run: simulates scenarios, writes their results and prints what a planner asks.
#include <algorithm>
#include <chrono>
#include <memory>
#include <set>

#include "commands.hpp"
#include "loading.hpp"
#include "manifest.hpp"
#include "permille/base/failure.hpp"
#include "permille/base/listing.hpp"
#include "permille/base/phrases.hpp"
#include "permille/base/spelling.hpp"
#include "permille/explore/effect.hpp"
#include "permille/explore/precision.hpp"
#include "permille/indicators/requirement.hpp"
#include "permille/report/csv.hpp"
#include "permille/report/json.hpp"
#include "permille/report/output_file.hpp"
#include "permille/report/precision_sentence.hpp"
#include "permille/report/results_folder.hpp"
#include "permille/report/run_result.hpp"
#include "permille/report/runs_table.hpp"
#include "permille/report/table.hpp"
#include "permille/report/why_report.hpp"
#include "permille/simulation/simulate.hpp"
#include "progress.hpp"
#include "shell.hpp"
#include "sweep_point.hpp"

namespace permille::cli {
namespace {

namespace fs = std::filesystem;

struct Gate {
    std::string text;
    indicators::Requirement requirement;
};

// A scenario that has been run. The ensemble and the scenario stay where they are: the result refers to them.
struct Finished {
    std::unique_ptr<simulation::Ensemble> ensemble;
    report::RunResult result;
    report::Manifest manifest;
};

std::int64_t binding_rows(const Map<plan::Target>& targets) {
    return std::count_if(targets.begin(), targets.end(),
                         [](const auto& target) { return target.value.nature == plan::Nature::binding; });
}

std::vector<Gate> read_gates(const Arguments& arguments) {
    std::vector<Gate> gates;
    for (const std::string& text : arguments.requirements) {
        const auto requirement = indicators::parse_requirement(text);
        if (!requirement) throw UsageError{say(Phrase::gate_not_understood, {printable(text)})};
        gates.push_back({printable(text), *requirement});
    }
    return gates;
}

// Rows that gates name must be there before anything is run, and binding ones where a gate is on those.
void expect_rows(const std::vector<Gate>& gates, const Ready& ready) {
    for (const Gate& gate : gates) {
        const auto& targets = ready.loaded.scenario.targets;
        if (gate.requirement.subject == indicators::Requirement::Subject::binding && binding_rows(targets) == 0)
            throw UsageError{say(Phrase::gate_no_binding, {gate.text, in_shell(ready.file)})};
        if (gate.requirement.subject != indicators::Requirement::Subject::row ||
            find_row(ready.loaded.scenario, gate.requirement.row))
            continue;
        std::vector<std::string_view> ids;
        for (const auto& target : targets) ids.push_back(target.id);
        throw UsageError{say(Phrase::gate_row_unknown, {gate.text, in_shell(ready.file), gate.requirement.row,
                                                        did_you_mean(gate.requirement.row, ids)})};
    }
}

fs::path results_place(const Arguments& arguments, const Ready& ready) {
    if (arguments.out.empty()) return fs::path("results") / ready.loaded.id;
    return arguments.files.size() > 1 ? fs::path(arguments.out) / ready.loaded.id : fs::path(arguments.out);
}

report::Existing existing(const Arguments& arguments) {
    return arguments.force ? report::Existing::set_aside : report::Existing::refuse;
}

// What would fail after the run is asked before it.
void expect_places(const Arguments& arguments, const std::vector<Ready>& ready, const std::vector<Gate>& gates) {
    std::set<std::string> ids;
    if (!arguments.per_replication.empty()) {
        if (ready.size() > 1) throw UsageError{say(Phrase::per_replication_of_one)};
        std::error_code unreachable;  // which is told below
        if (fs::is_regular_file(arguments.per_replication, unreachable) && !arguments.force)
            throw Failure(say(Phrase::file_exists, {in_shell(arguments.per_replication)}));
        report::expect_writable(arguments.per_replication);
    }
    for (const Ready& one : ready) {
        if (!ids.insert(one.loaded.id).second)
            throw UsageError{say(Phrase::same_name_twice, {printable(one.loaded.id)})};
        expect_rows(gates, one);
        report::expect_writable(results_place(arguments, one), one.loaded.id, existing(arguments));
    }
}

simulation::RunOptions simulation_options(const Arguments& arguments, const Scenario& scenario) {
    return {.replications = arguments.replications.value_or(scenario.run.replications),
            .seed = arguments.seed.value_or(static_cast<std::uint64_t>(scenario.run.seed)),
            .threads = arguments.threads,
            .lanes = arguments.lanes,
            .block = arguments.block,
            .towns = true,
            .progress = {},
            .interrupted = &interrupted()};
}

// Nothing when it is interrupted.
std::optional<Finished> simulate_and_judge(const Arguments& arguments, const Ready& ready, Progress& progress) {
    const Scenario& scenario = ready.loaded.scenario;
    simulation::RunOptions options = simulation_options(arguments, scenario);
    std::int64_t all = options.replications;
    options.progress = [&](std::int64_t replications) { progress.update(replications, all); };
    report::Manifest manifest = manifest_of(arguments, ready, options);
    const auto start = std::chrono::steady_clock::now();
    explore::Refined run = arguments.precision ? explore::refine(scenario, ready.model, options,
                                                                 [&](std::int64_t replications) { all = replications; })
                                               : explore::Refined{simulation::simulate(ready.model, options), {}};
    if (!run.ensemble.complete) return std::nullopt;
    auto ensemble = std::make_unique<simulation::Ensemble>(std::move(run.ensemble));
    const auto simulated = std::chrono::steady_clock::now();
    report::RunResult result = report::evaluate(ready.loaded.id, ready.loaded.digest, scenario, ready.model, *ensemble,
                                                options.seed, arguments.threads);
    if (arguments.precision) result.precision = run.precision;
    manifest.replications = ensemble->replications();
    manifest.simulate_seconds = std::chrono::duration<double>(simulated - start).count();
    manifest.judge_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - simulated).count();
    return Finished{std::move(ensemble), std::move(result), std::move(manifest)};
}

void write_results(const Arguments& arguments, const Ready& ready, const Finished& finished) {
    const fs::path place = results_place(arguments, ready);
    const auto csv = [&](std::string text) { return arguments.excel ? report::for_excel(text) : std::move(text); };
    const fs::path kept =
        report::write_folder(place, ready.loaded.id,
                             {{"summary.json", report::summary_json(finished.result)},
                              {"targets.csv", csv(report::targets_csv(finished.result))},
                              {"indicators.csv", csv(report::indicators_csv(finished.result))},
                              {"distribution.csv", csv(report::distribution_csv(finished.result))},
                              {"assumptions.csv", csv(report::assumptions_csv(finished.result.assumptions))},
                              {"run.json", report::manifest_json(finished.manifest)}},
                             existing(arguments));
    if (!arguments.per_replication.empty()) {
        report::OutputFile file(arguments.per_replication);
        report::per_replication_csv(finished.result, [&](std::string_view piece) { file.write(piece); });
        file.commit();
    }
    if (arguments.quiet) return;
    message(say(Phrase::results_written, {in_shell(place.string())}).in(arguments.language) + "\n");
    if (!kept.empty()) message(say(Phrase::folder_kept, {in_shell(kept.string())}).in(arguments.language) + "\n");
}

// Nothing when it is interrupted: the run stands, and the caller sees that the user has had enough.
std::optional<std::vector<report::RowLever>> levers_for(const Arguments& arguments, const Ready& ready,
                                                        const indicators::Verdicts& verdicts) {
    try {
        Progress progress(has_progress_terminal() && !arguments.quiet, say(Phrase::head_lever).in(arguments.language));
        return report::helping_levers(
            ready.loaded, verdicts,
            run_settings(arguments, ready.loaded.scenario, explore::effect_replications, progress));
    } catch (const explore::Interrupted&) {
        return std::nullopt;
    }
}

bool wants_table(const Arguments& arguments) {
    return arguments.format.empty() || arguments.format == "table";
}

// What another command needs to read the same scenario.
std::string repeated_options(const Arguments& arguments) {
    std::string options;
    for (const std::string& set : arguments.sets) options += " --set " + in_shell(set);
    if (arguments.large) options += " --large";
    return options;
}

void print_result(const Arguments& arguments, const Ready& ready, const Finished& finished, bool first) {
    if (!wants_table(arguments)) {  // one document for all, at the end
        if (arguments.precision && !arguments.quiet)
            message(printable(finished.result.id) + ": " +
                    report::precision_sentence(finished.result).in(arguments.language) + "\n");
        return;
    }
    if (!first) print("\n");
    const report::TableOptions options{.language = arguments.language,
                                       .colour = arguments.colour,
                                       .file = in_shell(ready.file),
                                       .options = repeated_options(arguments),
                                       .limits = !finished.result.levers};  // which come with the reasons, otherwise
    print(report::planner_table(finished.result, options));
    if (finished.result.levers) print("\n" + report::why_text(finished.result, *finished.result.levers, options));
}

// What is said of all runs together: how the plans stand side by side, or one document.
void print_documents(const Arguments& arguments, std::vector<Finished>& finished) {
    if (wants_table(arguments)) {
        std::vector<const report::RunResult*> results;
        for (const Finished& one : finished) results.push_back(&one.result);
        if (results.size() > 1) print("\n" + report::runs_table(results, {.language = arguments.language}));
        return;
    }
    if (arguments.format == "csv") {
        std::string lines;
        for (const Finished& one : finished) lines += report::targets_csv(one.result, lines.empty());
        print_csv(lines, arguments.excel);
        return;
    }
    if (finished.size() == 1) {
        print(report::summary_json(finished.front().result));
        return;
    }
    std::vector<report::RunResult> results;
    results.reserve(finished.size());
    for (Finished& one : finished) results.push_back(std::move(one.result));
    print(report::runs_json(results));
}

// Why a gate is not met: what fell short and by how much, or that nothing was projected.
Text missed_text(const Gate& gate, const report::RunResult& result, const std::vector<indicators::Miss>& misses) {
    const std::string id = printable(result.id);
    const indicators::Miss& first = misses.front();
    if (!first.reached) {
        if (gate.requirement.subject == indicators::Requirement::Subject::row)
            return say(Phrase::gate_not_projected, {gate.text, id, first.subject, first.reason});
        if (gate.requirement.subject == indicators::Requirement::Subject::binding)
            return say(Phrase::gate_binding_unprojected, {gate.text, id, binding_rows(result.scenario.targets)});
        return say(Phrase::gate_none_projected, {gate.text, id});
    }
    Text all;
    for (const indicators::Miss& miss : misses) {
        const std::string one = "P(" + miss.subject + ") = " + indicators::compared(*miss.reached, gate.requirement);
        const Text comma = all.empty() ? Text{} : say(Phrase::list_comma);
        all = {all.zh + comma.zh + one, all.en + comma.en + one};
    }
    return say(Phrase::gate_missed, {gate.text, id, all});
}

// Says which gates are not met; whether all are.
bool gates_met(const Arguments& arguments, const std::vector<Gate>& gates, const std::vector<Finished>& finished) {
    bool all_met = true;
    for (const Finished& one : finished) {
        for (Gate gate : gates) {
            if (const auto row = find_row(one.result.scenario, gate.requirement.row))
                gate.requirement.row = one.result.scenario.targets.entries[*row].id;
            const auto misses = indicators::misses(gate.requirement, one.result.verdicts);
            if (misses.empty()) continue;
            all_met = false;
            message(missed_text(gate, one.result, misses).in(arguments.language) + "\n");
        }
    }
    return all_met;
}

}  // namespace

int run(const Arguments& arguments) {
    if (!arguments.point.empty()) return run(with_point(arguments));
    const std::vector<Gate> gates = read_gates(arguments);
    const bool bar = has_progress_terminal() && !arguments.quiet;
    std::optional<std::vector<Ready>> ready;
    {
        const Progress reading(bar, say(Phrase::progress_reading).in(arguments.language));
        ready = load_and_build(arguments);
    }
    if (!ready) return bad_scenario;
    expect_places(arguments, *ready, gates);

    std::vector<Finished> finished;
    for (const Ready& one : *ready) {
        {
            Progress progress(bar, printable(one.loaded.id));
            if (auto done_with = simulate_and_judge(arguments, one, progress))
                finished.push_back(std::move(*done_with));
        }
        if (interrupted()) {
            Text unwritten;
            for (const Ready* left = &one; left != ready->data() + ready->size(); ++left)
                add_to_list(unwritten, {printable(left->loaded.id), printable(left->loaded.id)});
            message(say(Phrase::run_interrupted, {unwritten}).in(arguments.language) + "\n");
            return interrupted_by_user;
        }
        if (arguments.why) finished.back().result.levers = levers_for(arguments, one, finished.back().result.verdicts);
        write_results(arguments, one, finished.back());
        print_result(arguments, one, finished.back(), finished.size() == 1);
    }
    const bool met = gates_met(arguments, gates, finished);
    print_documents(arguments, finished);
    if (interrupted()) return interrupted_by_user;
    return met ? done : gate_not_met;
}

}  // namespace permille::cli
