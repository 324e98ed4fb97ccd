// How many futures of a county a second: the whole kernel, by lanes and threads, and what a scenario costs to load.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "permille/scenario/load.hpp"
#include "permille/simulation/kernels.hpp"
#include "permille/simulation/model.hpp"
#include "permille/simulation/simulate.hpp"

namespace {

using namespace permille;

LoadedScenario load(const std::string& county) {
    auto loaded = load_scenario(std::string(PERMILLE_SOURCE_DIR) + "/scenarios/" + county);
    if (!loaded) std::abort();
    return std::move(*loaded.value);
}

simulation::Model build(const LoadedScenario& scenario) {
    auto model = simulation::build_model(scenario);
    if (!model) std::abort();
    return std::move(*model.value);
}

// The slow, obvious reference is the single lane on the plain instruction set: the same bits must come out.
void check(const simulation::Model& model, const simulation::RunOptions& options) {
    simulation::RunOptions few = options;
    few.replications = 64;
    const auto fast = simulation::simulate(model, few);
    few.lanes = 1;
    few.threads = 1;
    const auto slow = simulation::simulate(model, few);
    for (int series = 0; series < static_cast<int>(slow.series().size()); ++series)
        for (int t = 0; t <= slow.years(); ++t)
            for (std::size_t r = 0; r < 64; ++r)
                if (slow.values(series, t)[r] != fast.values(series, t)[r]) std::abort();
}

void county(benchmark::State& state, const std::string& name) {
    const simulation::Model model = build(load(name));
    simulation::RunOptions options{.replications = 2048};
    options.lanes = static_cast<int>(state.range(0));
    options.threads = static_cast<int>(state.range(1));
    check(model, options);
    for (auto _ : state) benchmark::DoNotOptimize(simulation::simulate(model, options));
    const auto done = static_cast<double>(state.iterations()) * static_cast<double>(options.replications);
    state.counters["replications/s"] = benchmark::Counter(done, benchmark::Counter::kIsRate);
    state.counters["replication-years/s"] =
        benchmark::Counter(done * model.calendar().years, benchmark::Counter::kIsRate);
}

void scenario_loads(benchmark::State& state, const std::string& name) {
    const std::string digest = load(name).digest;
    for (auto _ : state) {
        const LoadedScenario scenario = load(name);
        if (scenario.digest != digest) std::abort();
    }
    state.counters["loads/s"] =
        benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}

void model_builds(benchmark::State& state, const std::string& name) {
    const LoadedScenario scenario = load(name);
    for (auto _ : state) benchmark::DoNotOptimize(build(scenario));
}

void widths_and_threads(benchmark::internal::Benchmark* bench) {
    for (const int lanes : simulation::lane_widths()) bench->Args({lanes, 1});
    bench->Args({simulation::lane_widths().front(), 2});
    bench->Args({0, 2});
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
BENCHMARK_CAPTURE(scenario_loads, jingyan, "jingyan.yaml")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(scenario_loads, first, "first.yaml")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(model_builds, jingyan, "jingyan.yaml")->Unit(benchmark::kMillisecond);
BENCHMARK_MAIN();
