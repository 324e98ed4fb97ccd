// Demographic rows: life expectancy as one year's deaths measure it, and a birth rate against the trend.
#include <cmath>

#include "permille/indicators/verdict.hpp"
#include "support/scenarios.hpp"

using namespace permille;

namespace {

// Spread of the measured life expectancy of the target year, when nothing but chance differs between replications.
double measured_spread(int people) {
    const auto run =
        testing::run("first.yaml",
                     {"population.base={value: " + std::to_string(people) + ", source: estimate, note: a test}",
                      "population.mortality.gain_per_year=0.2", "population.migration.net_per_1000=0",
                      "population.fertility.log_change_per_year=0"},
                     {.replications = 4096});
    const auto values = run.values(run.series_index("life_expectancy"), run.years());
    double sum = 0, squares = 0;
    for (const double value : values) {
        sum += value;
        squares += (value - 79) * (value - 79);
    }
    const double mean = sum / static_cast<double>(values.size());
    CHECK(mean == doctest::Approx(79).epsilon(0.002));
    return std::sqrt(squares / static_cast<double>(values.size()) - (mean - 79) * (mean - 79));
}

}  // namespace

// Chiang 1984, The Life Table and its Applications: the variance of a measured life expectancy falls as one over the
// people. The spread is known to one part in 90, so the ratio to one in 60; 5 % are three of these.
TEST_CASE("a measured life expectancy has the sampling error of one year's deaths") {
    const double small = measured_spread(100'000), large = measured_spread(400'000);
    MESSAGE("standard deviation with 100 000 people " << small << " years, with 400 000 " << large);
    CHECK(small / large == doctest::Approx(2).epsilon(0.05));
    // A target that is just what the county comes to is a matter of luck.
    const auto county = testing::loaded("first.yaml", {"population.mortality.gain_per_year=0.2"});
    const auto verdicts =
        indicators::judge(county.scenario, simulation::simulate(testing::built(county), {.replications = 4096}));
    CHECK(verdicts.rows.back().reach->value == doctest::Approx(0.5).epsilon(0.1));
}

TEST_CASE("minhou's birth rate of 11.2 is out of reach, and the row says what it would take") {
    const auto county = testing::loaded("minhou.yaml");
    const auto verdicts =
        indicators::judge(county.scenario, simulation::simulate(testing::built(county), {.replications = 2048}));
    for (const indicators::Row& row : verdicts.rows) {
        if (row.id != "birth_rate") continue;
        CHECK(row.verdict == indicators::Verdict::out_of_reach);
        CHECK(row.reach->value < 0.001);
        CHECK(row.remark.en.find("fertility would have to be 1.7 times") != std::string::npos);
    }
}
