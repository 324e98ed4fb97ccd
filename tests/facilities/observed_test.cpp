// Observed beds take the place of simulated ones, and the trend goes on from them.
#include <doctest/doctest.h>

#include <cmath>

#include "facilities/county.hpp"

using namespace permille;
using namespace permille::facilities;

namespace {

constexpr int W = 4;

Map<Map<Number>> counted(const std::string& year, const std::string& id, double count) {
    Map<Number> values;
    values.entries.push_back({id, Number(count)});
    Map<Map<Number>> observed;
    observed.entries.push_back({year, values});
    return observed;
}

}  // namespace

TEST_CASE("beds that were counted are the stock, and grow from there") {
    County county;
    county.add_growing("beds", 500, 1.1);
    CountyRun<W> run(county);
    add_observed(counted("2021", "beds", 600), run.parameters);
    run.run_to(1);
    CHECK(run.stock() == 550);
    observe(run.parameters, run.in(), 1, run.state);
    CHECK(run.stock() == 600);
    CHECK(run.state.observed[0][0] == 50);
    run.run_year(2);
    CHECK(run.stock() == 660);
    CHECK(run.state.observed[0][0] == 0);
    CHECK(run.state.grown[0][0] == 60);
}

TEST_CASE("a project within that is still to come remains part of the trend") {
    County county;
    county.add_growing("beds", 500, 1.1);
    county.add_project("wing", "beds", 40, "2022-06");
    CountyRun<W> run(county);
    add_observed(counted("2021", "beds", 520), run.parameters);
    run.run_to(1);
    observe(run.parameters, run.in(), 1, run.state);
    CHECK(run.stock() == 520);
    run.run_year(2);
    // 520 x 1.1 with the wing's 40 among the growth of 52.
    CHECK(run.stock() == 572);
    CHECK(run.state.opened[0][0] == 40);
    CHECK(run.state.grown[0][0] == 12);
}

TEST_CASE("a count below what projects opened leaves no place with less than nothing") {
    County county;
    Capacity& beds = county.add_growing("beds", 100, 1.0);
    beds.tiers = TierShares{.county = 1, .township = 0, .village = 0};
    county.facilities.entries.push_back(
        {"old",
         Facility{
             .name = {}, .tier = Tier::county, .town = "town", .beds = {}, .staff = {}, .weight = {}, .point = {}}});
    county.facilities.entries.push_back(
        {"new",
         Facility{
             .name = {}, .tier = Tier::county, .town = "town", .beds = {}, .staff = {}, .weight = {}, .point = {}}});
    Project& wing = county.add_project("wing", "beds", 300, "2021-03");
    wing.facility = "new";
    wing.counting = Counting::additional;
    CountyRun<W> run(county);
    add_observed(counted("2021", "beds", 150), run.parameters);
    run.run_to(1);
    CHECK(run.stock() == 400);
    observe(run.parameters, run.in(), 1, run.state);
    CHECK(run.stock() == 150);
    double placed = 0;
    for (const Lane<W>& beds_there : run.state.placed) {
        CHECK(beds_there[0] >= 0);
        placed += beds_there[0];
    }
    CHECK(placed == 150);
}
