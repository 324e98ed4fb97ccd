// Bands against quantiles worked out by hand.
#include "permille/indicators/estimate.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "indicators/small_plan.hpp"

using namespace permille;
using namespace permille::indicators;

TEST_CASE("quantiles interpolate between the order statistics") {
    // numpy.quantile([1, 2, 4, 8, 16], [.05, .5, .95]) = 1.2, 4, 14.4
    std::vector<double> values{16, 2, 8, 1, 4};
    const Band band = band_of(values);
    CHECK(band.p05 == doctest::Approx(1.2));
    CHECK(band.median == 4);
    CHECK(band.p95 == doctest::Approx(14.4));
    CHECK(band.mean == doctest::Approx(6.2));
}

TEST_CASE("a single replication is its own band") {
    std::vector<double> values{7};
    const Band band = band_of(values);
    CHECK(band.p05 == 7);
    CHECK(band.median == 7);
    CHECK(band.p95 == 7);
}

TEST_CASE("quantiles of many values agree with sorting them") {
    std::vector<double> values;
    for (int i = 0; i < 1001; ++i) values.push_back(std::fmod(i * 617.0, 1001));  // 0..1000 in some order
    const Band band = band_of(values);
    CHECK(band.p05 == doctest::Approx(50));
    CHECK(band.median == doctest::Approx(500));
    CHECK(band.p95 == doctest::Approx(950));
}

TEST_CASE("quantiles of every small number of values are those of sorting them, with equal values among them") {
    std::mt19937 chance(1);
    for (std::size_t size = 1; size <= 120; ++size) {
        CAPTURE(size);
        std::vector<double> values(size);
        for (double& value : values) value = static_cast<double>(chance() % (2 * size));
        std::vector<double> sorted = values;
        std::sort(sorted.begin(), sorted.end());
        const auto at = [&](double share) {
            const double place = share * static_cast<double>(size - 1);
            const auto below = static_cast<std::size_t>(place);
            const double next = sorted[std::min(below + 1, size - 1)];
            return sorted[below] + (place - static_cast<double>(below)) * (next - sorted[below]);
        };
        std::vector<double> again = values;
        CHECK(quantile_of(again, 0.5) == at(0.5));
        const Band band = band_of(values);
        CHECK(band.p05 == at(0.05));
        CHECK(band.median == at(0.5));
        CHECK(band.p95 == at(0.95));
    }
}

TEST_CASE("quantiles of values in any order are those of sorting them") {
    std::mt19937 chance(1);
    constexpr std::size_t size = 2049;  // a power of two between them: each share is exact and falls on a value
    const auto whole = [&](auto value) {
        std::vector<double> values(size);
        for (std::size_t i = 0; i < size; ++i) values[i] = static_cast<double>(value(i));
        return values;
    };
    const std::vector<double> orders[] = {
        whole([&](std::size_t) { return chance(); }),                           // no order
        whole([&](std::size_t) { return chance() % 4; }),                       // few different ones
        whole([](std::size_t) { return 7; }),                                   // a single one
        whole([&](std::size_t) { return chance() % 20 == 0 ? chance() : 0; }),  // mostly the smallest
        whole([&](std::size_t) { return chance() % 20 == 0 ? 0 : 9; }),         // mostly the largest
        whole([](std::size_t i) { return i; }),                                 // sorted
        whole([](std::size_t i) { return size - i; }),                          // backwards
        whole([](std::size_t i) { return std::min(i, size - i); }),             // up and down
        whole([](std::size_t i) { return std::max(i, size - i); }),             // down and up
        whole([](std::size_t i) { return i % 50; }),                            // a saw
    };
    for (const std::vector<double>& values : orders) {
        CAPTURE(&values - orders);
        std::vector<double> sorted = values;
        std::sort(sorted.begin(), sorted.end());
        for (std::size_t place = 0; place < size; place += 16) {
            std::vector<double> again = values;
            CHECK(quantile_of(again, static_cast<double>(place) / (size - 1)) == sorted[place]);
            std::sort(again.begin(), again.end());
            REQUIRE(again == sorted);  // nothing lost
        }
    }
}

TEST_CASE("the lower median is the smallest value that half do not exceed") {
    std::vector<double> values{3, 0, 5, 0};
    CHECK(lower_median(values) == 0);
    values = {3, 1, 2};
    CHECK(lower_median(values) == 2);
}

TEST_CASE("a row is a numerator over a denominator, year by year") {
    const auto run =
        small_plan::ensemble({{"nurse", {{960}, {990}, {1000}}}, {"residents", {{280'000}, {279'000}, {0}}}});
    const std::vector<std::int64_t> replications{0};
    const auto bands = estimate(run, {.numerator = 0, .denominator = 1, .per = 1000, .year = 2}, replications);
    REQUIRE(bands.size() == 3);
    CHECK(bands[0].median == doctest::Approx(960.0 / 280));
    CHECK(bands[1].median == doctest::Approx(990.0 / 279));
    CHECK(std::isnan(bands[2].median));  // nobody to divide by
}
