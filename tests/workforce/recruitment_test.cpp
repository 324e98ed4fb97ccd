// Recruits: how many, when, how old, where they go, and what stops them.
#include <doctest/doctest.h>

#include <cmath>

#include "workforce/county.hpp"

using namespace permille;
using namespace permille::workforce;
using permille::testing::agrees;
using permille::testing::is_poisson;

namespace {

// Nurses who neither leave nor retire, and who are recruited as a test says.
County calm_county(double nurses = 100) {
    County county;
    county.add_cadre("nurse", nurses).recruitment.emplace();
    return county;
}
Recruitment& recruitment_of(County& county, std::size_t cadre = 0) {
    return *county.cadres.entries[cadre].value.recruitment;
}

}  // namespace

TEST_CASE("recruits of a year are Poisson with the mean that the growth asks for") {
    County county = calm_county();
    county.let_grow(county.cadres.entries[0].value, 0.25);
    is_poisson(sample_of(county, 8000, 1, "nurse.recruited"), 100 * (std::exp(0.25) - 1));
}

TEST_CASE("further offers bring their yield and no more, beside the growth's recruits") {
    County county = calm_county();
    recruitment_of(county).extra_per_year = 20;
    recruitment_of(county).yield = 0.6;
    is_poisson(sample_of(county, 8000, 1, "nurse.recruited"), 12);
    county.let_grow(county.cadres.entries[0].value, 0.1);
    is_poisson(sample_of(county, 8000, 1, "nurse.recruited"), 12 + 100 * (std::exp(0.1) - 1));
}

TEST_CASE("without growth, lever or stated recruitment nobody comes") {
    CHECK(CountyRun<1>(calm_county()).run_to(5).series("nurse") == 100);
}

TEST_CASE("people are recruited in the stated months and at the stated ages, each alike") {
    County county = calm_county(0);
    recruitment_of(county).extra_per_year = 300;
    recruitment_of(county).first_month = 7;
    recruitment_of(county).last_month = 9;
    recruitment_of(county).entry_age_low = 22;
    recruitment_of(county).entry_age_high = 25;
    CountyRun<4> run(county);
    run.start();
    run.begin_year(1);
    double before = 0;
    for (int step = 0; step < 12; ++step) {
        run.step(1, step);
        const double now = run.headcount();
        CHECK((now > before) == (step >= 6 && step <= 8));
        before = now;
    }
    for (const int age : {22, 23, 24, 25})
        is_poisson(sample(county, 4000, 1,
                          [&](const CountyRun<4>& done, int lane) {
                              return done.state.ages_of(0)[age + 1 - youngest_age][lane];  // a year older by its end
                          }),
                   75);
    for (const int age : {21, 26}) CHECK(run.state.ages_of(0)[age - youngest_age][0] == 0);
    for (const int steps : {1, 2, 4}) {
        CAPTURE(steps);
        county.calendar.steps_per_year = steps;
        is_poisson(sample_of(county, 4000, 1, "nurse"), 300);
    }
}

TEST_CASE("recruiting stops when the posts are filled, and begins again when somebody goes") {
    County county = calm_county();
    recruitment_of(county).posts = 105;
    county.let_grow(county.cadres.entries[0].value, 0.5);
    CountyRun<4> run(county);
    run.run_to(1);
    for (int lane = 0; lane < 4; ++lane) CHECK(run.headcount(0, 0, lane) == 105);

    county.let_leave(county.cadres.entries[0].value, 0.2);
    CountyRun<4> leaving(county);
    leaving.start();
    double recruited_later = 0;
    for (int t = 1; t <= 3; ++t) {
        leaving.run_year(t);
        for (int lane = 0; lane < 4; ++lane) CHECK(leaving.headcount(0, 0, lane) <= 105);
        if (t == 3) recruited_later = leaving.series("nurse.recruited");
    }
    CHECK(recruited_later > 0);

    recruitment_of(county).posts = 90;  // fewer than there are people: nobody is sent away
    county.cadres.entries[0].value.leaving.reset();
    CHECK(CountyRun<1>(county).run_to(2).headcount() == 100);
}

TEST_CASE("posts and further offers stated for a sum are divided as its staff stands") {
    County county;
    county.add_cadre("western", 150).part_of = "physician";
    county.add_cadre("tcm", 50).part_of = "physician";
    Cadre& sum = county.add_cadre("physician", 0);
    sum.base.reset();
    sum.recruitment.emplace();
    sum.recruitment->extra_per_year = 40;
    is_poisson(sample_of(county, 4000, 1, "western.recruited"), 30);
    is_poisson(sample_of(county, 4000, 1, "tcm.recruited"), 10);
    county.cadres.entries[2].value.recruitment->posts = 208;
    CountyRun<1> run(county);
    run.run_to(3);
    CHECK(run.series("western") == 156);
    CHECK(run.series("tcm") == 52);
}

