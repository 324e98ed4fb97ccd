// Shapley values against cases that can be reckoned by hand.
#include "permille/explore/shapley.hpp"

#include <doctest/doctest.h>

#include <numeric>
#include <vector>

using namespace permille;

TEST_CASE("two groups that need each other share what they do together") {
    // Nothing alone, 0.6 together: half each.
    const std::vector<double> parts = explore::shapley(2, std::vector<double>{0.1, 0.1, 0.1, 0.7});
    CHECK(parts[0] == doctest::Approx(0.3));
    CHECK(parts[1] == doctest::Approx(0.3));
}

TEST_CASE("groups that add up keep what they add, and one that does nothing has nothing") {
    std::vector<double> values;
    for (unsigned mask = 0; mask < 8; ++mask) values.push_back(0.2 + (mask & 1 ? 0.25 : 0) - (mask & 2 ? 0.125 : 0));
    const std::vector<double> parts = explore::shapley(3, values);
    CHECK(parts[0] == doctest::Approx(0.25));
    CHECK(parts[1] == doctest::Approx(-0.125));
    CHECK(parts[2] == doctest::Approx(0));
}

TEST_CASE("the glove game of three: a left glove and two right ones") {
    // Gillies 1959: a pair is worth 1. The only left glove (group 0) is worth 4/6, each right one 1/6.
    std::vector<double> values;
    for (unsigned mask = 0; mask < 8; ++mask) values.push_back((mask & 1) && (mask & 6) ? 1 : 0);
    const std::vector<double> parts = explore::shapley(3, values);
    CHECK(parts[0] == doctest::Approx(4.0 / 6));
    CHECK(parts[1] == doctest::Approx(1.0 / 6));
    CHECK(parts[2] == doctest::Approx(1.0 / 6));
}

TEST_CASE("the parts of any numbers sum to the whole difference") {
    for (int groups = 1; groups <= explore::most_groups; ++groups) {
        std::vector<double> values;
        for (unsigned mask = 0; mask < 1U << groups; ++mask) values.push_back((mask * 2654435761U % 1000) / 1000.0);
        const std::vector<double> parts = explore::shapley(groups, values);
        CHECK(std::accumulate(parts.begin(), parts.end(), 0.0) ==
              doctest::Approx(values.back() - values.front()).epsilon(1e-12));
    }
}
