// Where new beds go: what a lever adds and what grows, by each rule.
#include <doctest/doctest.h>

#include "facilities/county.hpp"

using namespace permille;
using namespace permille::facilities;

namespace {

// A hospital with half of the beds, two township centres with 40 and 10 although their towns have 30 000 and 10 000
// people.
County three_places(Allocation rule) {
    County county;
    county.town_people = {{{"north", 30'000}, {"south", 10'000}}};
    county.add_facility("north_centre", Tier::township, "north").beds = 40;
    county.add_facility("hospital", Tier::county, "north").beds = 50;
    county.add_facility("south_centre", Tier::township, "south").beds = 10;
    Capacity& beds = county.add_capacity("beds", 100);
    beds.tiers.emplace();
    beds.tiers->county = beds.tiers->township = 0.5;
    beds.extra_per_year = 60;
    beds.allocation = rule;
    return county;
}

using Beds = std::vector<double>;

Beds placed(const CountyRun<1>& run) {
    Beds beds;
    for (const Lane<1>& here : run.state.placed) beds.push_back(here[0]);
    return beds;
}
Beds after(const County& county, int years = 1) {
    CountyRun<1> run(county);
    return placed(run.run_to(years));
}

}  // namespace

TEST_CASE("fixed: what the lever adds stands as the beds of the base year do") {
    CHECK(after(three_places(Allocation::fixed)) == Beds{40 + 24, 50 + 30, 10 + 6});
    CHECK(after(three_places(Allocation::fixed), 3) == Beds{40 + 72, 50 + 90, 10 + 18});
}

TEST_CASE("population: townships get them by the people of their towns, the hospital keeps its part") {
    CHECK(after(three_places(Allocation::population)) == Beds{40 + 23, 50 + 30, 10 + 7});  // 22.5 and 7.5 by turns
    CHECK(after(three_places(Allocation::population), 2) == Beds{40 + 46, 50 + 60, 10 + 14});
}

TEST_CASE("equity: where a town, its hospital included, has fewer for its people than the county") {
    County county = three_places(Allocation::equity);
    CHECK(after(county) == Beds{40, 50 + 30, 10 + 30});  // the north has 90 and would have 75, the south 10 of 25
    county.facilities.entries[1].value.town = "south";
    CHECK(after(county) == Beds{40 + 30, 50 + 30, 10});  // now the south has 60 of its 25
}

TEST_CASE("gap: where most are missing to the norm, as the beds stand where none is") {
    County county = three_places(Allocation::gap);
    Capacity& beds = county.capacity.entries[0].value;
    beds.norm_per_1000 = 2;  // 60 and 20: 20 and 10 are missing
    CHECK(after(county) == Beds{40 + 20, 50 + 30, 10 + 10});
    beds.norm_per_1000 = 1;
    CHECK(after(county) == Beds{40 + 24, 50 + 30, 10 + 6});
}

TEST_CASE("plan: to the named places over all levels; what the lever adds may have a rule of its own") {
    County county = three_places(Allocation::fixed);
    Capacity& beds = county.capacity.entries[0].value;
    beds.extra_allocation = Allocation::plan;
    beds.plan.entries = {{"north_centre", 1}, {"south_centre", 3}};
    CHECK(after(county) == Beds{40 + 15, 50, 10 + 45});
}

TEST_CASE("need: where last year's workload took more beds than there were") {
    const auto with = [](std::vector<double> required) {
        CountyRun<1> run(three_places(Allocation::need));
        run.beds_required = std::move(required);
        return placed(run.run_to(1));
    };
    CHECK(with({45, 50, 20}) == Beds{40 + 20, 50, 10 + 40});
    CHECK(with({45, 70, 10}) == Beds{40 + 12, 50 + 48, 10});  // the hospital too
    CHECK(with({40, 50, 10}) == Beds{40 + 24, 50 + 30, 10 + 6});
}

TEST_CASE("growth goes by the rule, a fall is borne by all, and the places always have the stock") {
    for (const int steps : {1, 4, 12}) {
        County county = three_places(Allocation::plan);
        county.calendar.steps_per_year = steps;
        Capacity& beds = county.capacity.entries[0].value;
        beds.extra_per_year = 0;
        beds.plan.entries = {{"south_centre", 1}};
        beds.growth.emplace();
        beds.growth->log_per_year = std::log(1.2);
        CHECK(after(county) == Beds{40, 50, 30});
        CHECK(after(county, 2) == Beds{40, 50, 54});
        beds.growth->log_per_year = std::log(0.5);
        CHECK(after(county) == Beds{20, 25, 5});
        beds.extra_per_year = 60;
        CountyRun<1> run(county);
        run.start();
        for (int t = 1; t <= 5; ++t) {
            run.run_year(t);
            double sum = 0;
            for (const double here : placed(run)) {
                CHECK(here >= 0);
                sum += here;
            }
            CHECK(sum == run.stock());
        }
    }
}
