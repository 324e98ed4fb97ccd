// The points of a run found again: those it was drawn at, with ties taken apart.
#include "permille/simulation/drawn_points.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "permille/simulation/draw_values.hpp"
#include "support/scenarios.hpp"

using namespace permille;
using namespace permille::simulation;

namespace {

const std::string physicians = "workforce.physician.growth.log_per_year",
                  nurses = "workforce.nurse.growth.log_per_year", beds = "capacity.beds.growth.log_per_year";

int draw_of(const Model& model, const std::string& path) {
    const auto& draws = model.parameters().draws();
    const auto found = std::find_if(draws.begin(), draws.end(), [&](const auto& draw) { return draw.path == path; });
    REQUIRE(found != draws.end());
    return static_cast<int>(found - draws.begin());
}

Model tied(double rho) {
    return testing::built(
        testing::loaded("first.yaml", {"correlations.growth={first: " + physicians + ", second: " + nurses +
                                       ", rho: " + std::to_string(rho) + ", source: estimate, note: a test}"}));
}

}  // namespace

TEST_CASE("draws by the source of their numbers") {
    const Model model = testing::built(testing::loaded("first.yaml", {nurses + "={uniform: [0.01, 0.02]}"}));
    const auto& draws = model.parameters().draws();
    const std::vector<int> estimates = draws_from(model.parameters(), "estimate");
    CHECK_FALSE(estimates.empty());
    CHECK(draws_from(model.parameters(), "set") == std::vector<int>{draw_of(model, nurses)});
    for (const int draw : estimates) CHECK(draws[static_cast<std::size_t>(draw)].source == "estimate");
}

TEST_CASE("draws that are free stand at the points of their dimensions") {
    const Model model = testing::built(testing::loaded("first.yaml"));
    const std::vector<int> chosen{draw_of(model, beds), draw_of(model, nurses)};
    const DrawnPoints drawn(model, chosen, 7);
    const Points points(PointSet::sobol, 7, model.dimension_count());
    std::vector<double> u(2 * 100);
    drawn.fill(33, 100, u.data());
    for (std::size_t i = 0; i < 2; ++i)
        for (std::size_t r = 0; r < 100; ++r)
            CHECK(u[i * 100 + r] == points.at(static_cast<std::uint32_t>(33 + r),
                                              model.dimensions()[static_cast<std::size_t>(chosen[i])]));
}

TEST_CASE("draws tied to one another are taken apart again") {
    const Model model = tied(0.8);
    const std::vector<int> chosen{draw_of(model, nurses), draw_of(model, beds), draw_of(model, physicians)};
    const DrawnPoints drawn(model, chosen, 7);
    const Points points(PointSet::sobol, 7, model.dimension_count());
    std::vector<double> u(3 * 100);
    drawn.fill(0, 100, u.data());
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t r = 0; r < 100; ++r)
            CHECK(u[i * 100 + r] == doctest::Approx(points.at(static_cast<std::uint32_t>(r),
                                                              model.dimensions()[static_cast<std::size_t>(chosen[i])]))
                                        .epsilon(1e-9));
}

TEST_CASE("a draw keeps what it shares with one that is not chosen") {
    const Model model = tied(0.8);
    const int later = std::max({draw_of(model, nurses), draw_of(model, physicians)}, [&](int a, int b) {
        return model.dimensions()[static_cast<std::size_t>(a)] < model.dimensions()[static_cast<std::size_t>(b)];
    });
    const DrawnPoints drawn(model, {later}, 7);
    std::vector<double> u(100);
    drawn.fill(0, 100, u.data());
    // Its quantile there is the value that was drawn.
    const Points points(PointSet::sobol, 7, model.dimension_count());
    const ValueDrawer drawer(model.parameters(), model.dimensions(), model.copula(), points, 7);
    std::vector<double> values(static_cast<std::size_t>(drawer.value_count())), quantile(1);
    const auto& numbers = model.parameters();
    const QuantileTable table(numbers.draws()[static_cast<std::size_t>(later)].distribution);
    const auto& all = numbers.values();
    const auto value = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.draw_a == later; });
    REQUIRE(value != all.end());
    for (std::size_t r = 0; r < 100; ++r) {
        drawer.fill(static_cast<std::int64_t>(r), 1, values.data());
        table.fill(std::span(&u[r], 1), quantile);
        CHECK(quantile[0] * value->weight_a + value->constant ==
              doctest::Approx(values[static_cast<std::size_t>(value - all.begin())]).epsilon(1e-12));
    }
}
