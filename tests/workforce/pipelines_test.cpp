// Students on their way: when they arrive, how many, where, bound for how long, and what the calibration knows of them.
#include <doctest/doctest.h>

#include <cmath>

#include "workforce/county.hpp"

using namespace permille;
using namespace permille::workforce;
using permille::testing::agrees;
using permille::testing::is_binomial;

namespace {

// Nobody but the students of one pipeline at two townships: 50 a year from 2018 on, who come in August three years
// later and stay bound for two.
County students_only() {
    County county;
    county.add_place("hospital", Level::county);
    county.add_place("north_centre", Level::township, "north");  // 30 000 people
    county.add_place("south_centre", Level::township, "south");  // 10 000
    Cadre& cadre = county.add_cadre("physician", 0);
    Pipeline directed;
    directed.intake_per_year = 50;
    directed.first_year = directed.last_year = 2018;
    directed.length_years = 3;
    directed.completion = 0.9;
    directed.uptake = 0.8;
    directed.service_years = 2;
    directed.counting = Counting::additional;
    cadre.pipelines.entries.push_back({"directed", directed});
    return county;
}
Pipeline& pipeline_of(County& county) {
    return county.cadres.entries[0].value.pipelines.entries[0].value;
}

}  // namespace

TEST_CASE("students arrive in the step of their month, length years after they began, and never again") {
    for (const int steps : {1, 4, 12}) {
        CAPTURE(steps);
        County county = students_only();
        county.calendar.steps_per_year = steps;
        CountyRun<1> run(county);
        run.start();
        double arrived = 0;
        for (int t = 1; t <= 5; ++t) {
            run.begin_year(t);
            for (int step = 0; step < steps; ++step) {
                run.step(t, step);
                const bool due = t > 1 || step >= 7 * steps / 12;  // August 2021 is over after this step
                CHECK((run.state.cadre_headcount[0][0] > 0) == due);
                if (t == 1 && due) arrived = run.state.cadre_headcount[0][0];
            }
            run.end_year(t);
        }
        CHECK(run.state.cadre_headcount[0][0] == arrived);
    }
}

TEST_CASE("those who finish and take up the post are binomial, and go to townships by their people") {
    const County county = students_only();
    is_binomial(sample_of(county, 8000, 1, "physician.completed"), 50, 0.9 * 0.8);
    const auto at = [&](int facility) {
        return sample(county, 8000, 1,
                      [&](const CountyRun<4>& run, int lane) { return run.headcount(0, facility, lane); });
    };
    is_binomial(at(1), 50, 0.72 * 0.75);
    is_binomial(at(2), 50, 0.72 * 0.25);
    for (const double number : at(0).numbers) REQUIRE(number == 0);
}

TEST_CASE("nobody leaves during the service, and everybody may once it is over") {
    County county = students_only();
    county.let_leave(county.cadres.entries[0].value, 6);  // half a month is two fifths of the staff
    CountyRun<4> run(county, 3);
    run.start();
    double served[4]{};
    for (int t = 1; t <= 3; ++t) {
        run.begin_year(t);
        for (int step = 0; step < 12; ++step) {
            run.step(t, step);
            for (int lane = 0; lane < 4; ++lane) {
                if (t == 1 && step == 7) served[lane] = run.state.cadre_headcount[0][lane];
                const bool bound = (t - 1) * 12 + step <= 7 + 24;  // service ends in August 2023, leaving begins after
                if (bound && (t > 1 || step >= 7)) CHECK(run.state.cadre_headcount[0][lane] == served[lane]);
            }
        }
        run.end_year(t);
    }
    // Four months of freedom: 50 x 0.72 x e^(-6 x 4 / 12).
    is_binomial(sample_of(county, 4000, 3, "physician"), 50, 0.72 * std::exp(-2));
}

TEST_CASE("a pipeline that is longer than the plan delivers nothing inside it") {
    County county = students_only();
    pipeline_of(county).first_year = 2020;
    pipeline_of(county).last_year = 2035;
    pipeline_of(county).length_years = 6;
    CHECK(CountyRun<1>(county).run_to(5).series("physician") == 0);
    pipeline_of(county).length_years = 5;
    CHECK(CountyRun<1>(county).run_to(5).series("physician") > 0);
}

TEST_CASE("further students begin with the first year of the run and arrive length years later") {
    County county = students_only();
    pipeline_of(county).first_year = 2019;
    pipeline_of(county).last_year = 2035;
    pipeline_of(county).intake_per_year = 10;
    pipeline_of(county).extra_intake = 30;
    pipeline_of(county).service_years = 0;
    // 2019, 2020 and 2021 come in 2022, 2023 and 2024; of these only 2021 has the further thirty.
    is_binomial(sample_of(county, 4000, 2, "physician"), 10, 0.72);
    is_binomial(sample_of(county, 4000, 3, "physician"), 20, 0.72);
    is_binomial(sample_of(county, 4000, 4, "physician"), 60, 0.72);
}

TEST_CASE("within past growth students replace recruits; additional ones come on top") {
    for (const Counting counting : {Counting::within, Counting::additional}) {
        County county = students_only();
        Cadre& cadre = county.cadres.entries[0].value;
        cadre.base->amount = 400;
        cadre.tiers = {.county = 0.5, .township = 0.5};
        pipeline_of(county).counting = counting;
        pipeline_of(county).service_years = 0;
        county.let_grow(cadre, 0.12);
        const double grown = 400 * std::exp(0.12), students = 50 * 0.72;
        const bool within = counting == Counting::within;
        agrees(sample_of(county, 4000, 1, "physician"), within ? grown : grown + students);
        agrees(sample_of(county, 4000, 1, "physician.recruited"), within ? grown - 400 - students : grown - 400);
    }
}

TEST_CASE("students bring their qualification with them") {
    County county = students_only();
    Qualification gp{.name = {}, .base = StockBase{.amount = 0}, .growth = {.log_per_year = 0}};
    county.cadres.entries[0].value.qualifications.entries.push_back({"gp", gp});
    pipeline_of(county).qualification = "gp";
    CountyRun<4> run(county);
    run.run_to(1);
    for (int lane = 0; lane < 4; ++lane) {
        CHECK(run.series("gp", lane) > 0);
        CHECK(run.series("gp", lane) == run.series("physician", lane));
    }
}
