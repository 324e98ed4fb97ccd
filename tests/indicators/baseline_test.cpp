// Trend, compound growth and GM(1,1) against hand computations and published worked examples.
#include "permille/indicators/baseline.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "indicators/small_plan.hpp"

using namespace permille;
using namespace permille::indicators;

// Liu Sifeng, Yang Yingjie, Jeffrey Forrest: Grey Data Analysis (Springer 2017), example 7.8.1, output of enterprises
// in Changge county after buffering; the Chinese text (灰色系统理论及其应用) prints its posterior-error test as well:
// S1 = 3051.74, S2 = 32.66 and 0.6745 S1 = 2058.40, from residuals rounded to units, C = 0.011, P = 1.
TEST_CASE("GM(1,1) gives the published model, forecasts, error ratio and small-error probability of an example") {
    const std::vector<double> series{27260, 29547, 32411, 35388};
    const auto model = fit_grey(series);
    REQUIRE(model);
    CHECK(std::abs(model->a - -0.089995) < 0.0000005);
    CHECK(std::abs(model->b - 25790.28) < 0.005);
    // Printed in units, made with the rounded coefficients: right to a unit.
    const std::vector<double> printed{27260, 29553, 32337, 35381, 38714, 42359, 46348, 50712, 55488};
    for (std::size_t k = 0; k < printed.size(); ++k)
        CHECK(std::abs(model->at(static_cast<double>(k)) - printed[k]) < 1);
    // Residuals rounded to units are within 0.5 of ours, and so is their spread.
    REQUIRE(model->error_ratio);
    CHECK(std::abs(*model->error_ratio - 32.66 / 3051.74) < 0.5 / 3051.74);
    CHECK(std::round(*model->error_ratio * 1000) == 11);
    CHECK(model->small_errors == 1.0);
}

TEST_CASE("GM(1,1) follows a geometric series by its closed form") {
    // For x0(k) = q^(k-1): z(k) = (q^k + q^(k-1) - 2) / (2 (q - 1)), and x0(k) + a z(k) = b holds exactly with
    // a = -2 (q - 1) / (q + 1), b = 2 / (q + 1).
    const double q = 1.2;
    std::vector<double> series;
    for (int k = 0; k < 6; ++k) series.push_back(std::pow(q, k));
    const auto model = fit_grey(series);
    REQUIRE(model);
    CHECK(model->a == doctest::Approx(-2 * (q - 1) / (q + 1)).epsilon(1e-12));
    CHECK(model->b == doctest::Approx(2 / (q + 1)).epsilon(1e-12));
}

TEST_CASE("GM(1,1) of a constant series stays constant, and has no error ratio") {
    const auto model = fit_grey(std::vector<double>{5, 5, 5, 5});
    REQUIRE(model);
    CHECK(model->a == 0);
    CHECK(model->at(9) == doctest::Approx(5).epsilon(1e-12));
    CHECK_FALSE(model->error_ratio);
    CHECK_FALSE(model->small_errors);
}

TEST_CASE("a large residual is not a small error") {
    const std::vector<double> series{71.1, 72.4, 72.4, 72.1, 71.4, 72.0, 71.6};  // decibels, a much printed exercise
    const auto model = fit_grey(series);
    REQUIRE(model);
    // Residuals 0, -.006, .164, .033, -.498, .270, .038; S1 = .4655, so one of seven lies beyond .314.
    CHECK(*model->small_errors == doctest::Approx(6.0 / 7));
    CHECK(*model->error_ratio == doctest::Approx(0.2238 / 0.4655).epsilon(1e-3));
}

TEST_CASE("GM(1,1) wants four positive values") {
    CHECK_FALSE(fit_grey(std::vector<double>{1, 2, 3}));
    CHECK_FALSE(fit_grey(std::vector<double>{1, 2, 0, 3}));
    CHECK_FALSE(fit_grey(std::vector<double>{1, -2, 4, 3}));
}

TEST_CASE("trend and compound growth from two points, nothing from one") {
    const Baselines two = baselines_of({{2015, 2020}, {2.0, 3.0}}, 2025);
    CHECK(two.points == 2);
    CHECK(*two.trend == doctest::Approx(4));
    CHECK(*two.compound == doctest::Approx(4.5));
    CHECK_FALSE(two.gm11);
    const Baselines one = baselines_of({{2020}, {3.0}}, 2025);
    CHECK(one.points == 1);
    CHECK_FALSE(one.trend);
    CHECK_FALSE(one.compound);
    CHECK_FALSE(baselines_of({{2015, 2020}, {0.0, 3.0}}, 2025).compound);
}

TEST_CASE("the trend is the least-squares line") {
    // Residuals of y = 1 + x at x = 0, 1, 2, 3 are +1, -1, -1, +1: orthogonal to 1 and to x, so the line is kept.
    CHECK(*baselines_of({{2017, 2018, 2019, 2020}, {2, 1, 2, 5}}, 2025).trend == doctest::Approx(9));
}

TEST_CASE("GM(1,1) takes the last points that are equally far apart, whatever the step") {
    std::vector<double> values{9.0};
    for (int k = 0; k < 5; ++k) values.push_back(std::pow(1.1, k));
    // 2000 lies seven years before the rest, which are two years apart.
    const Baselines baselines = baselines_of({{2000, 2007, 2009, 2011, 2013, 2015}, values}, 2025);
    REQUIRE(baselines.gm11);
    const auto alone = fit_grey(std::span(values).last(5));
    CHECK(*baselines.gm11 == alone->at(9));  // (2025 - 2007) / 2
    CHECK_FALSE(baselines_of({{2000, 2001, 2003, 2004}, {1, 2, 3, 4}}, 2025).gm11);
}

TEST_CASE("the past of a row is its history before the base year, then the printed base") {
    Scenario scenario = small_plan::county({{"nurses", small_plan::nurses_per_1000()}});
    plan::History history;
    history.years.entries = {{"2018", Number(3.2)}, {"2015", Number(2.67)}, {"2021", Number(9.9)}};
    scenario.history.entries.push_back({"nurses", history});
    const Past past = past_of(scenario, "nurses", scenario.targets.entries[0].value);
    CHECK(past.years == std::vector<int>{2015, 2018, 2020});
    CHECK(past.values == std::vector<double>{2.67, 3.2, 3.42});
    plan::Target without = small_plan::nurses_per_1000();
    without.base.reset();
    CHECK(past_of(scenario, "nurses", without).years.empty());
}
