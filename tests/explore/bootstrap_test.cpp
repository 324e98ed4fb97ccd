// The bootstrap: rows that are drawn as they should be, and a band that is as wide as theory says.
#include "permille/explore/bootstrap.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <numeric>

#include "permille/explore/unit_points.hpp"

using namespace permille;
using explore::banded;
using explore::Bootstrap;
using explore::resampled;

TEST_CASE("a resample draws as many rows as there are, others in every resample and along every axis") {
    const Bootstrap how;
    for (const std::size_t count : std::initializer_list<std::size_t>{1, 2, 17, 1000}) {
        const auto times = resampled(how, 0, count);
        CHECK(std::accumulate(times.begin(), times.end(), 0U) == count);
    }
    CHECK(resampled(how, 3, 100) == resampled(how, 3, 100));
    CHECK(resampled(how, 3, 100) != resampled(how, 4, 100));
    CHECK(resampled(how, 3, 100) != resampled(how, 3, 100, 1));
    CHECK(resampled(how, 3, 100) != resampled({.seed = 2}, 3, 100));
}

TEST_CASE("a row is left out with the chance (1 - 1/n)^n") {
    constexpr std::size_t count = 50;
    int left_out = 0;
    for (int i = 0; i < 1000; ++i)
        for (const std::uint32_t times : resampled({}, i, count)) left_out += times == 0;
    const double expected = std::pow(1 - 1.0 / count, count), found = left_out / (1000.0 * count);
    CHECK(std::fabs(found - expected) < 4 * std::sqrt(expected * (1 - expected) / (1000.0 * count)));
}

TEST_CASE("the band of a mean is 1.96 of its standard error to either side") {
    const auto sample = explore::unit_points(explore::Spread::random, 400, 1, 4);
    double mean = 0, squares = 0;
    for (const double u : sample.u) mean += u / 400;
    for (const double u : sample.u) squares += (u - mean) * (u - mean) / 400;
    const Bootstrap how{.seed = 1, .resamples = 4000};
    std::vector<double> means;
    for (int i = 0; i < how.resamples; ++i) {
        const auto times = resampled(how, i, 400);
        means.push_back(std::inner_product(times.begin(), times.end(), sample.u.begin(), 0.0) / 400);
    }
    const explore::Banded band = banded(mean, means, 0.95);
    CHECK(band.value == mean);
    // A standard deviation of 4000 numbers is known to 1.1 %; four times that.
    const double half = 1.959964 * std::sqrt(squares / 400);
    CHECK(std::fabs(band.high - mean - half) < 0.045 * half);
    CHECK(std::fabs((band.high - mean) - (mean - band.low)) < 1e-12);
    CHECK(std::isnan(banded(1, std::vector<double>{1, std::nan("")}, 0.95).low));
}
