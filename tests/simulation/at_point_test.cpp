// Runs in which every replication draws its uncertain numbers as one of them does.
#include <doctest/doctest.h>

#include "support/scenarios.hpp"

using namespace permille;

TEST_CASE("at a replication's point that replication is what it was, and only chance tells the others apart") {
    const LoadedScenario scenario = testing::loaded("first.yaml");
    const simulation::Model model = testing::built(scenario);
    const auto usual = simulation::simulate(model, {.replications = 64});
    const auto still = simulation::simulate(model, {.replications = 64, .at_point = 5});
    const auto spread = [&](const simulation::Ensemble& run, int series, int t) {
        const auto values = run.values(series, t);
        const auto [low, high] = std::minmax_element(values.begin(), values.end());
        return *high - *low;
    };
    bool narrower = false;
    for (int series = 0; series < static_cast<int>(usual.series().size()); ++series)
        for (int t = 0; t <= usual.years(); ++t) {
            const double before = usual.values(series, t)[5], after = still.values(series, t)[5];
            CHECK((before == after || (std::isnan(before) && std::isnan(after))));
            narrower = narrower || spread(still, series, t) < spread(usual, series, t);
        }
    CHECK(narrower);
}

TEST_CASE("lanes and threads do not show at a point") {
    const LoadedScenario scenario = testing::loaded("first.yaml");
    const simulation::Model model = testing::built(scenario);
    const auto lanes = simulation::simulate(model, {.replications = 33, .threads = 1, .lanes = 1, .at_point = 7});
    const auto wide = simulation::simulate(model, {.replications = 33, .threads = 3, .at_point = 7});
    for (int series = 0; series < static_cast<int>(lanes.series().size()); ++series) {
        const auto one = lanes.values(series, lanes.years()), other = wide.values(series, wide.years());
        CHECK(std::equal(one.begin(), one.end(), other.begin(),
                         [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }));
    }
}
