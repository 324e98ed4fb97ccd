// Simulation intervals against published and recomputed values.
#include "permille/indicators/interval.hpp"

#include <doctest/doctest.h>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

using namespace permille::indicators;

namespace {

// 16 batches of `size` with the given numbers met.
Batches batches(std::int64_t size, std::initializer_list<std::int64_t> met) {
    Batches all{};
    for (std::size_t b = 0; b < all.size(); ++b) all[b] = {.met = met.begin()[b % met.size()], .all = size};
    return all;
}

}  // namespace

TEST_CASE("Wilson's interval: 81 of 263, and the closed form at no success") {
    // Newcombe 1998, Statistics in Medicine 17, 857-872, Table I: 81/263 gives 0.2553 to 0.3662; 0/20 gives 0 to
    // 0.1611.
    CHECK(wilson(81, 263).low == doctest::Approx(0.2553).epsilon(0.0002));
    CHECK(wilson(81, 263).high == doctest::Approx(0.3662).epsilon(0.0002));
    CHECK(wilson(0, 20).low == 0);
    CHECK(wilson(0, 20).high == doctest::Approx(0.1611).epsilon(0.0005));
    CHECK(wilson(20, 20).high == 1);
    const double z = boost::math::quantile(boost::math::normal(), 0.975);
    CHECK(wilson(0, 8192).high == doctest::Approx(z * z / (8192 + z * z)).epsilon(1e-12));
}

TEST_CASE("batches that differ a little: Student's t with 15 degrees of freedom on their means") {
    // Batch means 0.50 and 0.52 in turn: mean 0.51, sd = 0.01 sqrt(16/15), standard error sd / 4.
    const Probability p = simulation_interval(batches(100, {50, 52}));
    const double t = boost::math::quantile(boost::math::students_t(15), 0.975);
    const double half = t * 0.01 * std::sqrt(16.0 / 15) / 4;
    CHECK(p.value == 0.51);
    CHECK(p.low == doctest::Approx(0.51 - half).epsilon(1e-12));
    CHECK(p.high == doctest::Approx(0.51 + half).epsilon(1e-12));
    CHECK(p.high - p.low < wilson(816, 1600).high - wilson(816, 1600).low);
}

TEST_CASE("the interval is never wider than Wilson's") {
    const Probability p = simulation_interval(batches(100, {0, 100}));
    CHECK(p.low == wilson(800, 1600).low);
    CHECK(p.high == wilson(800, 1600).high);
}

TEST_CASE("batches that agree say nothing: Wilson's interval") {
    CHECK(simulation_interval(batches(512, {0})).high == wilson(0, 8192).high);
    CHECK(simulation_interval(batches(512, {512})).low == wilson(8192, 8192).low);
    CHECK(simulation_interval(batches(2, {1})).low == wilson(16, 32).low);
}

TEST_CASE("fewer than 32 replications, or an empty batch, leave Wilson's interval") {
    CHECK(simulation_interval(batches(1, {0, 1})).low == wilson(8, 16).low);
    Batches gap = batches(100, {50, 52});
    gap[3] = {};
    CHECK(simulation_interval(gap).low == wilson(816 - 52, 1500).low);
}

TEST_CASE("batches of unequal size are weighted by their size") {
    // 1 000 replications: eight batches of 63 and eight of 62, each met half of the time or nearly so.
    Batches unequal{};
    for (std::size_t b = 0; b < unequal.size(); ++b) unequal[b] = {.met = b < 8 ? 32 : 31, .all = b < 8 ? 63 : 62};
    const double p = 504.0 / 1000;
    double squares = 0;
    for (const Tally& batch : unequal)
        squares += std::pow(static_cast<double>(batch.met) - p * static_cast<double>(batch.all), 2);
    const double half = 2.131449545559323 * std::sqrt(squares * 16 / 15) / 1000;
    CHECK(simulation_interval(unequal).value == p);
    CHECK(simulation_interval(unequal).high == doctest::Approx(p + half).epsilon(1e-12));
}

TEST_CASE("the interval stays within 0 and 1") {
    Batches few = batches(1000, {0});
    few[0].met = 3;
    few[1].met = 1;
    const Probability p = simulation_interval(few);
    CHECK(p.low >= 0);
    CHECK(p.high > p.value);
}
