// Retirement by age, the rehired, the oldest, and the lever that moves the ages.
#include <doctest/doctest.h>

#include <cmath>

#include "workforce/county.hpp"

using namespace permille;
using namespace permille::workforce;
using permille::testing::agrees;
using permille::testing::is_binomial;

namespace {

// Share of a cadre still at work at an exact age: women and men each retire at a logistic age with the given standard
// deviation, sqrt(3) / pi times its scale (engine/decisions.md).
double at_work(double exact_age, double women_share, double women_age, double men_age, double spread) {
    const double scale = spread * std::sqrt(3.0) / std::acos(-1.0);
    const auto of = [&](double age) { return 1 / (1 + std::exp((exact_age - age) / scale)); };
    return women_share * of(women_age) + (1 - women_share) * of(men_age);
}

// 60 people, all of one age, who retire and do nothing else.
County of_one_age(int age, int years = 10) {
    County county;
    county.calendar.years = years;
    Cadre& cadre = county.add_cadre("nurse", 60);
    county.set_ages(cadre, {{std::to_string(age) + "-" + std::to_string(age), 1}});
    Retirement& retirement = *cadre.retirement;
    retirement.women_share = 0.7;
    retirement.women_age = 55;
    retirement.men_age = 60;
    retirement.spread_years = 1.2;
    return county;
}

}  // namespace

TEST_CASE("people of one age retire by the law of women and men together") {
    for (const int t : {1, 2, 4, 6, 9}) {
        CAPTURE(t);
        // Whoever has completed 53 years is 53 and a half on average.
        const double stay = at_work(53.5 + t, 0.7, 55, 60, 1.2) / at_work(53.5, 0.7, 55, 60, 1.2);
        is_binomial(sample_of(of_one_age(53), 6000, t, "nurse"), 60, stay);
    }
}

TEST_CASE("the retirement lever moves both ages by its years") {
    County county = of_one_age(54);
    county.cadres.entries[0].value.retirement->shift_years = 1.5;
    for (const int t : {1, 3, 7}) {
        CAPTURE(t);
        const double stay = at_work(54.5 + t, 0.7, 56.5, 61.5, 1.2) / at_work(54.5, 0.7, 56.5, 61.5, 1.2);
        is_binomial(sample_of(county, 6000, t, "nurse"), 60, stay);
    }
}

TEST_CASE("those of 60 and more at the start work on as the rehired, a mean of so many years") {
    County county;
    Cadre& cadre = county.add_cadre("nurse", 50);
    county.set_ages(cadre, {{"60+", 1}});
    cadre.retirement->rehired_years = 4;
    is_binomial(sample_of(county, 6000, 3, "nurse"), 50, std::exp(-3.0 / 4));
    is_binomial(sample_of(county, 6000, 3, "nurse.retired"), 50, std::exp(-2.0 / 4) - std::exp(-3.0 / 4));
}

TEST_CASE("a share of the retired is rehired from the step's end on, and stops by its own hazard") {
    County county = of_one_age(54);
    county.cadres.entries[0].value.retirement->rehired_share = 0.6;
    county.cadres.entries[0].value.retirement->rehired_years = 2;
    double staff = 60, rehired = 0;
    for (int t = 1; t <= 8; ++t) {
        const double keep =
            std::pow(at_work(54.5 + t, 0.7, 55, 60, 1.2) / at_work(53.5 + t, 0.7, 55, 60, 1.2), 1.0 / 12);
        for (int month = 0; month < 12; ++month) {
            rehired = rehired * std::exp(-1.0 / 24) + 0.6 * staff * (1 - keep);
            staff *= keep;
        }
        if (t != 2 && t != 5 && t != 8) continue;
        CAPTURE(t);
        agrees(sample_of(county, 6000, t, "nurse"), staff + rehired);
        agrees(sample(county, 6000, t, [](const CountyRun<4>& run, int lane) { return run.state.rehired[0][lane]; }),
               rehired);
    }
}

TEST_CASE("the rehired do not leave by choice") {
    County county;
    Cadre& cadre = county.add_cadre("nurse", 50);
    county.set_ages(cadre, {{"60+", 1}});
    cadre.retirement->rehired_years = 4;
    county.let_leave(cadre, 3);
    is_binomial(sample_of(county, 4000, 1, "nurse"), 50, std::exp(-0.25));
}

TEST_CASE("nobody is older than 75") {
    County county = of_one_age(59, 20);
    county.cadres.entries[0].value.retirement->women_age = 200;
    county.cadres.entries[0].value.retirement->men_age = 200;
    CountyRun<1> run(county);
    run.run_to(16);  // 75 years old
    CHECK(run.headcount() == 60);
    run.begin_year(17);
    for (int step = 0; step < 11; ++step) run.step(17, step);
    CHECK(run.headcount() == 60);
    run.step(17, 11);
    CHECK(run.headcount() == 0);
    CHECK(run.series("nurse.retired") == 60);
}
