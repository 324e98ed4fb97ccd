// Leaving by choice against its closed forms: constant hazards, hazards by age and level, and the pull of the county.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "workforce/county.hpp"

using namespace permille;
using namespace permille::workforce;
using permille::testing::agrees;
using permille::testing::is_binomial;
using permille::testing::variance_agrees;

TEST_CASE("at one hazard and without recruits those who stay are binomial, for any steps of the year") {
    for (const int steps : {1, 2, 4, 12})
        for (const int years : {1, 5}) {
            CAPTURE(steps);
            CAPTURE(years);
            County county;
            county.calendar.steps_per_year = steps;
            county.let_leave(county.add_cadre("nurse", 80), 0.11);
            is_binomial(sample_of(county, 8000, years, "nurse"), 80, std::exp(-0.11 * years));
        }
}

TEST_CASE("leavers of a year and those who stay add up, and every person has an age") {
    County county;
    county.let_leave(county.add_cadre("nurse", 300), 0.4);
    CountyRun<4> run(county);
    run.start();
    for (int t = 1; t <= 5; ++t) {
        double before[4], by_age[4]{};
        for (int lane = 0; lane < 4; ++lane) before[lane] = run.headcount(0, 0, lane);
        run.run_year(t);
        for (int lane = 0; lane < 4; ++lane) {
            for (int a = 0; a < ages; ++a) {
                CHECK(run.state.ages_of(0)[a][lane] >= 0);
                by_age[lane] += run.state.ages_of(0)[a][lane];
            }
            CHECK(run.headcount(0, 0, lane) == before[lane] - run.series("nurse.left", lane));
            CHECK(by_age[lane] == run.headcount(0, 0, lane));
        }
    }
}

TEST_CASE("the young leave by their own hazard until the year in which they are 35") {
    // 30 people of each age from 30 to 39. A person is young in year t while younger than 35 at its start; whether one
    // person stays says nothing about another, so means and variances add up.
    County county;
    Cadre& cadre = county.add_cadre("nurse", 300);
    county.set_ages(cadre, {{"30-39", 1}});
    county.let_leave(cadre, 0.06).young_ratio = 2.5;
    double mean = 0, variance = 0, old_mean = 0;
    for (int age = 30; age <= 39; ++age) {
        const int young_years = std::clamp(35 - age, 0, 5);
        const double stay = std::exp(-0.06 * 2.5 * young_years - 0.06 * (5 - young_years));
        mean += 30 * stay;
        variance += 30 * stay * (1 - stay);
        if (age >= 37) old_mean += 30 * stay;  // 42 and older after five years
    }
    const Sample nurses = sample_of(county, 8000, 5, "nurse");
    agrees(nurses, mean);
    variance_agrees(nurses, variance);
    agrees(sample(county, 8000, 5,
                  [](const CountyRun<4>& run, int lane) {
                      double people = 0;
                      for (int a = 42 - youngest_age; a < ages; ++a) people += run.state.ages_of(0)[a][lane];
                      return people;
                  }),
           old_mean);
}

namespace {

// Two hospitals with 90 and 30 nurses, a township with 200, a village with 40.
County four_places() {
    County county;
    county.add_place("first_hospital", Level::county).staff.entries.push_back({"nurse", 90});
    county.add_place("second_hospital", Level::county).staff.entries.push_back({"nurse", 30});
    county.add_place("centre", Level::township, "north").staff.entries.push_back({"nurse", 200});
    county.add_place("station", Level::village, "north").staff.entries.push_back({"nurse", 40});
    Cadre& cadre = county.add_cadre("nurse", 360);
    cadre.tiers = {.county = 0.3, .township = 0.6, .village = 0.1};
    Leaving& leaving = county.let_leave(cadre, 0);
    leaving.township_per_year = 0.1;
    leaving.moves_up_share = 0.7;
    return county;
}

}  // namespace

TEST_CASE("levels leave by their own hazards, and only townships feel the pull") {
    const County county = four_places();
    const auto at = [&](int facility) {
        return sample(county, 6000, 3,
                      [&](const CountyRun<4>& run, int lane) { return run.headcount(0, facility, lane); });
    };
    is_binomial(at(2), 200, std::exp(-0.3));
    is_binomial(at(3), 40, std::exp(-0.3));
    // Nobody leaves the hospitals, so each holds those who were there and those who moved up, by the staff of 2020.
    Sample first = at(0), second = at(1);
    for (double& number : first.numbers) number -= 90;
    for (double& number : second.numbers) number -= 30;
    is_binomial(first, 200, (1 - std::exp(-0.3)) * 0.7 * 0.75);
    is_binomial(second, 200, (1 - std::exp(-0.3)) * 0.7 * 0.25);
}

TEST_CASE("the pull moves people and loses none") {
    CountyRun<4> run(four_places(), 5);
    run.start();
    for (int t = 1; t <= 5; ++t) {
        run.begin_year(t);
        for (int step = 0; step < 12; ++step) {
            run.step(t, step);
            for (int lane = 0; lane < 4; ++lane) {
                double moved_in = 0, moved_out = 0, left = 0;
                for (std::size_t f = 0; f < 4; ++f) {
                    moved_in += run.state.flow[static_cast<int>(Flow::moved_in)][f][lane];
                    moved_out += run.state.flow[static_cast<int>(Flow::moved_out)][f][lane];
                    left += run.state.flow[static_cast<int>(Flow::left)][f][lane];
                }
                CHECK(moved_in == moved_out);
                const double all = run.headcount(0, 0, lane) + run.headcount(0, 1, lane) + run.headcount(0, 2, lane) +
                                   run.headcount(0, 3, lane);
                CHECK(run.state.cadre_headcount[0][lane] == all);
                if (t == 1) CHECK(all == 360 - left);
            }
        }
        run.end_year(t);
    }
}

TEST_CASE("where there is no county hospital nobody moves up") {
    County county;
    county.add_place("centre", Level::township, "north");
    Cadre& cadre = county.add_cadre("nurse", 100);
    Leaving& leaving = county.let_leave(cadre, 0.2);
    leaving.moves_up_share = 1;
    is_binomial(sample_of(county, 4000, 1, "nurse"), 100, std::exp(-0.2));
}

TEST_CASE("the retention lever multiplies every hazard of leaving, the pull's too") {
    County county = four_places();
    county.cadres.entries[0].value.leaving->multiplier = 0.4;
    const auto at = [&](int facility) {
        return sample(county, 4000, 3,
                      [&](const CountyRun<4>& run, int lane) { return run.headcount(0, facility, lane); });
    };
    is_binomial(at(2), 200, std::exp(-0.12));
    agrees(at(0), 90 + 200 * (1 - std::exp(-0.12)) * 0.7 * 0.75);
}
