// Sobol indices: the order of the rows, and functions whose indices are known.
#include "permille/explore/sobol_indices.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>
#include <limits>
#include <numbers>

#include "explore/functions.hpp"

using namespace permille;
using explore::Order;
using explore::saltelli_design;
using explore::sobol_indices;
using explore::SobolIndices;
using explore::UnitPoints;

namespace {

template <class Function>
SobolIndices indices_of(const Function& function, std::size_t dimensions, std::size_t base_points, Order order,
                        std::uint64_t seed = 1) {
    const auto design = saltelli_design(base_points, dimensions, order, seed);
    REQUIRE(design);
    const auto indices = sobol_indices(testing::at_rows(*design.value, function), dimensions, order, {});
    REQUIRE(indices);
    return *indices;
}

void holds(const explore::Banded& band, double truth) {
    INFO(band.low << " <= " << truth << " <= " << band.high);
    CHECK(band.holds(truth));
}

}  // namespace

TEST_CASE("rows stand in SALib's order: A, A with one of B, B with one of A, B") {
    const auto second = saltelli_design(2, 2, Order::second, 7), first = saltelli_design(2, 2, Order::first, 7);
    REQUIRE((second && first));
    const UnitPoints base = explore::unit_points(explore::Spread::sobol, 2, 4, 7);
    std::vector<double> expected, shorter;
    for (std::size_t n = 0; n < 2; ++n) {
        const double a0 = base.at(n, 0), a1 = base.at(n, 1), b0 = base.at(n, 2), b1 = base.at(n, 3);
        for (const double u : {a0, a1, b0, a1, a0, b1, a0, b1, b0, a1, b0, b1}) expected.push_back(u);
        for (const double u : {a0, a1, b0, a1, a0, b1, b0, b1}) shorter.push_back(u);
    }
    CHECK(second.value->points == 12);
    CHECK(second.value->u == expected);
    CHECK(first.value->points == 8);
    CHECK(first.value->u == shorter);
    CHECK(explore::saltelli_rows(5, Order::second) == 12);
}

TEST_CASE("a number of base points that is no power of two is refused, and two that are are named") {
    for (const std::size_t wrong : std::initializer_list<std::size_t>{0, 3, 1000}) {
        const auto design = saltelli_design(wrong, 3, Order::first, 1);
        CHECK_FALSE(design);
        REQUIRE(design.issues.size() == 1);
    }
    CHECK(saltelli_design(1000, 3, Order::first, 1).issues.all()[0].message.en ==
          "1000 base points are no power of two, and only then are Sobol points even: take 512 or 1024");
    CHECK(saltelli_design(1024, 3, Order::first, 1));
}

TEST_CASE("Ishigami's indices lie in their bands") {
    // Sobol & Levitan 1999, Computer Physics Communications 117, 52-61.
    constexpr double a = 7, b = 0.1;
    const double p4 = std::pow(std::numbers::pi, 4), p8 = p4 * p4;
    const double v1 = std::pow(1 + b * p4 / 5, 2) / 2, v2 = a * a / 8, v13 = b * b * p8 * (1.0 / 18 - 1.0 / 50);
    const double v = v1 + v2 + v13;
    const SobolIndices found = indices_of(testing::ishigami, 3, 1024, Order::second);
    CHECK(std::fabs(found.variance - v) < 0.02 * v);
    const double first[] = {v1 / v, v2 / v, 0}, total[] = {(v1 + v13) / v, v2 / v, v13 / v};
    for (std::size_t d = 0; d < 3; ++d) {
        holds(found.first[d], first[d]);
        holds(found.total[d], total[d]);
    }
    holds(found.of_pair(0, 1), 0);
    holds(found.of_pair(2, 0), v13 / v);
    holds(found.of_pair(1, 2), 0);
    // What other programs print for it: 0.31, 0.44, 0 and 0.56, 0.44, 0.24 (SALib's examples).
    CHECK(std::fabs(found.first[0].value - 0.31) < 0.01);
    CHECK(std::fabs(found.total[2].value - 0.24) < 0.01);
}

TEST_CASE("the indices of Sobol's g-function lie in their bands") {
    // V_i = 1 / (3 (1 + a_i)^2); V = product of (1 + V_i) less 1 (Saltelli & Sobol 1995).
    std::vector<double> part;
    double all = 1;
    for (const double a : testing::sobol_g_a) all *= 1 + part.emplace_back(1 / (3 * (1 + a) * (1 + a)));
    const SobolIndices found = indices_of(testing::sobol_g, part.size(), 1024, Order::second);
    for (std::size_t d = 0; d < part.size(); ++d) {
        holds(found.first[d], part[d] / (all - 1));
        holds(found.total[d], part[d] * all / (1 + part[d]) / (all - 1));
        for (std::size_t e = d + 1; e < part.size(); ++e) holds(found.of_pair(d, e), part[d] * part[e] / (all - 1));
    }
}

TEST_CASE("bands hold the truth about as often as they say, or more often, over 60 seeds") {
    const double p4 = std::pow(std::numbers::pi, 4), v = 0.5 + 49.0 / 8 + 0.1 * p4 / 5 + 0.01 * p4 * p4 / 18;
    const double truth[] = {std::pow(1 + 0.1 * p4 / 5, 2) / 2 / v, 49.0 / 8 / v};
    int held = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const SobolIndices found = indices_of(testing::ishigami, 3, 256, Order::first, seed);
        held += found.first[0].holds(truth[0]) + found.total[1].holds(truth[1]);
    }
    INFO(held << " of 120");
    CHECK(held >= 0.95 * 120 - 4 * std::sqrt(120 * 0.05 * 0.95));
}

TEST_CASE("constant outputs and outputs that are not finite have no indices; nearly constant ones are constant") {
    const auto design = saltelli_design(16, 2, Order::second, 1);
    std::vector<double> outputs(design.value->points, 0.4);
    CHECK_FALSE(sobol_indices(outputs, 2, Order::second, {}));
    for (std::size_t i = 0; i < outputs.size(); i += 2) outputs[i] = std::nextafter(0.4, 1);
    CHECK_FALSE(sobol_indices(outputs, 2, Order::second, {}));
    outputs[5] = std::numeric_limits<double>::quiet_NaN();
    CHECK_FALSE(sobol_indices(outputs, 2, Order::second, {}));
    outputs[5] = std::numeric_limits<double>::infinity();
    CHECK_FALSE(sobol_indices(outputs, 2, Order::second, {}));
    // Something that only one row in between shows: the base points are all the same.
    outputs.assign(outputs.size(), 0.4);
    outputs[1] = 7;
    CHECK_FALSE(sobol_indices(outputs, 2, Order::second, {}));
}

TEST_CASE("indices do not change when the output is moved and stretched") {
    const auto design = saltelli_design(64, 3, Order::first, 3);
    std::vector<double> outputs = testing::at_rows(*design.value, testing::ishigami);
    const auto plain = sobol_indices(outputs, 3, Order::first, {});
    for (double& y : outputs) y = 1000 - 5 * y;
    const auto moved = sobol_indices(outputs, 3, Order::first, {});
    for (std::size_t d = 0; d < 3; ++d) {
        CHECK(moved->first[d].value == doctest::Approx(plain->first[d].value).epsilon(1e-9));
        CHECK(moved->total[d].high == doctest::Approx(plain->total[d].high).epsilon(1e-9));
    }
}
