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

TEST_CASE("a new facility without staff and beds leaves every number of every replication as it was") {
    // What it has in the base year is nothing, so nothing is taken from the others; all chance is named by ids.
    const std::string nobody =
        "staff: {physician: 0, nurse: 0, pharmacist: 0, public_health: 0}, beds: 0, source: estimate, note: a test}";
    const auto before = testing::run("jingyan.yaml");
    for (const char* place :
         {"{name: new, tier: county, town: yancheng, ", "{name: new, tier: township, town: mata, weight: 0.000001, "}) {
        CAPTURE(place);
        const auto after = testing::run("jingyan.yaml", {"facilities.new_place=" + (place + nobody)});
        REQUIRE(after.series() == before.series());
        for (const std::string& series : before.series()) CHECK_MESSAGE(same(before, after, series), series);
    }
}

TEST_CASE("a new project leaves every other draw as it was") {
    const auto before = testing::run("jingyan.yaml");
    const auto after = testing::run(
        "jingyan.yaml", {"projects.a_new_ward={name: ward, adds: {beds: 40}, planned: 2022-06, counting: additional, "
                         "go_ahead: 0.5, delay_months: 0, source: estimate, note: a test}"});
    for (const std::string& series : before.series())
        if (series.rfind("beds", 0) != 0 && series != "staffed_beds")
            CHECK_MESSAGE(same(before, after, series), series);
    CHECK_FALSE(same(before, after, "beds"));
}

TEST_CASE("a row more, with its pace and its project, leaves every draw as it was") {
    const auto before = testing::run("jingyan.yaml");
    const auto after = testing::run(
        "jingyan.yaml",
        {"projects.survey={name: survey, adds: {}, planned: 2024-06, go_ahead: 0.5, source: estimate, note: a test}",
         "targets.surveys={row: x1, name: surveys, unit: surveys, kind: milestone, better: higher, base: 0, operator: "
         "ge, "
         "target: 1, completed_by: {survey: 1}, source: estimate, note: a test}",
         "targets.screening={row: x2, name: screening, unit: '%', kind: coverage, better: higher, base: 40, operator: "
         "ge, target: 50, trend: {per_year: {uniform: [0, 3]}}, source: estimate, note: a test}"});
    for (const std::string& series : before.series()) CHECK_MESSAGE(same(before, after, series), series);
}
