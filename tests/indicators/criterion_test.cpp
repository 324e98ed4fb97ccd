// Every operator of a plan, at its limit and beside it.
#include "permille/indicators/criterion.hpp"

#include <doctest/doctest.h>

#include "indicators/small_plan.hpp"

using namespace permille;
using indicators::Criterion;
using plan::Operator;
using small_plan::plain;
using small_plan::printed;

TEST_CASE("at least: met at the target and above, and within 1e-9 of it") {
    const Criterion four(plain("x", Operator::ge, 4), 5);
    CHECK(four.met(4, 0));
    CHECK(four.met(4.1, 0));
    CHECK(four.met(4 * (1 - 0.9e-9), 0));
    CHECK_FALSE(four.met(4 * (1 - 1.1e-9), 0));
    CHECK_FALSE(four.met(3.9, 0));
}

TEST_CASE("at most: met at the target and below, and within 1e-9 of it") {
    const Criterion four(plain("x", Operator::le, 4), 5);
    CHECK(four.met(4, 0));
    CHECK(four.met(3, 0));
    CHECK(four.met(4 * (1 + 0.9e-9), 0));
    CHECK_FALSE(four.met(4 * (1 + 1.1e-9), 0));
}

TEST_CASE("the slack is relative to the target, and absolute where the target is zero") {
    const Criterion large(plain("x", Operator::ge, 1e6), 5);
    CHECK(large.met(1e6 - 0.9e-3, 0));
    CHECK_FALSE(large.met(1e6 - 1.1e-3, 0));
    const Criterion zero(plain("x", Operator::le, 0), 5);
    CHECK(zero.met(0.9e-9, 0));
    CHECK_FALSE(zero.met(1.1e-9, 0));
}

TEST_CASE("more than and less than want more than equality, and 1e-9 is equality") {
    const Criterion more(plain("x", Operator::gt, 3), 5);
    CHECK_FALSE(more.met(3, 0));
    CHECK_FALSE(more.met(3 * (1 + 0.9e-9), 0));
    CHECK(more.met(4, 0));
    const Criterion less(plain("x", Operator::lt, 3), 5);
    CHECK_FALSE(less.met(3, 0));
    CHECK(less.met(2, 0));
}

TEST_CASE("about: free on the good side, a tolerance on the bad side") {
    plan::Target row = plain("x", Operator::about, 8);
    row.base = printed(6.7, "6.7");
    // min(5 % of 8 = 0.4, (8 - 6.7) / 4 = 0.325)
    CHECK(indicators::about_tolerance(row) == doctest::Approx(0.325));
    const Criterion higher(row, 5);
    CHECK(higher.met(7.675, 0));
    CHECK_FALSE(higher.met(7.67, 0));
    CHECK(higher.met(12, 0));

    // min(5 % of 8, (8 - 4) / 4 = 1)
    row.base = printed(4, "4.0");
    CHECK(indicators::about_tolerance(row) == doctest::Approx(0.4));

    row.better = plan::Better::lower;
    row.base = printed(28, "28");
    row.target = Number(27);
    const Criterion lower(row, 5);  // min(1.35, 0.25)
    CHECK(lower.met(27.25, 0));
    CHECK_FALSE(lower.met(27.26, 0));
    CHECK(lower.met(3, 0));
}

TEST_CASE("about without a base allows half a year, one percentage point, or 2 % of a density") {
    plan::Target row = plain("life_expectancy", Operator::about, 80);
    CHECK(indicators::about_tolerance(row) == 0.5);
    row = plain("x", Operator::about, 70);
    row.unit = {"％", "percent"};
    CHECK(indicators::about_tolerance(row) == 1);
    row.unit = {"/千人", "per 1000"};
    row.target = Number(4.5);
    CHECK(indicators::about_tolerance(row) == doctest::Approx(0.09));
    row.tolerance = Number(0.3);
    CHECK(indicators::about_tolerance(row) == 0.3);
}

