// What scrambled Sobol points are worth: replications needed until P(reach) is known to +-1 percentage point, against
// independent points. Not a matter of speed but of variance, so the figures stand in the counters.
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "permille/indicators/verdict.hpp"
#include "permille/scenario/load.hpp"
#include "permille/simulation/model.hpp"
#include "permille/simulation/simulate.hpp"

namespace {

using namespace permille;

constexpr int seeds = 48;
constexpr std::int64_t replications = 1024;

// Replications for a half-width of 0.01: the variance of P(reach) over seeds, scaled by 1 / replications.
double needed(const std::vector<double>& estimates) {
    double sum = 0, squares = 0;
    for (const double p : estimates) sum += p;
    const double mean = sum / seeds;
    for (const double p : estimates) squares += (p - mean) * (p - mean);
    const double sd = std::sqrt(squares / (seeds - 1));
    return replications * (1.96 * sd / 0.01) * (1.96 * sd / 0.01);
}

void replications_for_one_point(benchmark::State& state, const std::string& county, PointSet points) {
    const auto loaded = load_scenario(std::string(PERMILLE_SOURCE_DIR) + "/scenarios/" + county);
    if (!loaded) std::abort();
    const auto model = simulation::build_model(*loaded.value);
    if (!model) std::abort();
    for (auto _ : state) {
        std::vector<std::vector<double>> rows;
        std::vector<std::string> names;
        for (int seed = 1; seed <= seeds; ++seed) {
            const auto run = simulation::simulate(
                *model.value,
                {.replications = replications, .seed = static_cast<std::uint64_t>(seed), .points = points});
            const auto verdicts = indicators::judge(loaded.value->scenario, run);
            std::size_t judged = 0;
            for (const auto& row : verdicts.rows) {
                if (!row.reach) continue;
                if (rows.size() <= judged) {
                    rows.emplace_back();
                    names.push_back(row.id);
                }
                rows[judged++].push_back(row.reach->value);
            }
        }
        for (std::size_t row = 0; row < rows.size(); ++row) state.counters[names[row]] = std::ceil(needed(rows[row]));
    }
}

}  // namespace

BENCHMARK_CAPTURE(replications_for_one_point, jingyan_sobol, "jingyan.yaml", PointSet::sobol)->Iterations(1);
BENCHMARK_CAPTURE(replications_for_one_point, jingyan_plain, "jingyan.yaml", PointSet::plain)->Iterations(1);
BENCHMARK_MAIN();