namespace {

// A hospital with half of the nurses, two townships with 40 and 10 although their towns have 30 000 and 10 000 people.
County three_places(Allocation rule) {
    County county = calm_county();
    county.add_place("hospital", Level::county).staff.entries.push_back({"nurse", 50});
    county.add_place("north_centre", Level::township, "north").staff.entries.push_back({"nurse", 40});
    county.add_place("south_centre", Level::township, "south").staff.entries.push_back({"nurse", 10});
    county.cadres.entries[0].value.tiers = {.county = 0.5, .township = 0.5};
    recruitment_of(county).allocation = rule;
    recruitment_of(county).extra_per_year = 60;
    return county;
}
Sample recruits_at(const County& county, int facility, int t = 1) {
    return sample(county, 6000, t, [&](const CountyRun<4>& run, int lane) {
        return run.state.flow[static_cast<int>(Flow::recruited)][static_cast<std::size_t>(facility)][lane];
    });
}

}  // namespace

TEST_CASE("fixed: recruits go where the staff of the base year stands") {
    const County county = three_places(Allocation::fixed);
    is_poisson(recruits_at(county, 0), 30);
    is_poisson(recruits_at(county, 1), 24);
    is_poisson(recruits_at(county, 2), 6);
    is_poisson(recruits_at(county, 2, 3), 6);  // also when the staff has changed
}

TEST_CASE("population: recruits of townships go by the people of their towns, the hospital keeps its part") {
    const County county = three_places(Allocation::population);
    is_poisson(recruits_at(county, 0), 30);
    is_poisson(recruits_at(county, 1), 22.5);
    is_poisson(recruits_at(county, 2), 7.5);
}

TEST_CASE("equity: recruits of townships go where a town has fewer for its people than the county") {
    County county = three_places(Allocation::equity);
    is_poisson(recruits_at(county, 0), 30);
    // 50 nurses for 40 000 people: the north has 40 and would have 37.5, the south 10 of 12.5.
    CHECK(recruits_at(county, 1).mean() == 0);
    is_poisson(recruits_at(county, 2), 30);
    // With the hospital in the south, the south has 60 of the 100 and the north lacks 35 to its 75.
    county.workplaces[0].site = "south";
    is_poisson(recruits_at(county, 1), 30);
    CHECK(recruits_at(county, 2).mean() == 0);
}

TEST_CASE("gap: recruits of townships go where most are missing to the norm, as the staff stands where none is") {
    County county = three_places(Allocation::gap);
    recruitment_of(county).norm_per_1000 = 2;  // 60 and 20: 20 and 10 are missing
    is_poisson(recruits_at(county, 0), 30);
    is_poisson(recruits_at(county, 1), 20);
    is_poisson(recruits_at(county, 2), 10);
    recruitment_of(county).norm_per_1000 = 1;
    is_poisson(recruits_at(county, 1), 24);
    is_poisson(recruits_at(county, 2), 6);
}

TEST_CASE("plan: recruits go to the named places over all levels; further offers may have a rule of their own") {
    County county = three_places(Allocation::fixed);
    recruitment_of(county).extra_allocation = Allocation::plan;
    recruitment_of(county).plan.entries = {{"north_centre", 1}, {"south_centre", 3}};
    CHECK(recruits_at(county, 0).mean() == 0);
    is_poisson(recruits_at(county, 1), 15);
    is_poisson(recruits_at(county, 2), 45);
}

TEST_CASE("need: recruits go where last year's workload took more than there were") {
    const County county = three_places(Allocation::need);
    CountyRun<4> run(county);
    const auto recruits_with = [&](std::vector<double> required, std::size_t facility) {
        const std::vector<Lane<4>> staff(required.begin(), required.end());
        run.required.nurses = {0, staff.data()};
        Sample found;
        for (std::uint32_t first = 0; first < 6000; first += 4) {
            run.first_replication = first;
            run.start().run_year(1);
            for (int lane = 0; lane < 4; ++lane)
                found.numbers.push_back(run.state.flow[static_cast<int>(Flow::recruited)][facility][lane]);
        }
        return found;
    };
    CHECK(recruits_with({50, 45, 20}, 0).mean() == 0);
    is_poisson(recruits_with({50, 45, 20}, 1), 20);
    is_poisson(recruits_with({50, 45, 20}, 2), 40);
    is_poisson(recruits_with({70, 45, 10}, 0), 48);  // the hospital too
    is_poisson(recruits_with({50, 40, 10}, 1), 24);  // nobody is missing: as the staff stands
}

TEST_CASE("population: the towns' people of this year count, not those of the base year") {
    const County county = three_places(Allocation::population);
    CountyRun<4> run(county);
    Sample south;
    for (std::uint32_t first = 0; first < 6000; first += 4) {
        run.first_replication = first;
        run.start();
        run.town_people[1] = Lane<4>(10'000.0);
        run.run_year(1);
        run.town_people[1] = Lane<4>(90'000.0);  // 3 of 4
        run.run_year(2);
        for (int lane = 0; lane < 4; ++lane)
            south.numbers.push_back(run.state.flow[static_cast<int>(Flow::recruited)][2][lane]);
    }
    is_poisson(south, 22.5);
}
