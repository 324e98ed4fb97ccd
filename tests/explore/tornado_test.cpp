// A tornado by hand.
#include "permille/explore/tornado.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "explore/functions.hpp"

using namespace permille;
using explore::one_at_a_time;
using explore::tornado;

TEST_CASE("each factor goes to its ends alone") {
    const std::vector<double> low = {0.1, 0.2}, base = {0.5, 0.4}, high = {0.9, 0.8};
    const auto points = one_at_a_time(low, base, high);
    CHECK(points.points == 5);
    CHECK(points.u == std::vector<double>{0.5, 0.4, 0.1, 0.4, 0.9, 0.4, 0.5, 0.2, 0.5, 0.8});
}

TEST_CASE("bars stand by swing, and one that moves the output the same way at both ends does not look idle") {
    const std::vector<double> low(4, 0.1), base(4, 0.5), high(4, 0.9);
    const auto points = one_at_a_time(low, base, high);
    // 2 x0 - 5 x1 + 10 (x2 - 1/2)^2: swings 1.6, 4, 1.6 (from 0 to 1.6 at both ends) and 0.
    const auto bars = tornado(testing::at_rows(
        points, [](std::span<const double> u) { return 2 * u[0] - 5 * u[1] + 10 * (u[2] - 0.5) * (u[2] - 0.5); }));
    REQUIRE(bars.size() == 4);
    CHECK(bars[0].factor == 1);
    CHECK(*bars[0].swing == doctest::Approx(4));
    CHECK(bars[0].low > bars[0].high);
    CHECK(*bars[1].swing == doctest::Approx(1.6));
    CHECK(*bars[2].swing == doctest::Approx(1.6));
    CHECK(bars[3].factor == 3);
    CHECK(*bars[3].swing == 0);
}

TEST_CASE("equal swings stand by factor, and what is not finite has none and stands last") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto bars = tornado(std::vector<double>{0, nan, 1, -1, 1, 1, -1, 0, 1});
    REQUIRE(bars.size() == 4);
    CHECK(bars[0].factor == 1);
    CHECK(bars[1].factor == 2);
    CHECK(bars[2].factor == 3);
    CHECK(bars[3].factor == 0);
    CHECK_FALSE(bars[3].swing);
    for (const auto& bar : tornado(std::vector<double>{nan, 1, 2})) CHECK_FALSE(bar.swing);
}
