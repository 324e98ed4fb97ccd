// Quantiles: moments and distribution functions of every kind, and tables that keep their promise.
#include "permille/random/quantiles.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <limits>
#include <vector>

using namespace permille;
using Kind = Distribution::Kind;

namespace {

// Mean and variance by the midpoint rule over u; the tails of the unbounded kinds are cut at 1/2 000 000.
struct Moments {
    double mean = 0, variance = 0;
};
Moments moments(const Distribution& distribution) {
    const QuantileTable table(distribution);
    const int count = 1'000'000;
    double sum = 0, squares = 0;
    const double centre = table(0.5);
    for (int i = 0; i < count; ++i) {
        const double x = table((i + 0.5) / count) - centre;
        sum += x;
        squares += x * x;
    }
    return {centre + sum / count, squares / count - sum / count * (sum / count)};
}

const std::vector<Distribution> betas = {
    {Kind::pert, 0, 1, 2.5},     {Kind::pert, -10, -4, 1},   {Kind::pert, 0.85, 0.95, 1},   {Kind::pert, 0, 0, 1},
    {Kind::pert, 5, 9, 9},       {Kind::pert, 0, 0.35, 0.9}, {Kind::pert, 1e6, 1.5e6, 4e6}, {Kind::beta, 2, 5, 0},
    {Kind::beta, 0.5, 0.5, 0},   {Kind::beta, 1, 1, 0},      {Kind::beta, 0.7, 30, 0},      {Kind::beta, 400, 20, 0},
    {Kind::beta, 5000, 5000, 0}, {Kind::beta, 0.2, 0.3, 0}};

double range_of(const Distribution& d) {
    return d.kind == Kind::pert ? d.c - d.a : 1;
}

}  // namespace

TEST_CASE("every kind has the mean and the spread of its law") {
    const auto check = [](const Distribution& d, double mean_value, double variance) {
        const Moments found = moments(d);
        CHECK(found.mean == doctest::Approx(mean_value).epsilon(2e-5));
        CHECK(found.variance == doctest::Approx(variance).epsilon(2e-4));
        CHECK(mean(Uncertain{d}) == doctest::Approx(mean_value).epsilon(1e-12));
    };
    check({Kind::uniform, 2, 5}, 3.5, 9.0 / 12);
    check({Kind::normal, 4, 0.5}, 4, 0.25);
    check({Kind::triangular, 1, 2, 6}, 3, (1.0 + 4 + 36 - 2 - 6 - 12) / 18);
    check({Kind::lognormal, 3, 0.4}, 3 * std::exp(0.08), 9 * std::exp(0.16) * (std::exp(0.16) - 1));
    check({Kind::beta, 2, 5}, 2.0 / 7, 10.0 / (49 * 8));
    // PERT: variance (mean - low)(high - mean) / 7 for weight 4.
    check({Kind::pert, 0, 1, 2.5}, 6.5 / 6, (6.5 / 6) * (2.5 - 6.5 / 6) / 7);
}

TEST_CASE("a table differs from Boost by less than 1e-10 of the range") {
    for (const Distribution& d : betas) {
        const QuantileTable table(d);
        double largest = 0;
        for (int i = 1; i < 4000; ++i) {
            const double z = -17 + 34.0 * i / 4000, u = 1 / (1 + std::exp(-z));  // evenly over the logit, tails too
            largest = std::max(largest, std::fabs(table(u) - quantile(d, u)));
        }
        INFO("kind " << static_cast<int>(d.kind) << ": " << d.a << ", " << d.b << ", " << d.c << "; " << table.pieces()
                     << " pieces");
        CHECK(largest < 1e-10 * range_of(d));
    }
}

TEST_CASE("every PERT distribution has a table, of no more than 512 pieces") {
    for (double mode = 0; mode <= 1; mode += 0.02) {
        const QuantileTable table({Kind::pert, 0, mode, 1});
        CHECK(table.pieces() > 0);
        CHECK(table.pieces() <= 512);
    }
    CHECK(QuantileTable({Kind::uniform, 0, 1}).pieces() == 0);
}

