// The distribution over towns, of a hand-made run.
#include "permille/indicators/distribution.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "indicators/small_plan.hpp"

using namespace permille;
using namespace permille::indicators;

namespace {

// Three towns, one resource; what each has, replication by replication, the same in both years.
struct MadeRun {
    Scenario scenario = small_plan::county({});
    simulation::Ensemble ensemble{{}, 2020, 1, 3};

    explicit MadeRun(bool reach) {
        scenario.horizon = {.base = 2020, .target = 2021};
        for (const char* id : {"north", "middle", "south"}) {
            population::Town town;
            town.name = {id, id};
            town.seat = id == std::string("north");
            town.area_km2 = town.seat ? 10 : 45;
            scenario.population.towns.entries.push_back({id, town});
        }
        ensemble.towns.emplace(simulation::TownSeries{.resources = {"physician"}, .reach = reach, .nearest = reach}, 3,
                               1, 3);
        fill(0, {{1000, 1000, 1000}, {500, 500, 500}, {500, 500, 500}});
        fill(1, {{6, 6, 6}, {1, 1, 2}, {1, 3, 1}});
        if (!reach) return;
        fill(2, {{4, 4, 4}, {3, 3, 3}, {1, 1, 5}});
        fill(3, {{5, 5, 5}, {20, 20, 40}, {50, 50, 50}});
    }
    void fill(int series, const std::vector<std::vector<float>>& towns) {
        for (int town = 0; town < 3; ++town)
            for (int t = 0; t <= 1; ++t)
                for (std::size_t r = 0; r < 3; ++r)
                    ensemble.towns->values(series, town, t)[r] = towns[static_cast<std::size_t>(town)][r];
    }
    TownDistribution distribution() const {
        const std::int64_t all[] = {0, 1, 2};
        const auto found = distribution_of(scenario, ensemble, all, 1);
        REQUIRE(found.has_value());
        return *found;
    }
};

bool close(double a, double b) {
    return std::fabs(a - b) < 1e-12;
}

}  // namespace

TEST_CASE("bands over replications are those of the figures of each") {
    const TownDistribution distribution = MadeRun(false).distribution();
    CHECK(distribution.replications == 3);
    const ResourceSpread& physicians = distribution.resources.front();
    // By hand: a quarter, a quarter and a half of 2000 people. Replication 0 gives them 1/8, 1/8 and 6/8 of 8
    // physicians: the curve goes through (1/4, 1/8), (1/2, 1/4), (1, 1), and 1 - (1/4 1/8 + 1/4 3/8 + 1/2 5/4) = 1/4.
    // Replication 1 gives 1/10, 3/10 and 6/10 of 10, replication 2 gives 1/9, 2/9 and 6/9 of 9.
    const double first = 0.25;
    const double second = 1 - (0.25 * 0.1 + 0.25 * (0.1 + 0.4) + 0.5 * (0.4 + 1));
    const double third = 1 - (0.25 / 9 + 0.25 * (1.0 / 9 + 3.0 / 9) + 0.5 * (3.0 / 9 + 1));
    const Band gini = physicians.by_people.gini.front();
    CHECK(close(gini.mean, (first + second + third) / 3));
    CHECK(close(physicians.by_people.gini.back().median, gini.median));
    CHECK(close(physicians.by_people.lorenz[5].front().p05, physicians.by_people.lorenz[5].back().p05));
    CHECK(close(physicians.towns[0].per_1000.front().median, 6));
    CHECK(close(physicians.towns[1].per_1000.front().median, 2));
    // The seat: 6 of 8, 10, 9 physicians over half of the people.
    CHECK(close(physicians.towns[0].hrad_over_pad.front().median, 6.0 / 9 / 0.5));
    CHECK(close(physicians.towns[0].hrad.front().median, 6.0 / 9 / 0.1));
    CHECK(close(distribution.pad[0].front().median, 5));
    CHECK(physicians.towns[0].within_reach.empty());
    CHECK_FALSE(distribution.nearest.has_value());
}

