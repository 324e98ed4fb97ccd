// Morris's trajectories, a printed exercise, and functions whose effects over the grid are known.
#include "permille/explore/morris.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <numbers>

#include "explore/functions.hpp"

using namespace permille;
using explore::elementary_effects;
using explore::morris_design;
using explore::UnitPoints;

TEST_CASE("every row moves one number by the step, each once in a trajectory, on the grid") {
    const auto design = morris_design(200, 5, 4, 3);
    REQUIRE(design);
    CHECK(design.value->points == 1200);
    int starts[4] = {}, ups = 0;
    for (std::size_t t = 0; t < 200; ++t) {
        std::vector<int> moves(5);
        for (std::size_t step = 0; step < 5; ++step)
            for (std::size_t d = 0; d < 5; ++d) {
                const double off = design.value->at(6 * t + step + 1, d) - design.value->at(6 * t + step, d);
                if (off == 0) continue;
                ++moves[d];
                ups += off > 0;
                CHECK(std::fabs(off) == doctest::Approx(2.0 / 3));
            }
        CHECK(moves == std::vector<int>(5, 1));
        for (std::size_t d = 0; d < 5; ++d) {
            const double level = 3 * design.value->at(6 * t, d);
            CHECK(level == doctest::Approx(std::round(level)));
            ++starts[static_cast<int>(std::round(level))];
        }
    }
    // 1000 starts and moves, each of 4 levels and 2 directions as often: 4 standard errors.
    for (const int count : starts) CHECK(std::abs(count - 250) < 4 * std::sqrt(1000 * 0.25 * 0.75));
    CHECK(std::abs(ups - 500) < 4 * std::sqrt(250.0));
}

TEST_CASE("trajectories stay when more are added; an odd number of levels is refused") {
    const auto few = morris_design(3, 4, 6, 5), many = morris_design(30, 4, 6, 5);
    CHECK(std::equal(few.value->u.begin(), few.value->u.end(), many.value->u.begin()));
    for (const int levels : {-2, 0, 1, 5}) CHECK_FALSE(morris_design(3, 4, levels, 5));
    CHECK(
        morris_design(3, 4, 5, 5).issues.all()[0].message.en ==
        "5 levels of the grid are not an even number from 2 on, and only then does every level come as often: take 6");
}

TEST_CASE("a place inside the open unit interval stands in the middle of its level's part") {
    CHECK(explore::inside(0, 4) == 0.125);
    CHECK(explore::inside(1.0 / 3, 4) == doctest::Approx(0.375));
    CHECK(explore::inside(1, 4) == 0.875);
}

TEST_CASE("exercise 4 of Saltelli et al. 2008 has the solution printed there") {
    // Global Sensitivity Analysis: The Primer, page 138: two numbers, six trajectories on four levels.
    constexpr double a = 1.0 / 3, b = 2.0 / 3;
    const UnitPoints design{18, 2, {0, a, 0, 1, b, 1, 0, a, b, a, b, 1, b, 0, b, b, 0, b,
                                    a, 1, 1, 1, 1, a, a, 1, a, a, 1, a, a, b, a, 0, 1, 0}};
    const std::vector<double> outputs = {0.97, 0.71, 2.39, 0.97, 2.30, 2.39, 1.87, 2.40, 0.87,
                                         2.15, 1.71, 1.54, 2.15, 2.17, 1.54, 2.20, 1.87, 1.0};
    const auto effects = elementary_effects(design, outputs, {});
    REQUIRE(effects);
    const double mu[] = {0.66, 0.21}, mu_star[] = {1.62, 0.35}, sigma[] = {1.79, 0.41};
    // Outputs are printed to 0.005, so that an effect may be out by twice that over the step, and results by 0.005
    // more.
    constexpr double rounding = 2 * 0.005 / b + 0.005;
    for (std::size_t d = 0; d < 2; ++d) {
        CHECK(std::fabs((*effects)[d].mu - mu[d]) <= rounding);
        CHECK(std::fabs((*effects)[d].mu_star.value - mu_star[d]) <= rounding);
        CHECK(std::fabs((*effects)[d].sigma - sigma[d]) <= rounding);
    }
    // Its effects of the first number are 2.52, 2.01, 2.30, -0.66, -0.93, -1.30: sizes with a deviation of 0.698.
    const explore::Banded& band = (*effects)[0].mu_star;
    const double half = 1.96 * 0.698 / std::sqrt(6.0);
    CHECK(std::fabs(band.high - band.value - half) < 0.1 * half);
}