TEST_CASE("keep: not worse than the replication's base by more than half of the last printed digit") {
    plan::Target row = plain("x", Operator::keep, 0);
    row.target.reset();
    row.base = printed(97.3, "97.3");
    const Criterion keep(row, 5);
    CHECK(keep.met(97.2, 97.25));
    CHECK_FALSE(keep.met(97.19, 97.25));
    row.better = plan::Better::lower;
    const Criterion low(row, 5);
    CHECK(low.met(97.3, 97.25));
    CHECK_FALSE(low.met(97.31, 97.25));
}

TEST_CASE("raise and lower: more or less than the replication's base; with a pace, so much a year") {
    plan::Target row = plain("x", Operator::raise, 0);
    row.target.reset();
    const Criterion raise(row, 5);
    CHECK_FALSE(raise.met(10, 10));
    CHECK(raise.met(10.1, 10));
    CHECK_FALSE(raise.met(9, 10));

    row = plain("x", Operator::lower, -1);
    const Criterion pace(row, 5);
    CHECK(pace.limit(52) == 47);
    CHECK(pace.met(47, 52));
    CHECK_FALSE(pace.met(47.1, 52));
    row.target = Number(1);  // the sign of a pace may be left out
    CHECK(Criterion(row, 5).limit(52) == 47);
}

TEST_CASE("a share of the base is a share of the same replication's base") {
    plan::Target row = plain("x", Operator::ge, 0);
    row.target.reset();
    row.percent_of_base = Number(150);
    const Criterion half_more(row, 5);
    CHECK(half_more.uses_base());
    CHECK(half_more.met(15, 10));
    CHECK_FALSE(half_more.met(15, 10.1));
}

TEST_CASE("missing units: the nearest whole number with which a density is met") {
    const Criterion four(small_plan::nurses_per_1000(), 5);
    // 4 x 280 641 / 1000 = 1122.564, so 1123 nurses are needed.
    const auto missing = [&](double nurses) {
        return four.missing_units(nurses / 280'641 * 1000, 0, nurses, 280'641, 1000);
    };
    CHECK(missing(1123) == 0);
    CHECK(missing(1122) == 1);
    CHECK(missing(1082) == 41);
    // 4 x 250 000 / 1000 is 1000 exactly: the division must not ask for one more.
    CHECK(four.missing_units(999.0 / 250, 0, 999, 250'000, 1000) == 1);
}

TEST_CASE("missing units of a ratio are units of its numerator at the present denominator") {
    plan::Target row = plain("nurse", Operator::ge, 1.35);
    row.indicator = plan::Indicator{"nurse", "physician", 1};
    const Criterion ratio(row, 5);
    CHECK(ratio.missing_units(900.0 / 800, 0, 900, 800, 1) == 180);  // 1.35 x 800 = 1080
}

TEST_CASE("what is too many is counted down, and a strict operator asks for one more") {
    CHECK(Criterion(plain("x", Operator::le, 3), 5).missing_units(5, 0, 5, 1, 1) == 2);
    CHECK(Criterion(plain("x", Operator::lt, 3), 5).missing_units(5, 0, 5, 1, 1) == 3);
    CHECK(Criterion(plain("x", Operator::gt, 3), 5).missing_units(3, 0, 3, 1, 1) == 1);
    CHECK(Criterion(plain("x", Operator::ge, 3), 5).missing_units(1, 0, 1, 1, 1) == 2);
}

TEST_CASE("every count is missing by exactly what makes it meet its target") {
    const Criterion four(small_plan::nurses_per_1000(), 5);
    for (const double people : {231'007.0, 250'000.0, 280'641.0, 739'000.0}) {
        for (double nurses = 0; nurses < people / 200; nurses += 37) {
            const double missing = four.missing_units(nurses / people * 1000, 0, nurses, people, 1000);
            CHECK(four.met((nurses + missing) / people * 1000, 0));
            if (missing > 0) CHECK_FALSE(four.met((nurses + missing - 1) / people * 1000, 0));
        }
    }
}

TEST_CASE("printed decimals count zeros that were printed") {
    CHECK(printed_decimals(printed(0.3, "0.30")) == 2);
    CHECK(printed_decimals(printed(100, "100")) == 0);
    CHECK(printed_decimals(Number(3.42)) == 2);
}
