// Growth without new policy, of stocks with a rate and of stocks that grow by people.
#include <doctest/doctest.h>

#include "facilities/county.hpp"

using namespace permille;
using namespace permille::facilities;

TEST_CASE("a stock follows its growth, rounded to whole units") {
    County county;
    county.add_growing("beds", 1000, 1.1);
    CountyRun<1> run(county);
    run.start();
    CHECK(run.stock() == 1000);
    for (const auto& [t, expected] :
         std::vector<std::pair<int, double>>{{1, 1100}, {2, 1210}, {3, 1331}, {4, 1464}, {5, 1611}}) {
        run.run_year(t);
        CHECK(run.stock() == expected);  // 1000 x 1.1^t: 1464.1, 1610.51
    }
}

TEST_CASE("years' ends do not depend on the steps of a year") {
    for (const int steps : {1, 2, 4, 12}) {
        County county;
        county.calendar.steps_per_year = steps;
        county.add_growing("beds", 1883, 1.0437);
        county.add_project("wing", "beds", 77, "2022-05").ramp_months = 9;
        CountyRun<1> run(county);
        run.run_to(2);
        CHECK(run.stock() == 2051);            // 1883 x 1.0437^2 = 2051.17
        CHECK(run.run_to(5).stock() == 2332);  // 1883 x 1.0437^5 = 2332.02
    }
}

TEST_CASE("stock after = stock before + grown + opened, for every capacity and step") {
    for (const int steps : {1, 2, 4, 12}) {
        County county;
        county.calendar.steps_per_year = steps;
        county.add_growing("beds", 1883, 1.07);
        county.add_growing("shrinking", 91, 0.8);
        county.add_capacity("places", 0).per_1000_per_year = 0.35;
        county.add_project("wing", "beds", 120, "2022-05").ramp_months = 7;
        county.add_project("more", "beds", 33, "2024-11").counting = Counting::additional;
        county.add_project("nursery", "places", 240, "2023-02").delay_months = 5;
        CountyRun<1> run(county);
        run.start();
        for (int t = 1; t <= 5; ++t) {
            run.begin_year(t);
            double year_start[3];
            for (std::size_t c = 0; c < 3; ++c) year_start[c] = run.stock(c);
            for (int step = 0; step < steps; ++step) {
                State<1> before = run.state;
                run.step(t, step);
                for (std::size_t c = 0; c < 3; ++c) {
                    const double grown = run.state.grown[c][0] - before.grown[c][0];
                    const double opened = run.state.opened[c][0] - before.opened[c][0];
                    CHECK(run.stock(c) == before.stock[c][0] + grown + opened);
                    CHECK(run.stock(c) == year_start[c] + run.state.grown[c][0] + run.state.opened[c][0]);
                    CHECK(run.stock(c) >= 0);
                    CHECK(run.stock(c) == std::floor(run.stock(c)));
                }
            }
        }
    }
}

TEST_CASE("a good year and a slowing mean enter as they are drawn") {
    County county;
    Growth& growth = *county.add_growing("beds", 10'000, 1).growth;
    growth.log_per_year = 0.05;
    growth.county_deviation = 0.01;
    growth.damping = 0.9;
    CountyRun<1> run(county);
    const Parameter deviation = run.parameters.capacity[0].growth.yearly_deviation;
    run.set(deviation, 1, 0, 0.02);
    run.set(deviation, 2, 0, -0.03);
    run.run_to(1);
    CHECK(run.stock() == std::floor(10'000 * std::exp(0.06 + 0.02) + 0.5));
    run.run_year(2);
    CHECK(run.stock() == std::floor(10'000 * std::exp(0.06 + 0.02 + 0.06 * 0.9 - 0.03) + 0.5));
}

TEST_CASE("childcare grows from nothing by places per 1000 people, and rounding loses none") {
    County county;
    county.add_capacity("childcare", 0).per_1000_per_year = 0.35;
    CountyRun<1> run(county);
    run.start(264'000);
    for (int t = 1; t <= 5; ++t) {
        run.run_year(t, 264'000);
        CHECK(run.stock() == std::floor(0.35 * 264 * t + 0.5));  // 92.4 a year: 92, 185, 277, 370, 462
    }
}

TEST_CASE("places per 1000 follow the mean of the people at the two ends of the year") {
    County county;
    county.add_capacity("childcare", 10).per_1000_per_year = 1;
    CountyRun<1> run(county);
    run.start();
    begin_year(run.parameters, run.in(), 1, Lane<1>(100'000.0), Lane<1>(120'000.0), run.state);
    for (int step = 0; step < 12; ++step) run.step(1, step);
    CHECK(run.stock() == 120);
}

TEST_CASE("a stock that falls never falls below nothing") {
    County county;
    county.add_growing("beds", 3, std::exp(-0.5));
    county.calendar.years = 20;
    CountyRun<1> run(county);
    run.run_to(20);
    CHECK(run.stock() == 0);
}

TEST_CASE("facilities follow the county's growth, in integers that add up at every step") {
    County county;
    county.add_facility("hospital", Tier::county, "north").beds = 613;
    county.add_facility("north_centre", Tier::township, "north");
    county.add_facility("south_centre", Tier::township, "south");
    TierShares shares;
    shares.county = 0.6;
    shares.township = 0.4;
    county.add_growing("beds", 1000, 1.1).tiers = shares;
    county.add_project("wing", "beds", 50, "2023-03").facility = "south_centre";
    CountyRun<1> run(county);
    run.start();
    const auto& placed = run.state.placed;
    for (int t = 1; t <= 5; ++t) {
        run.begin_year(t);
        for (int step = 0; step < 12; ++step) {
            run.step(t, step);
            CHECK(placed[0][0] + placed[1][0] + placed[2][0] == run.stock());
        }
    }
    // 1610.51 by growth, 50 of them in the wing: 1560.51 (rounded 1561) shared 613 : 290 : 97.
    CHECK(placed[0][0] == 957);  // 956.9
    CHECK(placed[2][0] == 201);  // 151.4 and 50
    CHECK(run.stock() == 1611);
}
