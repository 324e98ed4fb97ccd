// The centred discrepancy against closed forms and a published number.
#include "permille/explore/discrepancy.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

using namespace permille;
using explore::centred_discrepancy;
using explore::UnitPoints;

TEST_CASE("a single point in the centre of d dimensions has (13/12)^d - 1") {
    // Both sums are 1: (13/12)^d - 2 + 1.
    for (std::size_t d = 1; d <= 5; ++d)
        CHECK(centred_discrepancy({1, d, std::vector<double>(d, 0.5)}) ==
              doctest::Approx(std::pow(13.0 / 12, static_cast<double>(d)) - 1).epsilon(1e-12));
}

TEST_CASE("the middles of n equal parts have 1 / (12 n^2)") {
    // The least there is in one dimension (Fang, Lin, Winker & Zhang 2000, Technometrics 42, 237-248).
    for (const std::size_t n : std::initializer_list<std::size_t>{1, 2, 5, 64}) {
        UnitPoints points{n, 1, {}};
        for (std::size_t i = 0; i < n; ++i) points.u.push_back((static_cast<double>(i) + 0.5) / static_cast<double>(n));
        CHECK(centred_discrepancy(points) == doctest::Approx(1 / (12.0 * static_cast<double>(n * n))).epsilon(1e-9));
    }
}

TEST_CASE("the two designs of SciPy's manual have the numbers printed there") {
    // scipy.stats.qmc.discrepancy, tutorial "Quasi-Monte Carlo": places 1 .. 6 of a grid whose ends are 0.5 and 6.5.
    const auto of = [](std::vector<double> places) {
        for (double& place : places) place = (place - 0.5) / 6;
        return centred_discrepancy({6, 2, std::move(places)});
    };
    CHECK(of({1, 3, 2, 6, 3, 2, 4, 5, 5, 1, 6, 4}) == doctest::Approx(0.008142039609053464).epsilon(1e-12));
    CHECK(of({1, 5, 2, 4, 3, 3, 4, 2, 5, 1, 6, 6}) == doctest::Approx(0.010456854423869011).epsilon(1e-12));
}
