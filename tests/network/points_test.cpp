// Great circles against what others printed.
#include "permille/network/points.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

using namespace permille::network;

TEST_CASE("the great circle from Nashville to Los Angeles is as long as it was printed") {
    // Rosetta Code, "Haversine formula": BNA (36.12, -86.67) to LAX (33.94, -118.40) on a sphere of 6372.8 km is
    // 2887.2599506 km.
    const double kilometres = great_circle_kilometres({36.12, -86.67}, {33.94, -118.40});
    CHECK(std::fabs(kilometres / 6371.0088 * 6372.8 - 2887.2599506) < 1e-6);
}

TEST_CASE("a degree of the meridian and of the equator is a 360th of the circle, half the way round is the longest") {
    const double degree = std::numbers::pi * 6371.0088 / 180;
    CHECK(std::fabs(great_circle_kilometres({29, 104}, {30, 104}) - degree) < 1e-9);
    CHECK(std::fabs(great_circle_kilometres({0, 104}, {0, 105}) - degree) < 1e-9);
    CHECK(std::fabs(great_circle_kilometres({37, 120}, {-37, -60}) - 180 * degree) < 1e-6);
    CHECK(great_circle_kilometres({29.6558, 104.0649}, {29.6558, 104.0649}) == 0);
}

TEST_CASE("the distance does not depend on the direction, and no detour is shorter") {
    const Coordinates yancheng{29.6558, 104.0649}, mata{29.5252, 103.9945}, zhuyuan{29.5411, 104.1440};
    CHECK(great_circle_kilometres(mata, zhuyuan) == great_circle_kilometres(zhuyuan, mata));
    CHECK(great_circle_kilometres(mata, zhuyuan) <
          great_circle_kilometres(mata, yancheng) + great_circle_kilometres(yancheng, zhuyuan));
}

TEST_CASE("points of China lie in its box, swapped ones and those of other continents do not") {
    CHECK(within_china({29.6558, 104.0649}));
    CHECK_FALSE(within_china({104.0649, 29.6558}));
    CHECK_FALSE(within_china({51.5, -0.1}));
}
