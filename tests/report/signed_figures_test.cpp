// Money and differences as each language writes them.
#include "../../engine/report/signed_figures.hpp"

#include <doctest/doctest.h>

using namespace permille;
using namespace permille::report;

TEST_CASE("money: tens of thousands and hundreds of millions in Chinese, millions and billions in English") {
    CHECK(money(0) == Text{"0 元", "0 yuan"});
    CHECK(money(9'500) == Text{"9 500 元", "9 500 yuan"});
    CHECK(money(80'000) == Text{"8 万元", "80 000 yuan"});
    CHECK(money(123'456) == Text{"12.3 万元", "123 456 yuan"});
    CHECK(money(2'300'000) == Text{"230 万元", "2.3 million yuan"});
    CHECK(money(52'345'678) == Text{"5 235 万元", "52.3 million yuan"});
    CHECK(money(250e6) == Text{"2.5 亿元", "250 million yuan"});
    CHECK(money(1.234e9) == Text{"12.3 亿元", "1.23 billion yuan"});
    CHECK(money(-2'300'000) == Text{"-230 万元", "-2.3 million yuan"});
}

TEST_CASE("whole differences are grouped and signed") {
    CHECK(grouped_with_sign(2085) == "+2 085");
    CHECK(grouped_with_sign(-20'859) == "-20 859");
    CHECK(grouped_with_sign(0) == "0");
}

TEST_CASE("a difference that rounds to nothing has no sign") {
    CHECK(with_sign(0.004, 2) == "0.00");
    CHECK(with_sign(-0.004, 2) == "0.00");
    CHECK(with_sign(-0.006, 2) == "-0.01");
    CHECK(with_sign(0, 2) == "0");
    CHECK(points(-0.0004) == "0.0");
}
