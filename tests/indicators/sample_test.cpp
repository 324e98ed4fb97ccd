// Rows replication by replication agree with what the verdict says of all of them.
#include "permille/indicators/sample.hpp"

#include <doctest/doctest.h>

#include <numeric>

#include "permille/indicators/verdict.hpp"
#include "support/scenarios.hpp"

using namespace permille;

TEST_CASE("the share of replications that meet a row is its probability") {
    const LoadedScenario scenario = testing::loaded("first.yaml");
    const simulation::Ensemble ensemble = testing::run("first.yaml");
    const indicators::Verdicts verdicts = indicators::judge(scenario.scenario, ensemble);
    int projected = 0;
    for (std::size_t i = 0; i < verdicts.rows.size(); ++i) {
        const plan::Target& target = scenario.scenario.targets.entries[i].value;
        const auto samples = indicators::sample_row(scenario.scenario, target, ensemble);
        REQUIRE(samples.has_value() == verdicts.rows[i].reach.has_value());
        if (!samples) continue;
        ++projected;
        REQUIRE(samples->met.size() == 256);
        const int met = std::accumulate(samples->met.begin(), samples->met.end(), 0);
        CHECK(met / 256.0 == verdicts.rows[i].reach->value);
    }
    CHECK(projected == 3);
}

TEST_CASE("a density is its count over the residents") {
    const LoadedScenario scenario = testing::loaded("first.yaml");
    const simulation::Ensemble ensemble = testing::run("first.yaml");
    const auto samples =
        indicators::sample_row(scenario.scenario, *scenario.scenario.targets.find("nurses_per_1000"), ensemble);
    REQUIRE(samples);
    const auto residents = ensemble.values(ensemble.series_index("residents"), 5);
    for (std::size_t r = 0; r < residents.size(); ++r)
        CHECK(samples->value[r] == doctest::Approx(samples->count[r] / residents[r] * 1000));
}
