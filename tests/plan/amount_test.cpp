// Figures with their units.
#include "permille/plan/amount.hpp"

#include <doctest/doctest.h>

using namespace permille;
using namespace permille::plan;

TEST_CASE("digits before the point stand in threes") {
    CHECK(in_groups("988200") == "988 200");
    CHECK(in_groups("-1234567.25") == "-1 234 567.25");
    CHECK(in_groups("-123") == "-123");
    CHECK(in_groups("999") == "999");
    CHECK(in_groups("") == "");
}

TEST_CASE("a unit stands behind its figure, close to it where it is a sign") {
    CHECK(amount("65", {"%", "%"}) == Text{"65%", "65%"});
    CHECK(amount("1.76", {"‰", "per 1000"}) == Text{"1.76‰", "1.76 per 1000"});
    CHECK(amount("≥ 3.2", {"人/千人", "per 1000"}) == Text{"≥ 3.2 人/千人", "≥ 3.2 per 1000"});
    CHECK(amount("12", {"/10万", "per 100 000"}) == Text{"12/10万", "12 per 100 000"});
    CHECK(amount("1.25", {"1:x", "1:x"}) == Text{"1.25", "1.25"});
    CHECK(amount("3", {}) == Text{"3", "3"});
}

TEST_CASE("shares differ by points, everything else by its unit") {
    CHECK(difference("+1.04", {"%", "%"}) == Text{"+1.04 个百分点", "+1.04 points"});
    CHECK(difference("+10.00", {"亿元", "100 million yuan"}) == Text{"+10.00 亿元", "+10.00 × 100 million yuan"});
}
