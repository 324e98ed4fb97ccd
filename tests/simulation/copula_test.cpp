// Numbers that go together: each keeps its distribution, and their normal scores have the stated correlation.
#include "permille/simulation/copula.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "permille/simulation/draw_values.hpp"
#include "support/scenarios.hpp"

using namespace permille;
using namespace permille::simulation;

namespace {

constexpr std::int64_t replications = 8192;

const std::string physicians = "workforce.physician.growth.log_per_year",
                  nurses = "workforce.nurse.growth.log_per_year", beds = "capacity.beds.growth.log_per_year";

std::string together(const std::string& id, const std::string& first, const std::string& second, double rho) {
    return "correlations." + id + "={first: " + first + ", second: " + second + ", rho: " + std::to_string(rho) +
           ", source: estimate, note: a test}";
}

// The drawn values of a number, by replication.
std::vector<double> drawn(const Model& model, const std::string& path) {
    const auto& numbers = model.parameters();
    const Points points(PointSet::sobol, 1, model.dimension_count());
    const ValueDrawer drawer(numbers, model.dimensions(), model.copula(), points, 1);
    std::size_t index = 0;
    for (std::size_t value = 0; value < numbers.values().size(); ++value) {
        const int draw = numbers.values()[value].draw_a;
        if (draw >= 0 && numbers.draws()[static_cast<std::size_t>(draw)].path == path) index = value;
    }
    std::vector<double> values(static_cast<std::size_t>(drawer.value_count())), found;
    for (std::int64_t r = 0; r < replications; ++r) {
        drawer.fill(r, 1, values.data());
        found.push_back(values[index]);
    }
    return found;
}

std::vector<double> drawn(const std::vector<std::string>& sets, const std::string& path) {
    return drawn(testing::built(testing::loaded("first.yaml", sets)), path);
}

std::vector<double> ranks(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t i = 0; i < order.size(); ++i) ranks[order[i]] = static_cast<double>(i);
    return ranks;
}

// Spearman's rank correlation.
double rank_correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const std::vector<double> x = ranks(a), y = ranks(b);
    const auto n = static_cast<double>(x.size());
    double squares = 0;
    for (std::size_t i = 0; i < x.size(); ++i) squares += (x[i] - y[i]) * (x[i] - y[i]);
    return 1 - 6 * squares / (n * (n * n - 1));
}

}  // namespace

TEST_CASE("tied numbers have the rank correlation of a Gaussian copula") {
    for (const double rho : {-0.7, 0.3, 0.9}) {
        CAPTURE(rho);
        const std::vector<std::string> sets{together("growth", physicians, nurses, rho)};
        // Pearson 1907: Spearman's correlation of a bivariate normal is 6 / pi asin(rho / 2). Its standard error with
        // 8 192 independent pairs is below 1 / sqrt(8192) = 0.011.
        const double expected = 6 / 3.14159265358979 * std::asin(rho / 2);
        CHECK(std::abs(rank_correlation(drawn(sets, physicians), drawn(sets, nurses)) - expected) < 4 * 0.011);
        CHECK(std::abs(rank_correlation(drawn(sets, physicians), drawn(sets, beds))) < 4 * 0.011);
    }
}

TEST_CASE("a tied number keeps its own distribution") {
    std::vector<double> tied = drawn({together("growth", physicians, nurses, 0.8)}, nurses), alone = drawn({}, nurses);
    std::vector<double> tied_first = drawn({together("growth", physicians, nurses, 0.8)}, physicians),
                        alone_first = drawn({}, physicians);
    // Which of the two keeps its points is a matter of their dimensions.
    CHECK((tied == alone) != (tied_first == alone_first));
    for (auto [a, b] : {std::pair(&tied, &alone), std::pair(&tied_first, &alone_first)}) {
        std::sort(a->begin(), a->end());
        std::sort(b->begin(), b->end());
        // Kolmogorov and Smirnov: 1.95 sqrt(2 / n) is passed once in a thousand times, were all draws independent.
        double farthest = 0;
        for (std::size_t i = 0; i < a->size(); ++i) {
            const auto at = std::lower_bound(b->begin(), b->end(), (*a)[i]) - b->begin();
            farthest = std::max(farthest, std::abs(static_cast<double>(at) - static_cast<double>(i)));
        }
        CHECK(farthest / static_cast<double>(replications) < 1.95 * std::sqrt(2.0 / static_cast<double>(replications)));
    }
}

TEST_CASE("numbers that are not tied keep every bit") {
    const std::vector<std::string> sets{together("growth", physicians, nurses, 0.8)};
    CHECK(drawn(sets, beds) == drawn({}, beds));
}

TEST_CASE("three numbers have the correlations stated for each pair") {
    const std::vector<Tie> ties{{0, 1, 0.6}, {1, 2, 0.5}, {0, 2, 0.2}};
    REQUIRE(Copula::make(ties, {4, 2, 9}));
    // All tied as 0.9, -0.9, 0.9: a third number cannot go with both of two that oppose each other.
    CHECK_FALSE(Copula::make({{0, 1, 0.9}, {1, 2, 0.9}, {0, 2, -0.9}}, {0, 1, 2}));
}

TEST_CASE("correlations that no joint distribution has are refused") {
    const Checked<Model> model = build_model(
        testing::loaded("first.yaml", {together("a", physicians, nurses, 0.9), together("b", nurses, beds, 0.9),
                                       together("c", physicians, beds, -0.9)}));
    REQUIRE(model.issues.size() == 1);
    CHECK(model.issues.all().front().path == "correlations");
}

TEST_CASE("a correlation with a number that became certain does nothing") {
    const std::vector<std::string> fixed{together("growth", physicians, nurses, 0.8), nurses + "=0.05"};
    CHECK(drawn(fixed, physicians) == drawn({}, physicians));
}
