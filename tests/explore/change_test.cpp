// Paired differences and their intervals on hand-made replications.
#include "permille/explore/change.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "permille/indicators/interval.hpp"

using namespace permille;
using explore::Change;

namespace {

std::vector<std::int64_t> first(std::int64_t count) {
    std::vector<std::int64_t> all(static_cast<std::size_t>(count));
    std::iota(all.begin(), all.end(), 0);
    return all;
}

// `met` tells which replications meet the row; the value follows it.
template <class Met>
indicators::Samples samples(std::int64_t count, const Met& met) {
    indicators::Samples made;
    for (std::int64_t r = 0; r < count; ++r) {
        made.met.push_back(met(r) ? 1 : 0);
        made.value.push_back(made.met.back());
    }
    made.count = made.value;
    return made;
}

}  // namespace

TEST_CASE("nothing is open where every value is the same") {
    const auto same = samples(512, [](std::int64_t r) { return r % 3 == 0; });
    const Change change = explore::change_in_reach(same, same, first(512));
    CHECK(change.value == 0);
    CHECK(change.low == 0);
    CHECK(change.high == 0);
}

TEST_CASE("values that differ without changing who meets the row leave a little open") {
    const auto a = samples(512, [](std::int64_t r) { return r % 3 == 0; });
    auto b = a;
    for (double& value : b.value) value += 0.01;
    const Change change = explore::change_in_reach(a, b, first(512));
    CHECK(change.value == 0);
    // No replication of 512 changed: Wilson's upper limit, z^2 / (n + z^2).
    const double z2 = 1.959963984540054 * 1.959963984540054;
    CHECK(change.high == doctest::Approx(z2 / (512 + z2)));
    CHECK(change.low == doctest::Approx(-z2 / (512 + z2)));
}

TEST_CASE("the interval of a difference is Student's on the differences of 16 batches") {
    // Batch b of 32 replications gains b mod 3 of them.
    const auto a = samples(512, [](std::int64_t) { return false; });
    const auto b = samples(512, [](std::int64_t r) { return r / 16 < (r % 16) % 3; });
    const Change change = explore::change_in_reach(a, b, first(512));
    double mean = 0, squares = 0;
    for (int batch = 0; batch < 16; ++batch) mean += (batch % 3) / 32.0 / 16;
    for (int batch = 0; batch < 16; ++batch) squares += std::pow((batch % 3) / 32.0 - mean, 2);
    const double half = 2.131449545559323 * std::sqrt(squares / 15 / 16);
    CHECK(change.value == doctest::Approx(mean));
    CHECK(change.high - change.value == doctest::Approx(half));
    CHECK(change.value - change.low == doctest::Approx(half));
}

TEST_CASE("few replications have the wide interval of their counts") {
    const auto a = samples(16, [](std::int64_t) { return false; });
    const auto b = samples(16, [](std::int64_t r) { return r < 4; });
    const Change change = explore::change_in_reach(a, b, first(16));
    CHECK(change.value == 0.25);
    CHECK(change.low == doctest::Approx(indicators::wilson(4, 16).low - indicators::wilson(0, 16).high));
    CHECK(change.high == doctest::Approx(indicators::wilson(4, 16).high));
}

TEST_CASE("a mean difference leaves out what is not a number") {
    std::vector<double> a(64, 10.0), b(64, 12.5);
    b[7] = std::nan("");
    const Change change = explore::change_in_mean(a, b, first(64));
    CHECK(change.value == 2.5);
    CHECK(change.low == doctest::Approx(2.5));
    CHECK(change.high == doctest::Approx(2.5));
}
