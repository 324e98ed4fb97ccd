// Observed years through the whole path: points in their year, other draws where they were, growth from there.
#include <doctest/doctest.h>

#include <algorithm>

#include "permille/indicators/verdict.hpp"
#include "support/scenarios.hpp"

using namespace permille;

namespace {

const std::vector<std::string> seen = {
    "observed={2021: {nurse: 985, residents: 279000}, 2022: {beds: 2000, source: plan}, source: plan}"};

}  // namespace

TEST_CASE("an observed year is the same point in every replication") {
    const simulation::Ensemble ensemble = testing::run("jingyan.yaml", seen);
    const auto is = [&](const char* series, int t, double count) {
        CAPTURE(series);
        const auto values = ensemble.values(ensemble.series_index(series), t);
        CHECK(std::all_of(values.begin(), values.end(), [&](double value) { return value == count; }));
    };
    is("nurse", 1, 985);
    is("residents", 1, 279000);
    is("beds", 2, 2000);
    // Densities of both are points as well.
    const LoadedScenario scenario = testing::loaded("jingyan.yaml", seen);
    const auto verdicts = indicators::judge(scenario.scenario, ensemble);
    const auto row = std::find_if(verdicts.rows.begin(), verdicts.rows.end(),
                                  [](const auto& one) { return one.id == "nurses_per_1000"; });
    REQUIRE(row != verdicts.rows.end());
    CHECK(row->years[1].p05 == row->years[1].p95);
    CHECK(row->years[1].median == doctest::Approx(985 / 279.0));
    CHECK(row->years[2].p05 < row->years[2].p95);
}

TEST_CASE("what was not observed draws as before") {
    const simulation::Ensemble with = testing::run("jingyan.yaml", {"observed.2021={nurse: 985}"});
    const simulation::Ensemble without = testing::run("jingyan.yaml");
    for (const char* series : {"residents", "births", "physician", "beds", "pharmacist"})
        for (int t = 0; t <= 5; ++t) {
            CAPTURE(series);
            const auto a = with.values(with.series_index(series), t);
            const auto b = without.values(without.series_index(series), t);
            CHECK(std::equal(a.begin(), a.end(), b.begin()));
        }
    // Before the observed year the nurses are the same, in it they are what was seen, behind it they go on from there.
    const auto moved = testing::difference(without, with, "nurse", 1);
    const auto later = testing::difference(without, with, "nurse", 5);
    CHECK(testing::difference(without, with, "nurse", 0).mean == 0);
    CHECK(moved.mean * later.mean > 0);
}

TEST_CASE("every year's books balance, the correction among them") {
    const simulation::Ensemble ensemble = testing::run("jingyan.yaml", seen);
    const auto values = [&](const std::string& series, int t) {
        return ensemble.values(ensemble.series_index(series), t);
    };
    for (int t = 1; t <= 5; ++t)
        for (std::size_t r = 0; r < 256; ++r) {
            CHECK(values("nurse", t)[r] == values("nurse", t - 1)[r] + values("nurse.recruited", t)[r] -
                                               values("nurse.retired", t)[r] - values("nurse.left", t)[r] +
                                               values("nurse.rehired", t)[r] + values("nurse.completed", t)[r] +
                                               values("nurse.observed", t)[r]);
            CHECK(values("residents", t)[r] == values("residents", t - 1)[r] + values("births", t)[r] -
                                                   values("deaths", t)[r] + values("net_migration", t)[r] +
                                                   values("residents.observed", t)[r]);
            CHECK(values("beds", t)[r] == values("beds", t - 1)[r] + values("beds.grown", t)[r] +
                                              values("beds.opened", t)[r] + values("beds.observed", t)[r]);
        }
}

TEST_CASE("the same bits for any lanes with observed years") {
    const LoadedScenario scenario = testing::loaded("jingyan.yaml", seen);
    const auto model = testing::built(scenario);
    const auto one = simulation::simulate(model, {.replications = 64, .lanes = 1});
    const auto wide = simulation::simulate(model, {.replications = 64});
    for (int series = 0; series < static_cast<int>(one.series().size()); ++series) {
        const auto a = one.values(series, 5), b = wide.values(series, 5);
        CHECK(std::equal(a.begin(), a.end(), b.begin()));
    }
}
