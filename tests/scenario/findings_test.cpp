// Findings about a plan's own figures.
#include "permille/scenario/findings.hpp"

#include <doctest/doctest.h>

#include "indicators/small_plan.hpp"

using namespace permille;
using small_plan::printed;

namespace {

Scenario county_of(double people, Number base, double per) {
    plan::Target row = small_plan::nurses_per_1000();
    row.base = std::move(base);
    row.indicator->per = per;
    Scenario scenario = small_plan::county({{"nurses", row}});
    scenario.population.base = Number(people);
    return scenario;
}

}  // namespace

TEST_CASE("a base that whole people can make is no finding, at both ends of its rounding") {
    CHECK(find_contradictions(county_of(280'641, printed(3.42, "3.42"), 1000)).empty());
    CHECK(find_contradictions(county_of(280'641, printed(2.03, "2.03"), 10'000)).empty());  // 57 make 2.031
    CHECK(find_contradictions(county_of(1000, printed(2.5, "2.5"), 100)).empty());          // 25 of 1000
    // 1 of 2 000 is 0.5 per 1000, which a plan may print as 0 or as 1.
    CHECK(find_contradictions(county_of(2000, printed(0, "0"), 1000)).empty());
    CHECK(find_contradictions(county_of(2000, printed(1, "1"), 1000)).empty());
}

TEST_CASE("a base between two whole numbers of people is a finding that names both neighbours") {
    // Per 10 000 of 100 000 people each person is 0.1: none is 0.25.
    const auto findings = find_contradictions(county_of(100'000, printed(0.25, "0.25"), 10'000));
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].id == "base_not_whole");
    CHECK(findings[0].severity == Severity::note);
    CHECK(findings[0].rows == std::vector<std::string>{"12"});
    CHECK(findings[0].message.en.find("2 make 0.2000, 3 make 0.3000") != std::string::npos);
}

TEST_CASE("nothing is said where the population is uncertain or the base was not printed plainly") {
    Scenario scenario = county_of(100'000, printed(0.25, "0.25"), 10'000);
    scenario.population.base.form = Distribution{Distribution::Kind::uniform, 90'000, 110'000, 0};
    CHECK(find_contradictions(scenario).empty());
    CHECK(find_contradictions(county_of(100'000, Number(0.25), 10'000)).empty());
    CHECK(find_contradictions(county_of(100'000, printed(0.25, "2.5e-1"), 10'000)).empty());
}
