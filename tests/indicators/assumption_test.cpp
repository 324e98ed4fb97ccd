// The register of assumptions: no number is lost, and each is of the right class.
#include "permille/indicators/assumption.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "indicators/small_plan.hpp"

using namespace permille;
using namespace permille::indicators;

namespace {

const Assumption& at(const std::vector<Assumption>& all, std::string_view path) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Assumption& one) { return one.path == path; });
    REQUIRE(found != all.end());
    return *found;
}

}  // namespace

TEST_CASE("every number has its path, unit, class and the title of its source") {
    Scenario scenario = small_plan::county({{"nurses", small_plan::nurses_per_1000()}});
    plan::Source plan;
    plan.kind = plan::SourceKind::plan;
    plan.title = {"规划", "The plan"};
    scenario.sources.entries.push_back({"plan", plan});
    facilities::Facility hospital;
    hospital.beds = small_plan::printed(650, "650", "estimate");
    hospital.beds->note = {"全县总数减去已知各院", "county total less the known hospitals"};
    hospital.staff.entries.push_back({"nurse", small_plan::printed(300, "300", "yearbook")});
    scenario.facilities.entries.push_back({"county_hospital", hospital});
    scenario.population.base = small_plan::printed(280'641, "280641", "set");

    const auto all = assumptions_of(scenario);
    CHECK(at(all, "targets.nurses.base").source == SourceClass::plan);
    CHECK(at(all, "targets.nurses.base").source_title.en == "The plan");
    CHECK(at(all, "targets.nurses.base").number.text == "3.42");
    CHECK(at(all, "facilities.county_hospital.beds").source == SourceClass::estimate);
    CHECK(at(all, "facilities.county_hospital.beds").unit == "beds");
    CHECK(at(all, "facilities.county_hospital.beds").note ==
          Text{"全县总数减去已知各院", "county total less the known hospitals"});
    CHECK(at(all, "facilities.county_hospital.staff.nurse").source == SourceClass::sourced);
    CHECK(at(all, "population.base").source == SourceClass::set);
}

TEST_CASE("the share of estimates is of the numbers that somebody wrote") {
    SourceCounts counts{};
    CHECK(estimate_share(counts) == 0);
    counts[static_cast<std::size_t>(SourceClass::plan)] = 3;
    counts[static_cast<std::size_t>(SourceClass::estimate)] = 1;
    counts[static_cast<std::size_t>(SourceClass::default_value)] = 100;
    CHECK(estimate_share(counts) == 0.25);
}
