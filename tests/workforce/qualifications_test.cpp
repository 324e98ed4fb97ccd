// Qualifications: lost with those who go, gained by training, never more than there are people.
#include <doctest/doctest.h>

#include <cmath>

#include "workforce/county.hpp"

using namespace permille;
using namespace permille::workforce;
using permille::testing::agrees;
using permille::testing::is_binomial;
using permille::testing::is_poisson;

namespace {

// 120 physicians, 50 of them general practitioners.
County practitioners(double log_growth) {
    County county;
    Cadre& cadre = county.add_cadre("physician", 120);
    Qualification gp{.name = {}, .base = StockBase{.amount = 50}, .growth = {.log_per_year = log_growth}};
    cadre.qualifications.entries.push_back({"gp", gp});
    return county;
}

}  // namespace

TEST_CASE("holders go as everybody does: each with the same chance") {
    County county = practitioners(-1);  // so far down that nobody is trained
    county.let_leave(county.cadres.entries[0].value, 0.15);
    is_binomial(sample_of(county, 8000, 2, "gp"), 50, std::exp(-0.3));
    CountyRun<4> run(county);
    run.start();
    double before[4] = {50, 50, 50, 50};
    for (int t = 1; t <= 5; ++t) {
        run.run_year(t);
        for (int lane = 0; lane < 4; ++lane) {
            const double gp = run.series("gp", lane);
            CHECK(gp == before[lane] - run.series("gp.lost", lane) + run.series("gp.trained", lane));
            CHECK(run.series("gp.trained", lane) == 0);
            CHECK(gp <= run.series("physician", lane));
            before[lane] = gp;
        }
    }
}

TEST_CASE("training makes up for losses, so that holders follow their own growth") {
    County county = practitioners(0.1);
    Cadre& cadre = county.cadres.entries[0].value;
    county.let_leave(cadre, 0.08);
    cadre.recruitment.emplace();
    county.let_grow(cadre, 0.04);
    for (const int t : {1, 3, 5}) {
        CAPTURE(t);
        agrees(sample_of(county, 8000, t, "gp"), 50 * std::exp(0.1 * t));
    }
}

TEST_CASE("further training adds its number a year") {
    County county = practitioners(0);
    county.cadres.entries[0].value.qualifications.entries[0].value.extra_training_per_year = 9;
    is_poisson(sample_of(county, 8000, 1, "gp.trained"), 9);
}

TEST_CASE("there are never more holders than people") {
    CountyRun<4> run(practitioners(0.5));
    run.run_to(5);  // 50 x e^2.5 would be 609
    for (int lane = 0; lane < 4; ++lane) CHECK(run.series("gp", lane) == 120);
}

TEST_CASE("a qualification of a sum is lost with the staff of its parts") {
    County county;
    county.add_cadre("western", 90).part_of = "physician";
    county.add_cadre("tcm", 30).part_of = "physician";
    Cadre& sum = county.add_cadre("physician", 0);
    sum.base.reset();
    county.let_leave(sum, 0.2);
    Qualification gp{.name = {}, .base = StockBase{.amount = 40}, .growth = {.log_per_year = -1}};
    sum.qualifications.entries.push_back({"gp", gp});
    is_binomial(sample_of(county, 8000, 1, "gp"), 40, std::exp(-0.2));
}
