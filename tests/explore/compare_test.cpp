// Comparisons: of a scenario with itself, of a child with its parent, and of different counties.
#include "permille/explore/compare.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "support/scenarios.hpp"

using namespace permille;

namespace {

explore::Comparison compared(const std::vector<LoadedScenario>& scenarios, std::int64_t replications = 512) {
    std::vector<const LoadedScenario*> pointers;
    std::vector<std::string> labels;
    for (const LoadedScenario& one : scenarios) {
        pointers.push_back(&one);
        labels.push_back(one.id);
    }
    auto found = explore::compare(pointers, labels, {.replications = replications});
    for (const Issue& issue : found.issues.all()) FAIL(to_string(issue, Language::en));
    return std::move(*found.value);
}

const explore::RowDifference& row_of(const explore::Difference& difference, const std::string& id) {
    const auto found = std::find_if(difference.rows.begin(), difference.rows.end(),
                                    [&](const explore::RowDifference& row) { return row.id == id; });
    REQUIRE(found != difference.rows.end());
    return *found;
}

void check_sums(const explore::Difference& difference) {
    for (const explore::RowDifference& row : difference.rows) {
        CAPTURE(row.id);
        REQUIRE(row.parts.size() == difference.groups.size());
        const double sum = std::accumulate(row.parts.begin(), row.parts.end(), 0.0);
        CHECK(std::abs(sum - row.reach.value) < 1e-9);
        REQUIRE(row.median_parts.size() == difference.groups.size());
        const double of_median = std::accumulate(row.median_parts.begin(), row.median_parts.end(), 0.0);
        CHECK(std::abs(of_median - row.median) < 1e-9 * (1 + std::abs(row.median)));
    }
}

}  // namespace

TEST_CASE("a scenario compared with itself is all zeros") {
    const LoadedScenario scenario = testing::loaded("jingyan.yaml");
    const explore::Comparison both = compared({scenario, scenario}, 256);
    REQUIRE(both.differences.size() == 1);
    const explore::Difference& difference = both.differences[0];
    CHECK_FALSE(difference.rows.empty());
    CHECK(difference.groups.empty());
    CHECK(difference.apart.empty());
    for (const explore::RowDifference& row : difference.rows) {
        CHECK(row.reach.value == 0);
        CHECK(row.reach.low == 0);
        CHECK(row.reach.high == 0);
        CHECK(row.median == 0);
        CHECK(row.count.value == 0);
        CHECK(row.parts.empty());
    }
    CHECK(difference.all->value == 0);
}

TEST_CASE("more nurse posts move the nurses alone, driven by the staff") {
    const explore::Comparison both =
        compared({testing::loaded("jingyan.yaml"), testing::loaded("whatif/jingyan_extra_nurses.yaml")});
    const explore::Difference& difference = both.differences[0];
    REQUIRE(difference.groups.size() == 1);
    CHECK(difference.groups[0].id == "workforce");
    CHECK_FALSE(difference.unrelated);
    check_sums(difference);
    const explore::RowDifference& nurses = row_of(difference, "nurses_per_1000");
    CHECK(nurses.count.value > 50);
    CHECK(nurses.count.low < nurses.count.value);
    CHECK(nurses.median > 0);
    CHECK(nurses.reach.value > 0);
    CHECK(row_of(difference, "life_expectancy").reach.high == 0);
    // The probabilities are those of a run of each alone.
    for (std::size_t i = 0; i < 2; ++i) {
        const LoadedScenario alone = testing::loaded(i == 0 ? "jingyan.yaml" : "whatif/jingyan_extra_nurses.yaml");
        const auto verdicts =
            indicators::judge(alone.scenario, simulation::simulate(testing::built(alone), {.replications = 512}));
        for (std::size_t row = 0; row < verdicts.rows.size(); ++row)
            if (verdicts.rows[row].reach)
                CHECK(verdicts.rows[row].reach->value == both.compared[i].verdicts.rows[row].reach->value);
    }
}

TEST_CASE("what the census changes is people alone: the same heads on more people") {
    const explore::Comparison both =
        compared({testing::loaded("minhou.yaml"), testing::loaded("whatif/minhou_census.yaml")});
    REQUIRE(both.differences[0].groups.size() == 1);
    CHECK(both.differences[0].groups[0].id == "population");
}

TEST_CASE("what people and staff change is split over both, and the parts sum to the difference") {
    const explore::Comparison both =
        compared({testing::loaded("minhou.yaml"),
                  testing::loaded("whatif/minhou_census.yaml", {"workforce.nurse.leaving.multiplier=2"})});
    const explore::Difference& difference = both.differences[0];
    std::vector<std::string> ids;
    for (const explore::Group& group : difference.groups) ids.push_back(group.id);
    std::sort(ids.begin(), ids.end());
    CHECK(ids == std::vector<std::string>{"population", "workforce"});
    check_sums(difference);
    // With more people and the same heads, densities fall.
    CHECK(row_of(difference, "nurses_per_1000").reach.value < 0);
}

TEST_CASE("groups that only fit together are exchanged together") {
    // A new hospital and the project that builds it: neither fits without the other.
    const LoadedScenario first = testing::loaded("first.yaml");
    const LoadedScenario built = testing::loaded(
        "first.yaml", {"facilities.second={name: second hospital, tier: county, town: town}",
                       "projects.second={name: second hospital, facility: second, adds: {beds: 100}, planned: 2023-06, "
                       "counting: additional, source: estimate, note: a test}",
                       "population.base=105000"});
    const explore::Comparison both = compared({first, built});
    const explore::Difference& difference = both.differences[0];
    REQUIRE(difference.groups.size() == 2);
    CHECK(std::any_of(difference.groups.begin(), difference.groups.end(),
                      [](const explore::Group& group) { return group.id == "facilities+projects"; }));
    check_sums(difference);
    CHECK(row_of(difference, "beds_per_1000").count.value > 50);
}

TEST_CASE("different counties stand side by side without a split") {
    const explore::Comparison both = compared({testing::loaded("jingyan.yaml"), testing::loaded("minhou.yaml")}, 128);
    const explore::Difference& difference = both.differences[0];
    CHECK(difference.unrelated);
    CHECK(difference.groups.empty());
    CHECK_FALSE(difference.rows.empty());
    CHECK_FALSE(difference.apart.empty());
    for (const explore::RowDifference& row : difference.rows) CHECK(row.parts.empty());
}

TEST_CASE("the same bits for any number of threads and lanes") {
    const LoadedScenario a = testing::loaded("minhou.yaml"), b = testing::loaded("whatif/minhou_census.yaml");
    const LoadedScenario* pointers[] = {&a, &b};
    const std::string labels[] = {"a", "b"};
    const auto one = explore::compare(pointers, labels, {.replications = 200, .threads = 1, .lanes = 1});
    const auto two = explore::compare(pointers, labels, {.replications = 200, .threads = 2, .block = 24});
    const auto& rows = one.value->differences[0].rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(rows[i].reach.low == two.value->differences[0].rows[i].reach.low);
        CHECK(rows[i].count.value == two.value->differences[0].rows[i].count.value);
        CHECK(rows[i].parts == two.value->differences[0].rows[i].parts);
    }
}
