// What scrambled Sobol points are worth: replications needed until P(reach) is known to +-1 percentage point, against
// independent points. Not a matter of speed but of variance, so the figures stand in the counters.
//
// usage: bench_points [--seeds=N] [--replications=N] [Google Benchmark's options]
#include <benchmark/benchmark.h>

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "permille/indicators/verdict.hpp"
#include "permille/scenario/load.hpp"
#include "permille/simulation/model.hpp"
#include "permille/simulation/simulate.hpp"
#include "require.hpp"

namespace {

using namespace permille;
using permille::bench::require;

// Enough to see that it works; what stands in numbers.md is made with more.
int seeds = 16;
std::int64_t replications = 256;

/// P(reach) of a row under each seed.
using Estimates = std::map<std::string, std::vector<double>>;

Estimates estimate(const LoadedScenario& loaded, const simulation::Model& model, PointSet points) {
    Estimates estimates;
    for (int seed = 1; seed <= seeds; ++seed) {
        const auto run = simulation::simulate(
            model, {.replications = replications, .seed = static_cast<std::uint64_t>(seed), .points = points});
        for (const auto& row : indicators::judge(loaded.scenario, run).rows)
            if (row.reach) estimates[row.id].push_back(row.reach->value);
    }
    return estimates;
}

struct Spread {
    double mean = 0, variance = 0;
};
Spread spread_of(const std::vector<double>& estimates) {
    Spread spread;
    const auto n = static_cast<double>(estimates.size());
    for (const double p : estimates) spread.mean += p / n;
    for (const double p : estimates) spread.variance += (p - spread.mean) * (p - spread.mean) / (n - 1);
    return spread;
}

/// The variance falls as 1 / replications for independent points, at least so for Sobol points: an upper bound for
/// them.
double needed(double variance) {
    return static_cast<double>(replications) * variance * (1.96 / 0.01) * (1.96 / 0.01);
}

/// Both kinds of points must estimate the same, and independent ones must spread as the binomial law says: the
/// reference whose answer is known. Bounds that a sound program misses one in a million times.
void check(const std::string& row, const Spread& sobol, const Spread& plain) {
    const double p = (sobol.mean + plain.mean) / 2, one = p * (1 - p) / static_cast<double>(replications);
    require(std::abs(sobol.mean - plain.mean) <= 5 * std::sqrt(2 * one / seeds) + 1e-12,
            row + ": Sobol and independent points estimate different probabilities");
    if (static_cast<double>(replications) * p * (1 - p) < 5) return;  // too rare for a law of the spread
    const double freedom = (seeds - 1) / 2.0, chi_square = (seeds - 1) * plain.variance / one;
    const double above = boost::math::gamma_q(freedom, chi_square / 2);
    require(above > 5e-7 && above < 1 - 5e-7, row + ": independent points do not spread like a binomial number");
}

void replications_for_one_point(benchmark::State& state, const std::string& county) {
    const auto loaded = load_scenario(std::string(PERMILLE_SOURCE_DIR) + "/scenarios/" + county);
    require(bool(loaded), county + " has mistakes");
    const auto model = simulation::build_model(*loaded.value);
    require(bool(model), county + " cannot be built");
    for (auto _ : state) {
        const Estimates sobol = estimate(*loaded.value, *model.value, PointSet::sobol);
        const Estimates plain = estimate(*loaded.value, *model.value, PointSet::plain);
        require(!sobol.empty(), county + " has no row with a probability");
        double log_gain = 0;
        int rows = 0;
        for (const auto& [row, estimates] : sobol) {
            const Spread of_sobol = spread_of(estimates), of_plain = spread_of(plain.at(row));
            check(row, of_sobol, of_plain);
            const double p = of_plain.mean, exact = p * (1 - p) / static_cast<double>(replications);
            state.counters[row + ":p"] = p;
            state.counters[row + ":sobol"] = std::ceil(needed(of_sobol.variance));
            state.counters[row + ":plain"] = std::ceil(needed(of_plain.variance));
            state.counters[row + ":plain_exact"] = std::ceil(needed(exact));
            if (p < 0.01 || p > 0.99 || of_sobol.variance == 0) continue;  // as good as certain
            log_gain += std::log(exact / of_sobol.variance);
            ++rows;
        }
        state.counters["gain"] = rows > 0 ? std::exp(log_gain / rows) : 1;
    }
}

/// Takes `--name=N` out of the arguments.
void take(int& argc, char** argv, std::string_view name, auto& number) {
    int kept = 1;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument.starts_with(name))
            number = std::stoi(std::string(argument.substr(name.size())));
        else
            argv[kept++] = argv[i];
    }
    argc = kept;
}

}  // namespace

BENCHMARK_CAPTURE(replications_for_one_point, jingyan, "jingyan.yaml")->Iterations(1)->Unit(benchmark::kMillisecond);

int main(int argc, char** argv) {
    take(argc, argv, "--seeds=", seeds);
    take(argc, argv, "--replications=", replications);
    require(seeds >= 8 && replications >= 64, "fewer than 8 seeds or 64 replications say nothing");
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::RunSpecifiedBenchmarks();
}