TEST_CASE("the seat and the others are the groups where the scenario names none") {
    MadeRun run(false);
    CHECK(run.distribution().groups == std::vector<std::string>{"seat", "other"});
    CHECK(run.distribution().group == std::vector<int>{0, 1, 1});
    for (auto& [id, town] : run.scenario.population.towns) town.group = id == "south" ? "hills" : "plain";
    const TownDistribution named = run.distribution();
    CHECK(named.groups == std::vector<std::string>{"plain", "hills"});
    CHECK(named.group == std::vector<int>{0, 0, 1});
    const Spread& spread = named.resources.front().by_people;
    CHECK(close(spread.theil_t.front().mean, spread.theil_t_between.front().mean + spread.theil_t_within.front().mean));
}

TEST_CASE("without the area of one town nothing is told by area") {
    MadeRun run(false);
    run.scenario.population.towns.entries[1].value.area_km2.reset();
    const TownDistribution distribution = run.distribution();
    CHECK(distribution.pad.empty());
    CHECK_FALSE(distribution.resources.front().by_area.has_value());
    CHECK(distribution.resources.front().towns[0].hrad.empty());
    CHECK_FALSE(distribution.resources.front().towns[0].hrad_over_pad.empty());
}

TEST_CASE("worst off is who has least within reach, or least of its own where ways are not known") {
    const WorstOff own = MadeRun(false).distribution().resources.front().worst_off;
    CHECK(own.town == 1);  // 2, 2, 4 per 1000, against 2, 6, 2
    CHECK(close(own.share, 2.0 / 3));
    const WorstOff reach = MadeRun(true).distribution().resources.front().worst_off;
    CHECK(reach.town == 2);
    CHECK(close(reach.value.median, 1));
    CHECK(close(reach.share, 2.0 / 3));
    CHECK(close(reach.county.median, 4.5));
}

TEST_CASE("people within half an hour, mean and 90 % of minutes are weighted by people") {
    const TownDistribution distribution = MadeRun(true).distribution();
    REQUIRE(distribution.nearest.has_value());
    CHECK(close(distribution.nearest->share_within.front().median, 0.75));
    CHECK(close(distribution.nearest->share_within.front().mean, (0.75 + 0.75 + 0.5) / 3));
    CHECK(close(distribution.nearest->mean_minutes.front().median, (1000 * 5 + 500 * 20 + 500 * 50) / 2000.0));
    CHECK(close(distribution.nearest->p90_minutes.front().median, 50));
    CHECK(close(distribution.nearest->towns[1].front().median, 20));
}

TEST_CASE("a weighted quantile is the value that the share of the weight does not exceed") {
    const double values[] = {50, 5, 20}, weights[] = {10, 60, 30};
    CHECK(weighted_quantile(values, weights, 0.6) == 5);
    CHECK(weighted_quantile(values, weights, 0.61) == 20);
    CHECK(weighted_quantile(values, weights, 0.9) == 20);
    CHECK(weighted_quantile(values, weights, 0.91) == 50);
}

TEST_CASE("a figure that cannot be told in one replication is told in none") {
    MadeRun run(false);
    run.ensemble.towns->values(1, 2, 0)[1] = 0;  // no physician: L is infinite, the rest is known
    const TownDistribution told = run.distribution();
    const Spread& spread = told.resources.front().by_people;
    CHECK(std::isnan(spread.theil_l.front().median));
    CHECK(std::isfinite(spread.theil_t.front().median));
    CHECK(std::isfinite(spread.theil_l.back().median));
}

TEST_CASE("nothing is told of a run without towns, of one town, or when every replication failed") {
    MadeRun run(false);
    const std::int64_t all[] = {0, 1, 2};
    CHECK_FALSE(distribution_of(run.scenario, run.ensemble, {}, 1).has_value());
    run.ensemble.towns.emplace(simulation::TownSeries{.resources = {"physician"}}, 1, 1, 3);
    CHECK_FALSE(distribution_of(run.scenario, run.ensemble, all, 1).has_value());
    run.ensemble.towns.reset();
    CHECK_FALSE(distribution_of(run.scenario, run.ensemble, all, 1).has_value());
}
