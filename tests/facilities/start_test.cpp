// The base year: how many, and where they stand.
#include <doctest/doctest.h>

#include "facilities/county.hpp"

using namespace permille;
using namespace permille::facilities;

namespace {

// Two county hospitals, one of known size, and two township centres; 66 % of the beds at county level.
County divided(double beds) {
    County county;
    county.add_facility("north_centre", Tier::township, "north");
    county.add_facility("second_hospital", Tier::county, "north");
    county.add_facility("first_hospital", Tier::county, "north").beds = 600;
    county.add_facility("south_centre", Tier::subcentre, "south");
    TierShares shares;
    shares.county = 0.66;
    shares.township = 0.34;
    county.add_capacity("beds", beds).tiers = shares;
    return county;
}

std::vector<double> placed(const County& county, double residents = 100'000) {
    CountyRun<1> run(county);
    run.start(residents);
    std::vector<double> beds;
    for (const Lane<1>& at : run.state.placed) beds.push_back(at[0]);
    return beds;
}

double sum(const std::vector<double>& numbers) {
    double total = 0;
    for (const double number : numbers) total += number;
    return total;
}

}  // namespace

TEST_CASE("known beds stay, the rest of each tier is divided by weight") {
    // Of 1000 beds 660 belong to the county tier, 600 of them are known; 340 to towns of 3000 and 1000 people.
    CHECK(placed(divided(1000)) == std::vector<double>{255, 60, 600, 85});
}

TEST_CASE("a facility's own weight replaces the people of its town") {
    County county = divided(1000);
    county.facilities.entries[0].value.weight = 1000;
    CHECK(placed(county) == std::vector<double>{170, 60, 600, 170});
}

TEST_CASE("facilities of one level in a town share its people") {
    County county = divided(1012);
    county.add_facility("north_branch", Tier::subcentre, "north");
    // 344.08 beds over 1500, 1000 and 1500 people: 129.03, 86.02, 129.03.
    CHECK(placed(county) == std::vector<double>{129, 68, 600, 86, 129});
}

TEST_CASE("beds of facilities are integers and add up to the county's, whatever its size") {
    for (int beds = 600; beds < 1400; ++beds) {
        const std::vector<double> found = placed(divided(beds));
        CHECK(sum(found) == beds);
        CHECK(found[2] == 600);
        for (const double at : found) CHECK((at >= 0 && at == std::floor(at)));
    }
}

TEST_CASE("a tier that has its share already leaves the rest to the others") {
    // 66 % of 800 is less than the 600 known: all of the 200 go to the townships, 3 to 1.
    CHECK(placed(divided(800)) == std::vector<double>{150, 0, 600, 50});
}

TEST_CASE("known beds that exceed the county's are scaled to it") {
    CHECK(placed(divided(300)) == std::vector<double>{0, 0, 300, 0});
    County county = divided(300);
    county.facilities.entries[0].value.beds = 200;
    CHECK(placed(county) == std::vector<double>{75, 0, 225, 0});
}

TEST_CASE("where every facility is known and the county has more, all are scaled up") {
    County county;
    county.add_facility("a", Tier::county, "north").beds = 30;
    county.add_facility("b", Tier::county, "north").beds = 10;
    TierShares shares;
    shares.county = 1;
    county.add_capacity("beds", 80).tiers = shares;
    CHECK(placed(county) == std::vector<double>{60, 20});
    for (auto& [id, facility] : county.facilities) facility.beds = 0;
    CHECK(placed(county) == std::vector<double>{40, 40});
}

TEST_CASE("a tier without facilities leaves its share to the others") {
    County county;
    county.add_facility("a", Tier::township, "north");
    county.add_facility("b", Tier::township, "south");
    TierShares shares;
    shares.county = 0.5;
    shares.township = 0.4;
    shares.village = 0.1;
    county.add_capacity("beds", 100).tiers = shares;
    CHECK(placed(county) == std::vector<double>{75, 25});
}

TEST_CASE("known beds say nothing about another capacity") {
    County county = divided(1000);
    county.capacity.entries[0].id = "day_places";
    // The county tier's 660 go to both hospitals alike.
    CHECK(placed(county) == std::vector<double>{255, 330, 330, 85});
}

TEST_CASE("a density follows the people, lane by lane") {
    County county = divided(0);
    county.capacity.entries[0].value.base->amount = 6.7;
    county.capacity.entries[0].value.base->unit = StockUnit::per_1000;
    CountyRun<4> run(county);
    Lane<4> residents = 0.0;
    for (int lane = 0; lane < 4; ++lane) residents.set(lane, 100'000 + 7'123 * lane);
    start(run.parameters, run.in(), residents, run.state);
    for (int lane = 0; lane < 4; ++lane) {
        CHECK(run.stock(0, lane) == std::floor(6.7 * residents[lane] / 1000 + 0.5));
        double total = 0;
        for (const Lane<4>& at : run.state.placed) total += at[lane];
        CHECK(total == run.stock(0, lane));
    }
}

TEST_CASE("a capacity without a base is not projected") {
    County county;
    county.add_capacity("beds", 10);
    county.capacity.entries[0].value.base.reset();
    county.add_capacity("places", 5);
    county.add_project("wing", "beds", 3, "2022-06");
    CountyRun<1> run(county);
    CHECK(run.parameters.series == std::vector<std::string>{"places", "places.grown", "places.opened", "places.added",
                                                            "places.growth_clipped", "wing.complete"});
    CHECK(run.parameters.addition.empty());
}
