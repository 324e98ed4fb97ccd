// Figures for the eye.
#include "permille/report/figures.hpp"

#include <doctest/doctest.h>

#include "indicators/small_plan.hpp"

using namespace permille;
using namespace permille::report;
using small_plan::plain;
using small_plan::printed;

TEST_CASE("whole numbers are grouped by three digits") {
    CHECK(grouped(280641) == "280 641");
    CHECK(grouped(999) == "999");
    CHECK(grouped(1000000) == "1 000 000");
    CHECK(grouped(-1234) == "-1 234");
    CHECK(grouped(-0.2) == "0");
}

TEST_CASE("a probability is rounded, but never to certainty and never over a verdict's threshold") {
    CHECK(percent(0) == "0%");
    CHECK(percent(0.001) == "<1%");
    CHECK(percent(0.6346) == "63%");
    CHECK(percent(0.795) == "79.5%");
    CHECK(percent(0.7999) == "79.9%");
    CHECK(percent(0.8) == "80%");
    CHECK(percent(0.4951) == "49.5%");
    CHECK(percent(0.196) == "19.6%");
    CHECK(percent(0.999) == ">99%");
    CHECK(percent(1) == "100%");
}

TEST_CASE("decimals are those printed, and at least two for a density") {
    plan::Target target = small_plan::nurses_per_1000();
    target.base = printed(6.7, "6.7");
    target.target = printed(8, "8.0");
    CHECK(shown_decimals(target) == 2);
    CHECK(with_decimals(3.2, 2) == "3.20");
    CHECK(with_decimals(-0.001, 2) == "0.00");
}

TEST_CASE("what is asked reads as the plan prints it") {
    plan::Target target = plain("x", plan::Operator::ge, 3.2);
    target.target = printed(3.2, "3.20");
    CHECK(asked(target).zh == "≥ 3.20");
    target.op = plan::Operator::about;
    CHECK(asked(target).zh == "约 3.20");
    CHECK(asked(target).en == "about 3.20");
    target.op = plan::Operator::lower;
    CHECK(asked(target).zh == "每年降低 3.2");
    target.target.reset();
    CHECK(asked(target).en == "to fall");
    target.target_text = "逐步下降";
    CHECK(asked(target).zh == "逐步下降");
    target.op = plan::Operator::keep;
    target.target_text = "80/70";
    CHECK(asked(target).zh == "保持 80/70");
    target = plain("x", plan::Operator::ge, 0);
    target.target.reset();
    CHECK(asked(target).zh == "—");
    target.percent_of_base = Number(150);
    CHECK(asked(target).zh == "≥ 基数的 150%");
    CHECK(asked(target).en == "≥ 150% of base");
}

TEST_CASE("a base is as printed, or a dash") {
    plan::Target target = plain("x", plan::Operator::ge, 1);
    CHECK(printed_base(target) == "—");
    target.base = printed(0.3, "0.30");
    CHECK(printed_base(target) == "0.30");
    target.base_text = "80/70";
    CHECK(printed_base(target) == "80/70");
}
