// Sobol points: the published sequence, shifts that keep it even, and numbers that do not move.
#include "permille/random/points.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace permille;

namespace {

// The first rows of new-joe-kuo-6.21201 (Joe & Kuo 2008, SIAM J. Sci. Comput. 30, 2635): degree, polynomial, numbers m.
struct TableRow {
    int degree;
    unsigned polynomial;
    std::vector<std::uint64_t> m;
};
const TableRow published_rows[] = {{1, 0, {1}},
                                   {2, 1, {1, 3}},
                                   {3, 1, {1, 3, 1}},
                                   {3, 2, {1, 1, 1}},
                                   {4, 1, {1, 1, 3, 3}},
                                   {4, 4, {1, 3, 5, 13}},
                                   {5, 2, {1, 1, 5, 5, 17}},
                                   {5, 4, {1, 1, 5, 5, 5}},
                                   {5, 7, {1, 1, 7, 11, 19}}};

// Direction numbers by the recurrence of Bratley & Fox 1988 (ACM TOMS 14, 88), as 64-bit fractions.
std::vector<std::uint64_t> directions(int dimension, int bits) {
    std::vector<std::uint64_t> m;
    for (int k = 0; k < bits; ++k) {
        if (dimension == 0) {
            m.push_back(1);
            continue;
        }
        const TableRow& row = published_rows[dimension - 1];
        if (k < row.degree) {
            m.push_back(row.m[static_cast<std::size_t>(k)]);
            continue;
        }
        const auto back = [&](int i) { return m[static_cast<std::size_t>(k - i)]; };
        std::uint64_t next = back(row.degree) ^ back(row.degree) << row.degree;
        for (int i = 1; i < row.degree; ++i)
            if ((row.polynomial >> (row.degree - 1 - i) & 1u) != 0) next ^= back(i) << i;
        m.push_back(next);
    }
    for (int k = 0; k < bits; ++k) m[static_cast<std::size_t>(k)] <<= 63 - k;
    return m;
}

}  // namespace

TEST_CASE("the sequence is the one that Joe and Kuo print") {
    // "sobol 10 3 new-joe-kuo-6.21201" of their page on generating Sobol sequences.
    const double printed[10][3] = {{0, 0, 0},
                                   {0.5, 0.5, 0.5},
                                   {0.75, 0.25, 0.25},
                                   {0.25, 0.75, 0.75},
                                   {0.375, 0.375, 0.625},
                                   {0.875, 0.875, 0.125},
                                   {0.625, 0.125, 0.875},
                                   {0.125, 0.625, 0.375},
                                   {0.1875, 0.3125, 0.9375},
                                   {0.6875, 0.8125, 0.4375}};
    const Points points(PointSet::sobol, 1, 3);
    for (std::uint32_t point = 0; point < 10; ++point)
        for (int dimension = 0; dimension < 3; ++dimension)
            CHECK(std::ldexp(static_cast<double>(points.sobol_bits(point, dimension)), -64) ==
                  printed[point][dimension]);
}

TEST_CASE("ten dimensions follow from the published table, far into the sequence") {
    const Points points(PointSet::sobol, 1, 10);
    for (int dimension = 0; dimension < 10; ++dimension) {
        const std::vector<std::uint64_t> numbers = directions(dimension, 28);
        int different = 0;
        for (std::uint32_t step = 0; step < 3000; ++step) {
            const std::uint32_t point = step < 1500 ? step : step * 89477u % (1u << 28);
            std::uint64_t expected = 0;
            for (int bit = 0; bit < 28; ++bit)
                if (((point ^ point >> 1) >> bit & 1u) != 0) expected ^= numbers[static_cast<std::size_t>(bit)];
            different += points.sobol_bits(point, dimension) != expected;
        }
        INFO("dimension " << dimension);
        CHECK(different == 0);
    }
}

TEST_CASE("every dimension of every batch of 512 is perfectly stratified") {
    const int dimensions = max_point_dimensions;
    const Points points(PointSet::sobol, 7, dimensions);
    std::vector<double> u(8192);
    int uneven = 0;
    for (int dimension = 0; dimension < dimensions; dimension += dimension < 100 ? 1 : 97) {
        points.fill(dimension, 0, u);
        for (std::uint32_t batch = 0; batch < point_batches; ++batch) {
            std::vector<int> cells(512);
            for (std::size_t r = batch; r < u.size(); r += point_batches) ++cells[static_cast<std::size_t>(u[r] * 512)];
            uneven += std::count(cells.begin(), cells.end(), 1) != 512;
        }
    }
    CHECK(uneven == 0);
}

