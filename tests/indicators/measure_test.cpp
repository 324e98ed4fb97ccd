// Which series a row needs, and why a row is not projected.
#include "permille/indicators/measure.hpp"

#include <doctest/doctest.h>

#include "indicators/small_plan.hpp"

using namespace permille;
using namespace permille::indicators;

namespace {

const std::vector<std::string> series{"residents", "nurse", "physician", "beds", "life_expectancy"};
const Scenario plan_to_2025 = [] {
    Scenario scenario;
    scenario.horizon = {.base = 2020, .target = 2025};
    return scenario;
}();

std::string reason(const plan::Target& target) {
    return measure_of(target, plan_to_2025, series).reason.en;
}

}  // namespace

TEST_CASE("a projected row knows its series and its year") {
    plan::Target target = small_plan::nurses_per_1000();
    target.year = 2023;
    const Measured measured = measure_of(target, plan_to_2025, series);
    REQUIRE(measured.measure);
    CHECK(measured.measure->numerator == 1);
    CHECK(measured.measure->denominator == 0);
    CHECK(measured.measure->per == 1000);
    CHECK(measured.measure->year == 3);
}

TEST_CASE("every kind without a model says so") {
    plan::Target target = small_plan::nurses_per_1000();
    target.kind = plan::Kind::service;
    target.indicator->numerator = "visits_in_county";
    CHECK(reason(target) == "the patient model lacks demand or care");
    target.indicator.reset();
    CHECK(reason(target) == "nothing says what it measures (indicator)");
    target.kind = plan::Kind::monitor;
    CHECK(reason(target) == "for monitoring only");
    target.base.reset();
    CHECK(reason(target) == "no base value");
}

TEST_CASE("a target in words, no target, no base, no series, and a year outside are each named") {
    plan::Target target = small_plan::nurses_per_1000();
    target.indicator->numerator = "dentist";
    CHECK(reason(target) == "'dentist' is not simulated");
    target.base.reset();
    CHECK(reason(target) == "no base value");
    target = small_plan::nurses_per_1000();
    target.indicator->denominator = "moons";
    CHECK(reason(target) == "'moons' is not simulated");
    target = small_plan::nurses_per_1000();
    target.year = 2026;
    CHECK(reason(target) == "its year 2026 lies outside 2020-2025");
    target.year = 2020;
    CHECK_FALSE(reason(target).empty());
    target.year = 0;
    target.indicator.reset();
    CHECK(reason(target) == "nothing says what it measures (indicator)");
    target.target.reset();
    CHECK(reason(target) == "no numeric target");
    target.target_text = "同比例提高";
    CHECK(reason(target) == "the target is not a number (同比例提高)");
}

TEST_CASE("a row whose base is not printed is projected when its stock is simulated") {
    plan::Target target = small_plan::nurses_per_1000();
    target.base.reset();
    CHECK(measure_of(target, plan_to_2025, series).measure);
}

TEST_CASE("natural units: staff, people, the capacity's own, or the row's") {
    Scenario scenario = small_plan::county({});
    scenario.workforce.entries.back().value.qualifications.entries.push_back({"gp", {}});
    plan::Target target = small_plan::nurses_per_1000();
    CHECK(natural_unit(scenario, target) == Text{"人", "nurses"});
    target.indicator->numerator = "gp";
    CHECK(natural_unit(scenario, target).zh == "人");
    target.indicator->numerator = "births";
    CHECK(natural_unit(scenario, target) == Text{"名新生儿", "births"});
    target.indicator->numerator = "beds";
    CHECK(natural_unit(scenario, target).zh == "张");
    scenario.capacity.entries.back().value.unit = {};
    CHECK(natural_unit(scenario, target).zh == "个");
    target.indicator->numerator = "psychiatrist";
    CHECK(natural_unit(scenario, target) == Text{"人", "units"});
    target.indicator = plan::Indicator{"life_expectancy", "", 1};
    target.unit = {"岁", "years"};
    CHECK(natural_unit(scenario, target).zh == "岁");
}

TEST_CASE("replications that failed are left out") {
    auto run = small_plan::ensemble({{"nurse", {{1, 2, 3, 4}}}});
    run.failed = {{.replication = 1}, {.replication = 3}};
    CHECK(finished_replications(run) == std::vector<std::int64_t>{0, 2});
}
