// Counties that are run together: what they read from one file is one number, everything else is each county's own.
#include "permille/simulation/common_luck.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "support/scenarios.hpp"

using namespace permille;

namespace {

constexpr std::int64_t futures = 4096;

double correlation(std::span<const double> a, std::span<const double> b) {
    const double n = static_cast<double>(a.size());
    double mean_a = 0, mean_b = 0, aa = 0, bb = 0, ab = 0;
    for (std::size_t i = 0; i < a.size(); ++i) mean_a += a[i] / n, mean_b += b[i] / n;
    for (std::size_t i = 0; i < a.size(); ++i) {
        aa += (a[i] - mean_a) * (a[i] - mean_a);
        bb += (b[i] - mean_b) * (b[i] - mean_b);
        ab += (a[i] - mean_a) * (b[i] - mean_b);
    }
    return ab / std::sqrt(aa * bb);
}

// Nurses in 2025 of two counties that differ in nothing but their seeds.
double correlation_of_nurses(std::vector<std::string> sets, std::optional<std::uint64_t> common) {
    std::vector<std::vector<double>> nurses;
    for (const std::uint64_t seed : {11U, 12U}) {
        const auto run =
            testing::run("first.yaml", sets, {.replications = futures, .seed = seed, .common_seed = common});
        const auto values = run.values(run.series_index("nurse"), 5);
        nurses.emplace_back(values.begin(), values.end());
    }
    return correlation(nurses[0], nurses[1]);
}

// Three standard errors of a correlation of nothing.
const double none = 3 / std::sqrt(static_cast<double>(futures));

// Of a stock's growth without new policy, what is left uncertain.
const std::vector<std::string> steady{"workforce.nurse.growth.county_deviation=0", "workforce.nurse.growth.yearly_sd=0",
                                      "workforce.nurse.growth.damping=1"};

}  // namespace

// The variance of a county's nurses in 2025 over the replications of a run.
double variance_of_nurses(const simulation::Ensemble& run) {
    const auto values = run.values(run.series_index("nurse"), 5);
    double mean = 0, squares = 0;
    for (const double value : values) mean += value / static_cast<double>(values.size());
    for (const double value : values) squares += (value - mean) * (value - mean);
    return squares / static_cast<double>(values.size() - 1);
}

TEST_CASE("a number of the national defaults is the same in every county: what is left between them is chance") {
    // Growth that is not known, the same in both; leaving, retiring and hiring by chance, each county's own.
    const double all = variance_of_nurses(testing::run("first.yaml", steady, {.replications = futures}));
    constexpr std::int64_t points = 64;
    double chance = 0;
    for (std::int64_t point = 0; point < points; ++point)
        chance +=
            variance_of_nurses(testing::run("first.yaml", steady, {.replications = 128, .at_point = point})) / points;
    const double shared = 1 - chance / all;
    CHECK(shared > 0.2);
    CHECK(correlation_of_nurses(steady, 5) == doctest::Approx(shared).epsilon(0.1));
}

TEST_CASE("a deviation from other counties is each county's own") {
    CHECK(
        std::abs(correlation_of_nurses(
            {"workforce.nurse.growth.log_per_year=0.05", "workforce.nurse.growth.county_deviation={normal: [0, 0.05]}",
             "workforce.nurse.growth.yearly_sd=0", "workforce.nurse.growth.damping=1",
             "workforce.nurse.growth.persistence=0", "workforce.nurse.leaving.hazard_per_year=0",
             "workforce.nurse.leaving.township_per_year=0", "workforce.nurse.recruitment.yield=1",
             "workforce.nurse.retirement.women_age=70", "workforce.nurse.retirement.men_age=70"},
            5)) < none);
}

TEST_CASE("four ninths of the variance of a county's years are the nation's") {
    const double r =
        correlation_of_nurses({"workforce.nurse.growth.log_per_year=0.05", "workforce.nurse.growth.county_deviation=0",
                               "workforce.nurse.growth.yearly_sd=0.02", "workforce.nurse.growth.damping=1",
                               "workforce.nurse.growth.persistence=0", "workforce.nurse.leaving.hazard_per_year=0",
                               "workforce.nurse.leaving.township_per_year=0", "workforce.nurse.recruitment.yield=1",
                               "workforce.nurse.retirement.women_age=70", "workforce.nurse.retirement.men_age=70"},
                              5);
    CHECK(r == doctest::Approx(4.0 / 9).epsilon(0.12));
}

TEST_CASE("a run alone is not touched by any of this") {
    const auto alone = testing::run("first.yaml"), again = testing::run("first.yaml");
    CHECK(std::ranges::equal(alone.values(0, 5), again.values(0, 5)));
}