TEST_CASE("a number does not move when replications or dimensions are added") {
    for (const PointSet kind : {PointSet::sobol, PointSet::plain}) {
        const Points few(kind, 3, 5), many(kind, 3, 50);
        std::vector<double> some(1000), all(8192);
        for (int dimension = 0; dimension < 5; ++dimension) {
            few.fill(dimension, 0, some);
            many.fill(dimension, 0, all);
            CHECK(std::equal(some.begin(), some.end(), all.begin()));
            CHECK(many.at(777, dimension) == some[777]);
            many.fill(dimension, 501, std::span(all).first(100));
            CHECK(std::equal(all.begin(), all.begin() + 100, some.begin() + 501));
        }
    }
}

TEST_CASE("batches, seeds and dimensions are shifted on their own, and plain points are not the Sobol points") {
    const Points points(PointSet::sobol, 3, 3), other(PointSet::sobol, 4, 3), plain(PointSet::plain, 3, 3);
    std::vector<double> numbers;
    for (int dimension = 0; dimension < 3; ++dimension)
        for (std::uint32_t r = 0; r < point_batches; ++r)
            for (const Points* set : {&points, &other, &plain}) numbers.push_back(set->at(r, dimension));
    for (const double u : numbers) CHECK((u > 0 && u < 1));
    std::sort(numbers.begin(), numbers.end());
    CHECK(std::adjacent_find(numbers.begin(), numbers.end()) == numbers.end());
}

TEST_CASE("means over Sobol points are far closer than over plain ones") {
    // f = u1 u2 u3 has mean 1/8 and variance 1/27 - 1/64; a plain mean of 8 192 has standard error 1.6e-3.
    const auto error = [](PointSet kind) {
        const Points points(kind, 11, 3);
        double sum = 0;
        for (std::uint32_t r = 0; r < 8192; ++r) sum += points.at(r, 0) * points.at(r, 1) * points.at(r, 2);
        return std::fabs(sum / 8192 - 0.125);
    };
    CHECK(error(PointSet::plain) < 4 * 1.6e-3);
    CHECK(error(PointSet::sobol) < 2e-4);
}

TEST_CASE("in an order of its own, a seed takes whole nets: every 2^k points stay stratified") {
    const Points points(PointSet::sobol, 3, 4, PointOrder::own);
    constexpr std::uint32_t strata = 64;
    for (int dimension = 0; dimension < 4; ++dimension)
        for (const std::uint32_t batch : {0u, 5u})
            for (const std::uint32_t from : {0u, strata, 3 * strata}) {
                std::vector<int> hits(strata, 0);
                for (std::uint32_t point = from; point < from + strata; ++point)
                    ++hits[static_cast<std::size_t>(points.at(point_batches * point + batch, dimension) * strata)];
                CHECK(std::all_of(hits.begin(), hits.end(), [](int n) { return n == 1; }));
            }
}

TEST_CASE("two seeds rise and fall together within a batch, unless each has an order of its own") {
    const auto correlation = [](PointOrder order, std::uint32_t batch) {
        const Points a(PointSet::sobol, 3, 1, order), b(PointSet::sobol, 4, 1, order);
        double sum = 0;
        for (std::uint32_t point = 0; point < 1024; ++point) {
            const std::uint32_t replication = point_batches * point + batch;
            sum += (a.at(replication, 0) - 0.5) * (b.at(replication, 0) - 0.5);
        }
        return std::abs(sum / 1024 * 12);  // the variance of a uniform number is 1/12
    };
    double shifted = 0, own = 0;
    for (std::uint32_t batch = 0; batch < point_batches; ++batch) {
        shifted += correlation(PointOrder::sequence, batch) / point_batches;
        own += correlation(PointOrder::own, batch) / point_batches;
    }
    CHECK(shifted > 0.3);  // the first bits agree or disagree in all points of a batch: +-3/4, +-3/16, ...
    CHECK(own < 0.1);      // of 1024 independent pairs 0.025 in the mean
}
