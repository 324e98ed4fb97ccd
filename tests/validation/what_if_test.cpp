// A what-if moves what it touches and nothing else: every other draw keeps its key and its dimension.
#include <doctest/doctest.h>

#include "support/scenarios.hpp"

using namespace permille;

namespace {

// Series of two runs that are the same in every replication and year.
bool same(const simulation::Ensemble& a, const simulation::Ensemble& b, const std::string& series) {
    REQUIRE(a.series_index(series) >= 0);
    REQUIRE(b.series_index(series) >= 0);
    for (int t = 0; t <= a.years(); ++t) {
        const auto first = a.values(a.series_index(series), t), second = b.values(b.series_index(series), t);
        if (!std::equal(first.begin(), first.end(), second.begin())) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("a number that becomes uncertain leaves every other draw as it was") {
    const auto before = testing::run("jingyan.yaml");
    const auto after = testing::run("jingyan.yaml", {"workforce.nurse.recruitment.yield={uniform: [0.8, 1]}",
                                                     "workforce.nurse.recruitment.extra_per_year=20"});
    for (const char* series : {"residents", "births", "deaths", "life_expectancy", "physician", "pharmacist", "gp",
                               "beds", "childcare_places"})
        CHECK_MESSAGE(same(before, after, series), series);
    CHECK_FALSE(same(before, after, "nurse"));
}

TEST_CASE("a quantity that becomes certain leaves the dimensions of the others as they were") {
    const auto before = testing::run("jingyan.yaml");
    const auto after = testing::run("jingyan.yaml", {"workforce.pharmacist.growth.log_per_year=0.03"});
    for (const char* series : {"residents", "physician", "nurse", "beds"})
        CHECK_MESSAGE(same(before, after, series), series);
    CHECK_FALSE(same(before, after, "pharmacist"));
}

TEST_CASE("a new facility without staff and beds leaves every draw as it was" * doctest::skip()) {
    const auto before = testing::run("jingyan.yaml");
    const auto after = testing::run("jingyan.yaml", {"facilities.new_station={name: 新站, tier: county, town: "
                                                     "yancheng, beds: 0, weight: 0.000001, source: estimate, "
                                                     "note: a test}"});
    for (const char* series : {"residents", "physician", "nurse", "nurse.recruited", "nurse.left", "beds"})
        CHECK_MESSAGE(same(before, after, series), series);
}
