// Points of the unit cube: one in each stratum, none that moves when a study grows, and the laws they become.
#include "permille/explore/unit_points.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <vector>

#include "permille/explore/discrepancy.hpp"
#include "permille/random/quantiles.hpp"

using namespace permille;
using explore::Spread;
using explore::unit_points;
using explore::UnitPoints;

namespace {

// Strata without exactly one of the points first .. first + count - 1, over all dimensions.
int uneven_strata(const UnitPoints& points, std::size_t first, std::size_t count) {
    int uneven = 0;
    for (std::size_t d = 0; d < points.dimensions; ++d) {
        std::vector<int> strata(count);
        for (std::size_t p = first; p < first + count; ++p)
            ++strata[static_cast<std::size_t>(points.at(p, d) * static_cast<double>(count))];
        uneven += static_cast<int>(count - static_cast<std::size_t>(std::count(strata.begin(), strata.end(), 1)));
    }
    return uneven;
}

double correlation(const UnitPoints& points, std::size_t a, std::size_t b) {
    double sum = 0;
    for (std::size_t p = 0; p < points.points; ++p) sum += (points.at(p, a) - 0.5) * (points.at(p, b) - 0.5);
    return 12 * sum / static_cast<double>(points.points);
}

}  // namespace

TEST_CASE("a Latin hypercube has exactly one point in every stratum of every dimension") {
    for (const std::size_t points : std::initializer_list<std::size_t>{1, 2, 7, 100, 1000, 4097})
        CHECK(uneven_strata(unit_points(Spread::latin_hypercube, points, 20, points), 0, points) == 0);
}

TEST_CASE("every 2^k Sobol points after a multiple of 2^k have one in every stratum") {
    const UnitPoints points = unit_points(Spread::sobol, 4096, 40, 5);
    for (const std::size_t count : std::initializer_list<std::size_t>{1, 2, 64, 1024, 4096})
        for (std::size_t first = 0; first < points.points; first += count)
            CHECK(uneven_strata(points, first, count) == 0);
}

TEST_CASE("scrambled Sobol points keep the net: one in every box of 2^-3 by 2^-3 of the first two dimensions") {
    const UnitPoints points = unit_points(Spread::sobol, 64, 2, 9);
    std::vector<int> boxes(64);
    for (std::size_t p = 0; p < 64; ++p)
        ++boxes[static_cast<std::size_t>(points.at(p, 0) * 8) * 8 + static_cast<std::size_t>(points.at(p, 1) * 8)];
    CHECK(std::count(boxes.begin(), boxes.end(), 1) == 64);
}

TEST_CASE("a point does not move when dimensions are added, nor, unless it is of a hypercube, when points are") {
    for (const Spread spread : {Spread::random, Spread::latin_hypercube, Spread::sobol}) {
        const UnitPoints few = unit_points(spread, 100, 3, 8), wide = unit_points(spread, 100, 10, 8),
                         many = unit_points(spread, 1000, 3, 8);
        bool same_wide = true, same_many = true;
        for (std::size_t p = 0; p < 100; ++p)
            for (std::size_t d = 0; d < 3; ++d) {
                same_wide = same_wide && few.at(p, d) == wide.at(p, d);
                same_many = same_many && few.at(p, d) == many.at(p, d);
            }
        CHECK(same_wide);
        CHECK(same_many == (spread != Spread::latin_hypercube));
    }
}

TEST_CASE("points have the same bits with every compiler") {
    // As g++ and clang made them when this was written.
    const auto is = [](Spread spread, double first, double second, double other) {
        const UnitPoints points = unit_points(spread, 1000, 7, 42);
        CHECK(points.at(0, 0) == first);
        CHECK(points.at(1, 0) == second);
        CHECK(points.at(2, 1) == other);
    };
    is(Spread::random, 0x1.c78eb29b10781p-1, 0x1.1d5a5bc23aaebp-1, 0x1.5d7cbe0b84bb6p-2);
    is(Spread::latin_hypercube, 0x1.5baf846666666p-1, 0x1.9ccfbc72b020cp-2, 0x1.575f885604189p-1);
    is(Spread::sobol, 0x1.9e82b856f9f23p-1, 0x1.3e7c6b9de4a4cp-3, 0x1.ed3d7ac98f6fdp-1);
}

TEST_CASE("seeds, dimensions and spreads are their own, and no number is 0 or 1") {
    std::vector<double> numbers;
    for (const Spread spread : {Spread::random, Spread::latin_hypercube, Spread::sobol})
        for (std::uint64_t seed = 1; seed <= 2; ++seed) {
            const UnitPoints points = unit_points(spread, 256, 5, seed);
            for (std::size_t a = 0; a < 5; ++a)
                for (std::size_t b = 0; b < a; ++b) CHECK(std::fabs(correlation(points, a, b)) < 4 / std::sqrt(256.0));
            numbers.insert(numbers.end(), points.u.begin(), points.u.end());
        }
    for (const double u : numbers) REQUIRE((u > 0 && u < 1));
    std::sort(numbers.begin(), numbers.end());
    // Places of a hypercube are few (256 strata of 2^20), so that two of 2560 may meet; not more.
    CHECK(std::unique(numbers.begin(), numbers.end()) - numbers.begin() >= std::ptrdiff_t(numbers.size()) - 1);
}

TEST_CASE("hypercubes and Sobol points are more even than the mean of random ones") {
    double random = 0, latin = 0, sobol = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        random += explore::centred_discrepancy(unit_points(Spread::random, 128, 4, seed)) / 20;
        latin = std::max(latin, explore::centred_discrepancy(unit_points(Spread::latin_hypercube, 128, 4, seed)));
        sobol = std::max(sobol, explore::centred_discrepancy(unit_points(Spread::sobol, 128, 4, seed)));
    }
    INFO("mean of random " << random << ", worst hypercube " << latin << ", worst Sobol " << sobol);
    CHECK(latin < random);
    CHECK(sobol < latin);
}

TEST_CASE("at 2^16 Sobol points every distribution has its mean and variance") {
    const UnitPoints points = unit_points(Spread::sobol, 1 << 16, 1, 3);
    using Kind = Distribution::Kind;
    const auto check = [&](const Distribution& distribution, double mean_value, double variance) {
        const QuantileTable table(distribution);
        double sum = 0, squares = 0;
        for (const double u : points.u) {
            const double x = table(u) - mean_value;
            sum += x;
            squares += x * x;
        }
        const auto n = static_cast<double>(points.points);
        // One point in each of n strata: the mean is out by no more than 1/n of the range, here that of 8 deviations;
        // squares in the tails of the unbounded kinds by some more.
        CHECK(std::fabs(sum / n) < 8 * std::sqrt(variance) / n * 4);
        CHECK(std::fabs(squares / n - variance) < 1e-3 * variance);
    };
    check({Kind::uniform, 2, 5}, 3.5, 9.0 / 12);
    check({Kind::normal, 4, 0.5}, 4, 0.25);
    check({Kind::triangular, 1, 2, 6}, 3, (1.0 + 4 + 36 - 2 - 6 - 12) / 18);
    check({Kind::lognormal, 3, 0.4}, 3 * std::exp(0.08), 9 * std::exp(0.16) * (std::exp(0.16) - 1));
    check({Kind::beta, 2, 5}, 2.0 / 7, 10.0 / (49 * 8));
    check({Kind::pert, 0, 1, 2.5}, 6.5 / 6, (6.5 / 6) * (2.5 - 6.5 / 6) / 7);
}