TEST_CASE("Ishigami's effects over a grid of four levels lie in their bands") {
    // On the grid x is -pi, -pi/3, pi/3, pi, and a step goes from one of the first two to the one two further on.
    // x1: sin rises by sqrt(3)/2 on both ways; times 1 + b x3^4, whose mean over the grid is 1 + b pi^4 (1 + 1/81) / 2.
    // x2: 7 sin^2 changes by 7 x 3/4 up or down. x3: b x3^4 changes by b pi^4 80/81 up or down, times |sin x1|, whose
    // mean is sqrt(3)/4. All divided by the step, 2/3.
    const double root = std::sqrt(3.0), p4 = std::pow(std::numbers::pi, 4), step = 2.0 / 3;
    const double first = root / 2 * (1 + 0.1 * p4 * (1 + 1.0 / 81) / 2) / step;
    const double mu[] = {first, 0, 0}, mu_star[] = {first, 7 * 0.75 / step, 0.1 * p4 * 80 / 81 * root / 4 / step};
    constexpr std::size_t trajectories = 500;
    const auto design = morris_design(trajectories, 3, 4, 11);
    const auto effects = elementary_effects(*design.value, testing::at_rows(*design.value, testing::ishigami), {});
    REQUIRE(effects);
    for (std::size_t d = 0; d < 3; ++d) {
        const explore::ElementaryEffects& found = (*effects)[d];
        const explore::Banded& star = found.mu_star;
        INFO("number " << d << ": " << star.low << " .. " << star.high << ", expected " << mu_star[d]);
        // Effects of x2 are all of one size: their band is no wider than rounding.
        CHECK((star.holds(mu_star[d]) || std::fabs(star.value - mu_star[d]) < 1e-12));
        CHECK(std::fabs(found.mu - mu[d]) <= 1.96 * found.sigma / std::sqrt(double{trajectories}) + 1e-12);
    }
}

TEST_CASE("the effects of Sobol's g-function over a grid of four levels lie in their bands") {
    // |4u - 2| is 2, 2/3, 2/3, 2: a step changes it by 4/3, so that an effect is 2 / (1 + a_i) times the others, whose
    // means are (4/3 + a_j) / (1 + a_j).
    const std::vector<double>& a = testing::sobol_g_a;
    const auto design = morris_design(500, a.size(), 4, 2);
    const auto effects = elementary_effects(*design.value, testing::at_rows(*design.value, testing::sobol_g), {});
    REQUIRE(effects);
    for (std::size_t i = 0; i < a.size(); ++i) {
        double expected = 2 / (1 + a[i]);
        for (std::size_t j = 0; j < a.size(); ++j)
            if (j != i) expected *= (4.0 / 3 + a[j]) / (1 + a[j]);
        const explore::Banded& star = (*effects)[i].mu_star;
        INFO("number " << i << ": " << star.low << " .. " << star.high << ", expected " << expected);
        CHECK(star.holds(expected));
    }
}

TEST_CASE("constant outputs have effects of 0, outputs that are not finite none") {
    const auto design = morris_design(4, 2, 4, 1);
    std::vector<double> outputs(design.value->points, 3.0);
    const auto effects = elementary_effects(*design.value, outputs, {});
    REQUIRE(effects);
    for (const auto& effect : *effects) {
        CHECK(effect.mu_star.high == 0);
        CHECK(effect.sigma == 0);
    }
    outputs[3] = std::numeric_limits<double>::quiet_NaN();
    CHECK_FALSE(elementary_effects(*design.value, outputs, {}));
}
