// PRIM: peels and pastes by hand, a planted box, and cases without a pattern.
#include "permille/explore/prim.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "explore/planted.hpp"

using namespace permille;
using explore::Box;
using explore::Cases;
using explore::peel_and_paste;
using explore::PrimOptions;
using explore::Range;

TEST_CASE("a box knows its coverage, density and mass, and its ends belong to it") {
    const std::vector<double> x = {1, 10, 2, 20, 3, 30, 4, 40};
    const std::vector<char> of_interest = {0, 1, 1, 1};
    const Cases cases{2, x, of_interest};
    const Box box = box_of(cases, {Range{.low = 2}, Range{.high = 30}});
    CHECK(box.points == 2);
    CHECK(box.of_interest == 2);
    CHECK(box.coverage == doctest::Approx(2.0 / 3));
    CHECK(box.density == 1);
    CHECK(box.mass == 0.5);
    CHECK(box.restricted_dimensions == 2);
    const Box none = box_of(cases, {Range{.low = 5}, Range{}});
    CHECK((none.coverage == 0 && none.density == 0 && none.mass == 0));
}

TEST_CASE("ten points on a line are peeled from the empty end until only cases of interest are left") {
    std::vector<double> x;
    for (int i = 1; i <= 10; ++i) x.push_back(i);
    const std::vector<char> of_interest = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1};
    const auto boxes = peel_and_paste({1, x, of_interest}, {.peel = 0.1});
    REQUIRE(boxes.size() == 7);
    for (std::size_t i = 1; i <= 6; ++i) {
        CHECK(boxes[i].ranges[0].low == static_cast<double>(i) + 0.5);
        CHECK_FALSE(boxes[i].ranges[0].restricted_above());
        CHECK(boxes[i].points == 10 - i);
    }
    CHECK(boxes.back().density == 1);
    CHECK(boxes.back().coverage == 1);
}

TEST_CASE("points of one value are peeled together, and a number of one value is not peeled") {
    // By the first number half of the points go at once; the second has nothing to peel.
    const std::vector<double> x = {0, 5, 0, 5, 0, 5, 1, 5, 1, 5, 1, 5};
    const std::vector<char> of_interest = {0, 0, 0, 1, 1, 1};
    const auto boxes = peel_and_paste({2, x, of_interest}, {});
    REQUIRE(boxes.size() == 2);
    CHECK(boxes[1].ranges[0].low == 0.5);
    CHECK_FALSE(boxes[1].ranges[1].restricted());
}

TEST_CASE("the lenient objective asks what a peel gains for each point, the original what it gains") {
    // 8 of 20 are of interest. By the first number half of the points go at once, 2 of them of interest: 6/10 - 8/20 =
    // 0.2, 0.02 for each. By the second one point goes, not of interest: 8/19 - 8/20 = 0.021.
    std::vector<double> x;
    std::vector<char> of_interest;
    for (int i = 0; i < 20; ++i) {
        x.insert(x.end(), {i < 10 ? 0.0 : 1.0, i == 19 ? -1.0 : i});
        of_interest.push_back(i < 2 || (i >= 10 && i < 16));
    }
    const auto original = peel_and_paste({2, x, of_interest}, {.objective = PrimOptions::Objective::original});
    CHECK(original[1].ranges[0].low == 0.5);
    CHECK_FALSE(original[1].ranges[1].restricted());
    const auto lenient = peel_and_paste({2, x, of_interest}, {.objective = PrimOptions::Objective::lenient});
    CHECK(lenient[1].ranges[1].low == -0.5);
    CHECK_FALSE(lenient[1].ranges[0].restricted());
}

TEST_CASE("a paste gives back cases of interest that a peel took") {
    // Values 0 .. 9, of interest from 4 on. Peels of 30 % take 0, 1, 2 and, of seven points, 3 and 4. A paste
    // returns 4; by 3 the density would fall.
    std::vector<double> x;
    std::vector<char> of_interest;
    for (int i = 0; i < 10; ++i) {
        x.push_back(i);
        of_interest.push_back(i >= 4);
    }
    const auto boxes = peel_and_paste({1, x, of_interest}, {.peel = 0.3, .paste = 0.1});
    std::vector<double> lows;
    for (const Box& box : boxes) lows.push_back(box.ranges[0].low);
    CHECK(lows == std::vector<double>{Range().low, 2.5, 4.5, 3.5});
    CHECK(boxes.back().coverage == 1);
    CHECK(boxes.back().density == 1);
}

TEST_CASE("a planted box is found among six numbers") {
    const testing::Planted planted(2000, 6, 4);
    const auto boxes = peel_and_paste(planted.cases(), {});
    // The box that is nearest to the planted one covers what it covers, and as densely.
    const Box truth = box_of(planted.cases(), planted.ranges());
    double best = 0;
    for (const Box& box : boxes)
        best = std::max(best, std::min(box.coverage / truth.coverage, box.density / truth.density));
    INFO("coverage " << truth.coverage << ", density " << truth.density << ", best " << best);
    CHECK(best > 0.9);
    for (const Box& box : boxes) CHECK(box.mass >= 0.05);
}

TEST_CASE("where all points are of interest, or none, there is nothing to peel") {
    const testing::Planted planted(100, 3, 1);
    for (const bool all : {false, true}) {
        const std::vector<char> of_interest(100, all ? 1 : 0);
        const auto boxes = peel_and_paste({3, planted.cases().x, of_interest}, {});
        REQUIRE(boxes.size() == 1);
        CHECK(boxes[0].mass == 1);
        CHECK(boxes[0].coverage == (all ? 1 : 0));
    }
}
