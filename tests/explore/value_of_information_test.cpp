// What knowing a number is worth: cases in closed form, and numbers that do nothing.
#include "permille/explore/value_of_information.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "permille/explore/unit_points.hpp"

using namespace permille;
using explore::Spread;
using explore::unit_points;
using explore::value_of_information;
using explore::ValueOfInformation;

namespace {

const std::vector<double> thresholds = {0.2, 0.5, 0.8};

// One input; the outcome is 1 with probability chance(u).
template <class Chance>
ValueOfInformation informed(const Chance& chance, std::uint64_t seed, std::size_t replications = 8192,
                            Spread spread = Spread::random) {
    const auto u = unit_points(spread, replications, 1, seed),
               luck = unit_points(Spread::random, replications, 1, 7000 + seed);
    std::vector<char> reached;
    for (std::size_t r = 0; r < replications; ++r) reached.push_back(luck.u[r] < chance(u.u[r]));
    const auto found = value_of_information(u.u, reached, thresholds);
    REQUIRE(found);
    return *found;
}

// Mean over seeds of what is asked of the only input, and how often its band holds the truth.
struct OverSeeds {
    double mean = 0, standard_error = 0;
    int held = 0;
};
template <class Chance, class Figure>
OverSeeds over_seeds(const Chance& chance, const Figure& figure, double truth, int seeds) {
    OverSeeds out;
    double squares = 0;
    for (int seed = 1; seed <= seeds; ++seed) {
        const explore::Banded band = figure(informed(chance, static_cast<std::uint64_t>(seed)).inputs[0]);
        out.mean += band.value / seeds;
        squares += band.value * band.value / seeds;
        out.held += band.holds(truth);
    }
    out.standard_error = std::sqrt(std::max(0.0, squares - out.mean * out.mean) / seeds);
    return out;
}
const auto changes = [](const explore::InputValue& input) { return input.changes_verdict; };
const auto explained = [](const explore::InputValue& input) { return input.explained; };

}  // namespace

TEST_CASE("a straight line from 0.3 to 0.9 changes the verdict in half of the cases") {
    // P = 0.6, likely. Below 0.5 for u < 1/3, from 0.8 on for u > 5/6: together 1/2. Explained: 0.6^2 / 12 of 0.6 x
    // 0.4.
    const auto line = [](double u) { return 0.3 + 0.6 * u; };
    CHECK(informed(line, 1).bins == 16);
    CHECK(informed(line, 1).verdict == 2);
    const OverSeeds change = over_seeds(line, changes, 0.5, 50);
    INFO(change.mean << " +- " << change.standard_error << ", held " << change.held);
    CHECK(change.held == 50);
    // Both boundaries lie inside a bin: out by a part of 1/16 at the most.
    CHECK(std::fabs(change.mean - 0.5) < 1.0 / 16 + 4 * change.standard_error);
    const double share = 0.36 / 12 / 0.24;
    const OverSeeds part = over_seeds(line, explained, share, 50);
    INFO(part.mean << " +- " << part.standard_error << ", held " << part.held);
    CHECK(std::fabs(part.mean - share) < 4 * part.standard_error + share / 256);
    CHECK(part.held >= 0.95 * 50 - 4 * std::sqrt(50 * 0.05 * 0.95));
}

TEST_CASE("a step whose two sides are in other classes than the whole changes every verdict") {
    // 0.3 below 6/16 and 0.9 above: 0.675. The step stands between two bins of Sobol points.
    const auto found = informed([](double u) { return u < 0.375 ? 0.3 : 0.9; }, 2, 8192, Spread::sobol);
    CHECK(found.inputs[0].changes_verdict.value == 1);
    CHECK(found.inputs[0].changes_verdict.high == 1);
    CHECK(found.inputs[0].told_apart);
    const double p = found.reach, truth = (0.375 * 0.09 + 0.625 * 0.81 - 0.675 * 0.675) / (0.675 * 0.325);
    CHECK(std::fabs(p - 0.675) < 4 * std::sqrt(0.675 * 0.325 / 8192));
    CHECK(found.inputs[0].explained.holds(truth));
}

TEST_CASE("a number that does nothing is worth nothing, even with P(reach) on a threshold") {
    // 1 % of such numbers are told apart by chance, each of which can then change some half of the bins: 0.005.
    for (const double p : {0.8, 0.79, 0.5, 0.1}) {
        const OverSeeds change = over_seeds([&](double) { return p; }, changes, 0, 100);
        INFO("P " << p << ": " << change.mean);
        CHECK(change.mean <= 0.005 + 4 * change.standard_error);
        CHECK(change.mean < 0.02);
        CHECK(change.held >= 99);
        const OverSeeds part = over_seeds([&](double) { return p; }, explained, 0, 100);
        CHECK(std::fabs(part.mean) < 4 * part.standard_error);
        CHECK(part.mean < 0.001);
    }
}

TEST_CASE("a number that matters a little, but changes no verdict, does not seem to by the noise of its bins") {
    // From 0.82 to 0.9, all reachable. A bin's share errs by 0.017: without drawing them in, 1 % of bins fall below
    // 0.8.
    const OverSeeds change = over_seeds([](double u) { return 0.82 + 0.08 * u; }, changes, 0, 100);
    INFO(change.mean);
    CHECK(change.mean < 0.002);
    CHECK(change.held == 100);
}

TEST_CASE("among twenty numbers the one that matters is found, and no other, for P(reach) near a threshold") {
    constexpr std::size_t replications = 8192, inputs = 20;
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const auto points = unit_points(Spread::sobol, replications, inputs, seed),
                   luck = unit_points(Spread::random, replications, 1, seed);
        std::vector<double> u(points.u.size());  // [input, replication]
        std::vector<char> reached;
        for (std::size_t r = 0; r < replications; ++r) {
            for (std::size_t i = 0; i < inputs; ++i) u[i * replications + r] = points.at(r, i);
            reached.push_back(luck.u[r] < 0.6 + 0.39 * points.at(r, 7));  // 0.795; from 0.8 on for u > 0.51
        }
        const auto found = value_of_information(u, reached, thresholds);
        for (std::size_t i = 0; i < inputs; ++i) {
            CHECK(found->inputs[i].told_apart == (i == 7));
            if (i != 7) CHECK(found->inputs[i].changes_verdict.value == 0);
        }
        const auto& change = found->inputs[7].changes_verdict;
        INFO(change.low << ' ' << change.value << ' ' << change.high);
        // Either side of 0.8 is half; which is the other side depends on P(reach).
        CHECK(std::fabs(change.value - 0.5) <= 2.0 / 16);
        CHECK(change.holds(found->reach < 0.8 ? 0.487 : 0.513));
    }
}

TEST_CASE("an outcome that never varies changes nothing and explains nothing; few replications tell nothing") {
    const auto never = informed([](double) { return 0.0; }, 1);
    CHECK(never.verdict == 0);
    CHECK(never.inputs[0].changes_verdict.value == 0);
    CHECK(never.inputs[0].changes_verdict.high == 0);
    CHECK(std::isnan(never.inputs[0].explained.value));
    const std::vector<double> u(63, 0.5);
    const std::vector<char> reached(63, 1);
    CHECK_FALSE(value_of_information(u, reached, thresholds));
}

TEST_CASE("bins grow with the cube root of the replications") {
    const auto half = [](double) { return 0.5; };
    CHECK(informed(half, 1, 64).bins == 4);
    CHECK(informed(half, 1, 512).bins == 8);
    CHECK(informed(half, 1, 4096).bins == 16);
    CHECK(informed(half, 1, 40'000).bins == 32);
}