TEST_CASE("the quantile of a distribution function is its argument") {
    for (const Distribution& d : betas) {
        const double a = d.kind == Kind::beta ? d.a : 1 + 4 * (d.b - d.a) / (d.c - d.a);
        const double b = d.kind == Kind::beta ? d.b : 1 + 4 * (d.c - d.b) / (d.c - d.a);
        const boost::math::beta_distribution<double> law(a, b);
        const QuantileTable table(d);
        for (double x = 0.05; x < 1; x += 0.05) {
            const double u = cdf(law, x);
            // Where u stands so near 1 that its own rounding moves x, nothing can be asked.
            if (u < 1e-12 || u > 1 - 1e-5) continue;
            const double low = d.kind == Kind::beta ? 0 : d.a;
            INFO("x " << x << " of " << a << ", " << b);
            CHECK(std::fabs(table(u) - (low + range_of(d) * x)) < 2e-10 * range_of(d));
        }
    }
    const boost::math::normal_distribution<double> standard;
    for (double x = -8; x <= 4; x += 0.25)
        CHECK(normal_quantile(cdf(standard, x)) == doctest::Approx(x).epsilon(1e-11));
    CHECK(quantile({Kind::lognormal, 3, 0.4}, cdf(standard, 1.5)) == doctest::Approx(3 * std::exp(0.6)).epsilon(1e-12));
}

TEST_CASE("triangular quantiles invert the closed form") {
    const double low = 1, mode = 2, high = 6;
    const Distribution d{Kind::triangular, low, mode, high};
    for (double x = 1.1; x < 6; x += 0.1) {
        const double u = x < mode ? (x - low) * (x - low) / ((high - low) * (mode - low))
                                  : 1 - (high - x) * (high - x) / ((high - low) * (high - mode));
        CHECK(quantile(d, u) == doctest::Approx(x).epsilon(1e-12));
    }
    CHECK(quantile({Kind::triangular, 0, 0, 1}, 0.75) == doctest::Approx(0.5));
    CHECK(quantile({Kind::triangular, 0, 1, 1}, 0.25) == doctest::Approx(0.5));
}

TEST_CASE("the ends of the open unit interval stay inside the range, and what is no distribution is not a number") {
    for (const Distribution& d : betas)
        for (const double u : {0x1p-53, 1 - 0x1p-53}) {
            const double x = QuantileTable(d)(u), low = d.kind == Kind::beta ? 0 : d.a;
            CHECK((x >= low && x <= low + range_of(d)));
        }
    CHECK(std::isnan(QuantileTable({Kind::pert, 1, 1, 1})(0.3)));
    CHECK(std::isnan(QuantileTable({Kind::beta, -1, 2})(0.3)));
    CHECK(std::isnan(quantile({Kind::pert, 1, 1, 1}, 0.3)));
    CHECK(std::isnan(quantile({Kind::beta, 2, 0}, 0.3)));
    std::vector<double> u = {0.1, 0.5, 0.9};
    const QuantileTable table({Kind::pert, 0, 1, 2});
    const double median = table(0.5);
    table.fill(u, u);
    CHECK(u[1] == median);
}

TEST_CASE("a normal or lognormal number is drawn from what lies within its field's range") {
    const Distribution normal{Distribution::Kind::normal, 10, 2, 0},
        lognormal{Distribution::Kind::lognormal, 3, 0.5, 0};
    const double infinity = std::numeric_limits<double>::infinity();
    const auto mean_within = [](const Distribution& distribution, double lowest, double highest) {
        const UnitPart part = part_within(distribution, lowest, highest);
        double sum = 0, least = 1e300, most = -1e300;
        constexpr int points = 100'000;
        for (int i = 0; i < points; ++i) {
            const double x = quantile(distribution, part.at((i + 0.5) / points));
            sum += x;
            least = std::min(least, x);
            most = std::max(most, x);
        }
        CHECK(least >= lowest - 1e-9);
        CHECK(most <= highest + 1e-9);
        return sum / points;
    };
    // The mean of a normal distribution cut below: m + s phi(a) / (1 - Phi(a)), a = (lowest - m) / s; at a = -1 it is
    // 0.2419707 / 0.8413447 = 0.2875999 standard deviations above, and cut at -1 and 1 it is m.
    CHECK(mean_within(normal, 8, infinity) == doctest::Approx(10 + 2 * 0.2875999).epsilon(1e-5));
    CHECK(mean_within(normal, 8, 12) == doctest::Approx(10).epsilon(1e-5));
    // Half of a lognormal distribution lies above its median: mean e^(s^2/2) m 2 Phi(s) = 3 x 1.1331485 x 2 x
    // 0.6914625.
    CHECK(mean_within(lognormal, 3, infinity) == doctest::Approx(3 * 1.1331485 * 2 * 0.6914625).epsilon(1e-4));
    CHECK(part_within(lognormal, -1, infinity).width == 1);
    CHECK(part_within({Distribution::Kind::uniform, 0, 1, 0}, 0.5, 1).width == 1);  // cannot reach beyond: checked
}
