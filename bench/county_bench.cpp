// How many futures of a county a second: the whole kernel, by lanes and threads; what a scenario costs to load and a
// sweep point to read and build.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "interleaved.hpp"
#include "permille/explore/experiment.hpp"
#include "permille/scenario/load.hpp"
#include "permille/simulation/kernels.hpp"
#include "permille/simulation/model.hpp"
#include "permille/simulation/simulate.hpp"
#include "require.hpp"

namespace {

using namespace permille;
using namespace permille::bench;

constexpr std::int64_t replications = 512;

std::string path_of(const std::string& county) {
    return std::string(PERMILLE_SOURCE_DIR) + "/scenarios/" + county;
}

template <class T>
T value_of(Checked<T> checked, const std::string& what) {
    require(bool(checked), what + " has mistakes: " +
                               (checked.issues.empty() ? "" : to_string(checked.issues.all().front(), Language::en)));
    return std::move(*checked.value);
}

LoadedScenario load(const std::string& county, std::vector<std::string> sets = {}) {
    return value_of(load_scenario(path_of(county), {.sets = std::move(sets)}), county);
}

simulation::Model build(const LoadedScenario& scenario) {
    return value_of(simulation::build_model(scenario), scenario.id);
}

/// Whether two runs hold the same bits.
void require_same(const simulation::Ensemble& one, const simulation::Ensemble& other, const std::string& what) {
    require(one.series() == other.series() && one.years() == other.years(), what + ": other series");
    for (int series = 0; series < static_cast<int>(one.series().size()); ++series)
        for (int t = 0; t <= one.years(); ++t)
            require(std::ranges::equal(one.values(series, t), other.values(series, t)),
                    what + ": " + one.series()[static_cast<std::size_t>(series)] + " differs");
}

/// The staff's books in every replication and year: who was there, less who retired and left, and who came and came
/// back, is who is there. (Who moves between facilities stays in the county.) Returns how many cadres were looked at.
int check_books(const simulation::Ensemble& run) {
    int cadres = 0;
    for (const std::string& name : run.series()) {
        const std::string ending = ".retired";  // a sum of other cadres has no flows of its own
        if (!name.ends_with(ending)) continue;
        const std::string cadre = name.substr(0, name.size() - ending.size());
        const auto flow = [&](const char* what) { return run.series_index(cadre + what); };
        const int heads = flow(""), came[] = {flow(".recruited"), flow(".rehired"), flow(".completed")};
        const int went[] = {flow(".retired"), flow(".left")};
        ++cadres;
        for (int t = 1; t <= run.years(); ++t)
            for (std::size_t r = 0; r < static_cast<std::size_t>(run.replications()); ++r) {
                double people = run.values(heads, t - 1)[r];
                for (const int series : came) people += run.values(series, t)[r];
                for (const int series : went) people -= run.values(series, t)[r];
                require(people == run.values(heads, t)[r], cadre + ": people appear or vanish");
            }
    }
    return cadres;
}

/// The slow reference is a single lane on the plain instruction set, in one thread: the same bits must come out, and
/// its books must balance.
void check(const simulation::Model& model, simulation::RunOptions options) {
    options.replications = 64;
    const auto fast = simulation::simulate(model, options);
    options.lanes = options.threads = 1;
    const auto slow = simulation::simulate(model, options);
    require_same(slow, fast, "lanes and threads");
    require(check_books(slow) > 0, "no staff's books were found to look at");
}

void county(benchmark::State& state, const std::string& name) {
    const simulation::Model model = build(load(name));
    simulation::RunOptions options{.replications = replications};
    options.lanes = static_cast<int>(state.range(0));
    options.threads = static_cast<int>(state.range(1));
    check(model, options);
    for (auto _ : state) benchmark::DoNotOptimize(simulation::simulate(model, options));
    const auto done = static_cast<double>(state.iterations()) * static_cast<double>(options.replications);
    state.counters["replications/s"] = benchmark::Counter(done, benchmark::Counter::kIsRate);
    state.counters["replication-years/s"] =
        benchmark::Counter(done * model.calendar().years, benchmark::Counter::kIsRate);
}

/// The fastest of several turns: one lane against the fastest, one thread against two; seconds by the clock, and for
/// the threads also by the processor, which others on the machine do not disturb.
void ratios(benchmark::State& state, const std::string& name) {
    const simulation::Model model = build(load(name));
    const int fastest_lanes = simulation::lane_widths().front();
    const auto run = [&](int lanes, int threads, std::int64_t count = replications) {
        simulation::simulate(model, {.replications = count, .threads = threads, .lanes = lanes});
    };
    constexpr std::int64_t half_a_run = 4096;  // threads are for runs of planners' length
    constexpr double never = std::numeric_limits<double>::infinity();
    double clock[2] = {never, never}, processor[2] = {never, never};
    std::vector<double> lanes;
    for (auto _ : state) {
        lanes = fastest(3, {{1, [&] { run(1, 1); }}, {1, [&] { run(fastest_lanes, 1); }}});
        for (int round = 0; round < 3; ++round)
            for (int threads = 1; threads <= 2; ++threads) {
                const auto i = static_cast<std::size_t>(threads - 1);
                const auto start = std::chrono::steady_clock::now();
                const std::clock_t processor_start = std::clock();
                run(fastest_lanes, threads, half_a_run);
                clock[i] =
                    std::min(clock[i], std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
                processor[i] = std::min(processor[i], static_cast<double>(std::clock() - processor_start));
            }
    }
    state.counters["one_lane/fastest"] = lanes[0] / lanes[1];
    state.counters["one_thread/two"] = clock[0] / clock[1];
    state.counters["processor_two_threads/one"] = processor[1] / processor[0];
    require(fastest_lanes == 1 || lanes[0] / lanes[1] >= 1.7, "lanes are not even 1.7 times as fast as one");
    require(processor[1] / processor[0] <= 1.4, "two threads need 1.4 times the processor time of one");
}

/// Every field and default of a scenario in one file, which names its tables from the folder of scenarios.
std::string in_full(const LoadedScenario& scenario) {
    return standalone_yaml(scenario, {path_of("")});
}

LoadedScenario written_and_read(const LoadedScenario& scenario) {
    return value_of(load_scenario("-", {.installed_folders = {path_of("")}, .text = in_full(scenario)}),
                    scenario.id + " written in full");
}

/// Held against the scenario written in full and read again: no default, parent or table may get lost.
void scenario_loads(benchmark::State& state, const std::string& name) {
    const LoadedScenario once = load(name);
    require(in_full(written_and_read(once)) == in_full(once), name + " written in full is another");
    for (auto _ : state) {
        const LoadedScenario scenario = load(name);
        require(scenario.digest == once.digest, name + " is read otherwise the second time");
    }
    state.counters["loads/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

/// Held against the model of the scenario written in full: the same bits of every series, once the dimensions of the
/// points, which follow the order of the files, are numbered alike.
void model_builds(benchmark::State& state, const std::string& name) {
    const LoadedScenario scenario = load(name);
    LoadedScenario again = written_and_read(scenario);
    again.uncertain_paths = scenario.uncertain_paths;
    const simulation::RunOptions few{.replications = 16, .threads = 1};
    require_same(simulation::simulate(build(scenario), few), simulation::simulate(build(again), few),
                 "a scenario and itself in full");
    for (auto _ : state) benchmark::DoNotOptimize(build(scenario));
}

/// A point of a sweep before it is simulated: the scenario with another value, checked, and its model. `path` is of a
/// number that the model replaces, or of one from which it is built anew. Held against loading the files with --set.
void sweep_point(benchmark::State& state, const std::string& name, const std::string& path, bool replaced) {
    const LoadedScenario scenario = load(name);
    explore::Experiment point = value_of(explore::Experiment::start(scenario, {{path, "7"}}), name);
    const auto move = [&](int level) {
        const std::string levels[] = {std::to_string(level)};
        require(point.move(levels).empty(), "a sweep point has mistakes");
    };
    const simulation::RunOptions few{.replications = 16, .threads = 1};
    for (const int level : {11, 1, 3}) {
        move(level);
        require_same(simulation::simulate(point.model(), few),
                     simulation::simulate(build(load(name, {path + "=" + std::to_string(level)})), few),
                     "a sweep point and --set");
    }
    int level = 0;
    for (auto _ : state) move(++level % 100 + 1);
    require((point.replaced() > 0) == replaced, "a sweep point is made in the other way");
}

void widths_and_threads(benchmark::internal::Benchmark* bench) {
    for (const int lanes : simulation::lane_widths()) bench->Args({lanes, 1});
    bench->Args({simulation::lane_widths().front(), 2});
}

}  // namespace

BENCHMARK_CAPTURE(county, jingyan, "jingyan.yaml")
    ->Apply(widths_and_threads)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(county, minhou, "minhou.yaml")
    ->Apply(widths_and_threads)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(county, siyang, "siyang.yaml")
    ->Apply(widths_and_threads)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(county, zhaoyuan, "zhaoyuan.yaml")
    ->Apply(widths_and_threads)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(ratios, jingyan, "jingyan.yaml")->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(scenario_loads, jingyan, "jingyan.yaml")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(scenario_loads, first, "first.yaml")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(model_builds, jingyan, "jingyan.yaml")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(sweep_point, jingyan_replaced, "jingyan.yaml", "workforce.nurse.recruitment.extra_per_year", true)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(sweep_point, minhou_replaced, "minhou.yaml", "workforce.nurse.recruitment.extra_per_year", true)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(sweep_point, jingyan_built, "jingyan.yaml", "network.reach.catchment_minutes", false)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_MAIN();
