// Yearly deviations: their spread in every year, how one year hangs on the last, and whose they are.
#include "permille/simulation/draw_values.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "support/sample.hpp"

using namespace permille;
using permille::simulation::Copula;
using permille::simulation::ValueDrawer;
using permille::testing::agrees;
using permille::testing::Sample;
using permille::testing::variance_agrees;

namespace {

constexpr int replications = 20'000, years = 5;

// Deviations of every year of one id: [year][replication], year 0 the base year.
std::vector<Sample> deviations(const std::string& id, double phi, double sd, std::uint64_t seed = 1) {
    ParameterRegister numbers(2020, 2020 + years);
    const Parameter persistence = numbers.add_certain(phi), spread = numbers.add_certain(sd);
    const Parameter series = numbers.add_deviation(id, persistence, spread);
    const Points points(PointSet::sobol, seed, 0);
    const ValueDrawer drawer(numbers, {}, Copula{}, points, seed);
    std::vector<double> values(static_cast<std::size_t>(drawer.value_count()) * 8);
    std::vector<Sample> by_year(years + 1);
    for (int first = 0; first < replications; first += 8) {
        drawer.fill(first, 8, values.data());
        for (int t = 0; t <= years; ++t)
            for (std::size_t lane = 0; lane < 8; ++lane)
                by_year[static_cast<std::size_t>(t)].numbers.push_back(
                    values[static_cast<std::size_t>(series.in_year(t)) * 8 + lane]);
    }
    return by_year;
}

// Products of two years, whose mean is their covariance.
Sample products(const Sample& a, const Sample& b) {
    Sample both = a;
    for (std::size_t r = 0; r < both.numbers.size(); ++r) both.numbers[r] *= b.numbers[r];
    return both;
}

}  // namespace

TEST_CASE("every year deviates by the same spread, and the base year not at all") {
    const std::vector<Sample> d = deviations("workforce.nurse", 0.45, 0.03);
    for (const double number : d[0].numbers) REQUIRE(number == 0);
    for (int t = 1; t <= years; ++t) {
        CAPTURE(t);
        agrees(d[static_cast<std::size_t>(t)], 0);
        variance_agrees(d[static_cast<std::size_t>(t)], 0.03 * 0.03);
    }
}

TEST_CASE("a year hangs on the last by phi, and on the one before by its square") {
    for (const double phi : {0.0, 0.45}) {
        const std::vector<Sample> d = deviations("workforce.nurse", phi, 0.03);
        for (std::size_t t = 1; t < years; ++t) agrees(products(d[t], d[t + 1]), 0.0009 * phi);
        for (std::size_t t = 1; t + 1 < years; ++t) agrees(products(d[t], d[t + 2]), 0.0009 * phi * phi);
    }
}

TEST_CASE("deviations are normal") {
    // Shares beyond one and two standard deviations, either side: 0.158655 and 0.022750.
    const std::vector<Sample> d = deviations("workforce.nurse", 0.45, 0.03);
    for (const double side : {-1.0, 1.0})
        for (const auto& [distance, share] : {std::pair{1.0, 0.158655}, std::pair{2.0, 0.022750}}) {
            Sample beyond = d[4];
            for (double& number : beyond.numbers) number = side * number > 0.03 * distance ? 1 : 0;
            agrees(beyond, share);
        }
}

TEST_CASE("one id has one luck; another id, or seed, has its own") {
    const std::vector<Sample> nurses = deviations("workforce.nurse", 0.3, 0.02);
    CHECK(nurses[3].numbers == deviations("workforce.nurse", 0.3, 0.02)[3].numbers);
    agrees(products(nurses[3], deviations("workforce.physician", 0.3, 0.02)[3]), 0);
    agrees(products(nurses[3], deviations("workforce.nurse", 0.3, 0.02, 2)[3]), 0);
}
