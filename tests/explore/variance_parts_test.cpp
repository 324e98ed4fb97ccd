// The split of variance: a table by hand, mixtures with known parts, and luck that all points share.
#include "permille/explore/variance_parts.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "permille/explore/unit_points.hpp"
#include "permille/random/quantiles.hpp"

using namespace permille;
using explore::Luck;
using explore::Spread;
using explore::unit_points;
using explore::variance_parts;
using explore::VarianceParts;

namespace {

// Point effects with variance 2.25, luck of replications 1 where it is shared, and 4 for the rest. All normal.
std::vector<double> mixture(std::size_t points, std::size_t replications, Luck luck, std::uint64_t seed) {
    const auto a = unit_points(Spread::random, points, 1, seed),
               b = unit_points(Spread::random, replications, 1, 5000 + seed),
               e = unit_points(Spread::random, points, replications, 10'000 + seed);
    std::vector<double> y;
    for (std::size_t p = 0; p < points; ++p)
        for (std::size_t r = 0; r < replications; ++r)
            y.push_back(100 + 1.5 * normal_quantile(a.u[p]) + 2 * normal_quantile(e.at(p, r)) +
                        (luck == Luck::shared ? normal_quantile(b.u[r]) : 0));
    return y;
}

}  // namespace

TEST_CASE("three points and two replications by hand") {
    // Means 2, 5, 8 and deviations of 1: MS within 2 x 3 / 3 = 2; MS between 2 x 18 / 2 = 18; between (18 - 2) / 2 = 8.
    const auto parts = variance_parts(std::vector<double>{1, 3, 4, 6, 7, 9}, 3, Luck::independent, {});
    REQUIRE(parts);
    CHECK(parts->within.value == doctest::Approx(2));
    CHECK(parts->between.value == doctest::Approx(8));
    CHECK(parts->share.value == doctest::Approx(0.8));
    // The same table two-way: the second replication is 2 higher at every point. Rest 0; luck (6 - 0) / 3 = 2;
    // between 9.
    const auto shared = variance_parts(std::vector<double>{1, 3, 4, 6, 7, 9}, 3, Luck::shared, {});
    CHECK(shared->within.value == doctest::Approx(2));
    CHECK(shared->between.value == doctest::Approx(9));
}

TEST_CASE("both parts are without bias, and the truth lies in their bands") {
    for (const Luck luck : {Luck::independent, Luck::shared}) {
        constexpr int seeds = 200;
        const double within = luck == Luck::shared ? 5 : 4;
        double sums[2] = {}, squares[2] = {};
        int held = 0;
        for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
            const auto parts = variance_parts(mixture(64, 8, luck, seed), 64, luck, {.seed = seed, .resamples = 200});
            const double values[] = {parts->between.value, parts->within.value};
            for (int i = 0; i < 2; ++i) sums[i] += values[i], squares[i] += values[i] * values[i];
            held += parts->between.holds(2.25) && parts->share.holds(2.25 / (2.25 + within));
        }
        const double truth[] = {2.25, within};
        for (int i = 0; i < 2; ++i) {
            const double mean = sums[i] / seeds, error = std::sqrt((squares[i] / seeds - mean * mean) / seeds);
            INFO("mean " << mean << " +- " << error << ", expected " << truth[i]);
            CHECK(std::fabs(mean - truth[i]) < 4 * error);
        }
        // Normal bands of variances of 64 points hold a little less often than they say: 92 % here.
        CHECK(held > 0.85 * seeds);
    }
}

TEST_CASE("where points do nothing, nothing is between them, and the bands say so") {
    const auto e = unit_points(Spread::random, 100, 20, 3);
    const auto parts = variance_parts(e.u, 100, Luck::independent, {});
    CHECK(parts->between.holds(0));
    CHECK(parts->within.holds(1.0 / 12));
}

TEST_CASE("luck that all points share would be taken out of what lies between them if it were not known as such") {
    // One-way, `between` loses the luck's variance over the number of replications: 2.25 - 1/2.
    double one_way = 0, two_way = 0;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        const auto y = mixture(64, 2, Luck::shared, seed);
        one_way += variance_parts(y, 64, Luck::independent, {.resamples = 2})->between.value / 100;
        two_way += variance_parts(y, 64, Luck::shared, {.resamples = 2})->between.value / 100;
    }
    CHECK(std::fabs(two_way - 2.25) < 0.3);
    CHECK(one_way < two_way - 0.3);
}

TEST_CASE("outputs that are not finite have no parts, and constant ones no share") {
    std::vector<double> y(12, 3.0);
    const auto constant = variance_parts(y, 4, Luck::independent, {});
    REQUIRE(constant);
    CHECK(constant->between.value == 0);
    CHECK(constant->within.value == 0);
    CHECK(std::isnan(constant->share.value));
    y[5] = std::numeric_limits<double>::infinity();
    CHECK_FALSE(variance_parts(y, 4, Luck::independent, {}));
}
