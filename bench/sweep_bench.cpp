// Points of a sweep a second, by replications and threads, and what keeping them in a database adds.
//
// usage: bench_sweep [Google Benchmark's options]
#include "permille/explore/sweep.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "permille/report/sweep_store.hpp"
#include "permille/scenario/load.hpp"
#include "permille/simulation/simulate.hpp"
#include "require.hpp"

namespace {

using namespace permille;
using permille::bench::require;
namespace fs = std::filesystem;

const std::string offers = "workforce.nurse.recruitment.extra_per_year";
// What a database may add to a sweep (issue: below 5 %).
constexpr double most_overhead = 0.05;

const LoadedScenario& county() {
    static const LoadedScenario scenario = [] {
        auto loaded = load_scenario(std::string(PERMILLE_SOURCE_DIR) + "/scenarios/minhou.yaml");
        require(bool(loaded), "minhou.yaml has mistakes");
        return std::move(*loaded.value);
    }();
    return scenario;
}

explore::Sweep sweep_of(int points, std::int64_t replications, int threads) {
    auto factor = explore::read_factor(county(), offers + "=uniform(0, 100)");
    require(factor.value.has_value(), "the factor is not read");
    auto laid =
        explore::lay_out({std::move(*factor.value)}, *explore::read_design("lhs:" + std::to_string(points)).value, 1);
    require(laid.value.has_value(), "the design is not laid");
    auto model = simulation::build_model(county());
    auto kept = explore::read_kept(county().scenario, *model.value, {});
    require(kept.value.has_value(), "nothing is kept");
    return {.scenarios = {&county()},
            .points = std::move(*laid.value),
            .kept = std::move(*kept.value),
            .how = {.replications = replications, .seed = 1, .threads = threads}};
}

std::vector<std::int64_t> all_points(const explore::Sweep& sweep) {
    std::vector<std::int64_t> points(static_cast<std::size_t>(sweep.points.points()));
    std::iota(points.begin(), points.end(), std::int64_t{0});
    return points;
}

/// A point of a sweep against the scenario read with --set, built and run: the slow way.
void check() {
    const explore::Sweep sweep = sweep_of(4, 64, 1);
    explore::run_points(sweep, all_points(sweep), [&](std::int64_t, std::span<const explore::SweepPoint> block) {
        for (const explore::SweepPoint& point : block) {
            const auto alone = load_scenario(std::string(PERMILLE_SOURCE_DIR) + "/scenarios/minhou.yaml",
                                             {.installed_folders = {}, .sets = {offers + "=" + point.levels[0]}});
            const auto model = simulation::build_model(*alone.value);
            const auto run = simulation::simulate(*model.value, {.replications = 64, .threads = 1});
            require(explore::numbers_of(sweep.kept, alone.value->scenario, run) == point.values,
                    "a point of a sweep differs from its scenario run alone");
        }
    });
}

void points_a_second(benchmark::State& state) {
    const explore::Sweep sweep = sweep_of(32, state.range(0), static_cast<int>(state.range(1)));
    const auto points = all_points(sweep);
    for (auto _ : state) explore::run_points(sweep, points, [](auto, auto) {});
    state.counters["points/s"] =
        benchmark::Counter(static_cast<double>(points.size() * state.iterations()), benchmark::Counter::kIsRate);
}

double seconds_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Seconds spent on the database as a share of those of the sweep: what it would be faster without. Least of the
/// rounds.
void database(benchmark::State& state) {
    constexpr int points_count = 32;
    const explore::Sweep sweep = sweep_of(points_count, 256, 2);
    const auto points = all_points(sweep);
    report::SweepPlan plan{.scenario = "minhou",
                           .file = "minhou.yaml",
                           .digest = county().digest,
                           .version = "bench",
                           .sets = {},
                           .seed = 1,
                           .base_year = 2020,
                           .design = "random",
                           .points = points_count,
                           .factors = {{offers, "uniform(0, 100)", {}, {}}},
                           .measures = {}};
    for (const explore::Kept& kept : sweep.kept)
        plan.measures.push_back({kept.target, kept.statistic, kept.unit, kept.year});
    double least = 1;
    for (auto _ : state) {
        std::string name = (fs::temp_directory_path() / "permille-bench-XXXXXX").string();
        require(mkdtemp(name.data()) != nullptr, "no temporary folder");
        double kept = 0;
        const double all = seconds_of([&] {
            std::optional<report::SweepStore> store;
            kept += seconds_of([&] { store = report::SweepStore::create(fs::path(name) / "sweep.sqlite", plan); });
            explore::run_points(sweep, points,
                                [&](auto, auto block) { kept += seconds_of([&] { store->write(block); }); });
            kept += seconds_of([&] { store->finish(); });
        });
        least = std::min(least, kept / all);
        fs::remove_all(name);
    }
    state.counters["share"] = least;
    require(least < most_overhead, "keeping a sweep in a database takes " + std::to_string(least * 100) + " % of it");
}

}  // namespace

BENCHMARK(points_a_second)
    ->ArgNames({"replications", "threads"})
    ->ArgsProduct({{64, 256}, {1, 2}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(database)->Iterations(3)->Unit(benchmark::kMillisecond)->UseRealTime();

int main(int count, char** words) {
    check();
    benchmark::Initialize(&count, words);
    if (benchmark::ReportUnrecognizedArguments(count, words)) return 1;
    benchmark::RunSpecifiedBenchmarks();
}
