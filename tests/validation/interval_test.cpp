// The simulation interval holds what it promises: over many seeds it covers the probability that a very long run finds.
#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "permille/indicators/verdict.hpp"
#include "support/sanitized.hpp"
#include "support/scenarios.hpp"

using namespace permille;

namespace {

constexpr int seeds = 200;
constexpr std::int64_t chunk = 65'536, chunks = 16;  // together 1 048 576, without holding them all at once

// P(reach) of every projected row, and last of all of them together.
std::vector<indicators::Probability> reaches(const LoadedScenario& scenario, const simulation::Ensemble& ensemble) {
    const indicators::Verdicts verdicts = indicators::judge(scenario.scenario, ensemble);
    std::vector<indicators::Probability> all;
    for (const indicators::Row& row : verdicts.rows)
        if (row.reach) all.push_back(*row.reach);
    all.push_back(verdicts.joint.all.value());
    return all;
}

// Counts how many of 200 seeds cover the reference, and asks for 90 to 98 in 100 of them wherever the truth lies
// between 2 and 98 %: next to 0 and 1 Wilson's interval is known to cover more.
//
// returns  how many probabilities were held against their intervals
int check_coverage(const LoadedScenario& scenario, std::int64_t replications) {
    const simulation::Model model = testing::built(scenario);
    std::vector<double> truth;
    for (std::int64_t i = 0; i < chunks; ++i) {
        const auto part = reaches(
            scenario,
            simulation::simulate(model, {.replications = chunk, .seed = 987'654'321, .first_replication = i * chunk}));
        truth.resize(part.size());
        for (std::size_t row = 0; row < part.size(); ++row) truth[row] += part[row].value / chunks;
    }
    std::vector<int> covered(truth.size());
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        const auto intervals =
            reaches(scenario, simulation::simulate(model, {.replications = replications, .seed = seed}));
        for (std::size_t row = 0; row < truth.size(); ++row)
            covered[row] += intervals[row].low <= truth[row] && truth[row] <= intervals[row].high ? 1 : 0;
    }
    int judged = 0;
    for (std::size_t row = 0; row < truth.size(); ++row) {
        if (truth[row] < 0.02 || truth[row] > 0.98) continue;
        const double share = covered[row] / static_cast<double>(seeds);
        MESSAGE("row " << row << ": P(reach) " << truth[row] << ", covered " << share);
        CHECK(share >= 0.90);
        CHECK(share <= 0.98);
        ++judged;
    }
    return judged;
}

}  // namespace

// A million and a half replications: the statistics of a release build, whose bits a sanitizer build shares
// (.ci/run compares them); under one it would take the time of all other tests together.
TEST_CASE("over 200 seeds the 95 % interval covers a reference of a million replications in 90 to 98 of 100" *
          doctest::skip(testing::sanitized)) {
    // Two years ask of the interval what five do, in less than half the time.
    const LoadedScenario two_years =
        testing::loaded("first.yaml", {"horizon.target=2022", "targets.beds_per_1000.target=5.35",
                                       "targets.nurses_per_1000.target=3.4", "targets.life_expectancy.target=78.4"});
    CHECK(check_coverage(two_years, 2048) == 4);
}

// Takes some ten minutes: test_validation -tc='*real plan*' --no-skip
TEST_CASE("the same holds for the rows of a real plan" * doctest::skip()) {
    CHECK(check_coverage(testing::loaded("jingyan.yaml"), 1024) >= 6);
}
