// The minutes of the project's own plans.
#include "permille/scenario/ways.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "support/scenarios.hpp"

using namespace permille;

TEST_CASE("every town of the four plans has its ways to every facility, estimated by points") {
    for (const char* name : {"jingyan.yaml", "siyang.yaml", "zhaoyuan.yaml", "minhou.yaml"}) {
        CAPTURE(name);
        const LoadedScenario scenario = testing::loaded(name);
        const auto ways = travel_minutes(scenario);
        REQUIRE(ways.has_value());
        CHECK(ways->towns == static_cast<int>(scenario.scenario.population.towns.size()));
        for (const network::MinutesFrom from : ways->from) CHECK(from == network::MinutesFrom::estimate);
        for (const double kilometres : ways->kilometres) CHECK((kilometres >= 0 && kilometres < 100));
    }
}

TEST_CASE("Jingyan's towns lie from their seat as far as roads were printed, over a detour between 1.2 and 1.9") {
    const LoadedScenario scenario = testing::loaded("jingyan.yaml");
    const auto ways = travel_minutes(scenario);
    REQUIRE(ways.has_value());
    const int hospital = scenario.scenario.facilities.index_of("county_hospital");
    // Road kilometres to the seat: czkjst.org (Mata), nctudi.com (Zhuyuan), 365135.com (Yanjing).
    const std::pair<const char*, double> printed[] = {{"mata", 20}, {"zhuyuan", 27}, {"yanjing", 11}};
    for (const auto& one : printed) {
        const char* town = one.first;
        CAPTURE(town);
        const int at = scenario.scenario.population.towns.index_of(town);
        const double detour = one.second / ways->kilometres[ways->pair(at, hospital)];
        CHECK(detour > 1.2);
        CHECK(detour < 1.9);
    }
}

TEST_CASE("a county of one town needs no point, but the rule") {
    CHECK_FALSE(travel_minutes(testing::loaded("first.yaml", {"network.travel=null"})).has_value());
    const auto first = travel_minutes(testing::loaded("first.yaml"));
    REQUIRE(first.has_value());
    for (const double kilometres : first->kilometres) CHECK(kilometres == 0);
}
