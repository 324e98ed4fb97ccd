// No member of a scenario struct is forgotten by its describe().
#include "permille/describe/described.hpp"

#include <doctest/doctest.h>

#include "permille/base/unit_word.hpp"
#include "permille/describe/paths.hpp"
#include "permille/scenario/scenario.hpp"
#include "support/scenarios.hpp"

using namespace permille;

TEST_CASE("describe() visits every member of every scenario struct") {
    CHECK(describes_every_member<Scenario>());
    CHECK(describes_every_member<Horizon>());
    CHECK(describes_every_member<Run>());
    CHECK(describes_every_member<StockBase>());
    CHECK(describes_every_member<Growth>());
    CHECK(describes_every_member<TierShares>());
    CHECK(describes_every_member<plan::Source>());
    CHECK(describes_every_member<plan::Indicator>());
    CHECK(describes_every_member<plan::Also>());
    CHECK(describes_every_member<plan::LevelAbove>());
    CHECK(describes_every_member<plan::Trend>());
    CHECK(describes_every_member<plan::Target>());
    CHECK(describes_every_member<plan::History>());
    CHECK(describes_every_member<plan::Printed>());
    CHECK(describes_every_member<plan::Figure>());
    CHECK(describes_every_member<plan::Claim>());
    CHECK(describes_every_member<outcomes::Event>());
    CHECK(describes_every_member<outcomes::Spread>());
    CHECK(describes_every_member<outcomes::Coverage>());
    CHECK(describes_every_member<plan::Norm>());
    CHECK(describes_every_member<plan::Fastest>());
    CHECK(describes_every_member<plan::Yardstick>());
    CHECK(describes_every_member<Correlation>());
    CHECK(describes_every_member<plan::Lever>());
    CHECK(describes_every_member<population::AgeShare>());
    CHECK(describes_every_member<population::Margins>());
    CHECK(describes_every_member<population::Town>());
    CHECK(describes_every_member<population::Mortality>());
    CHECK(describes_every_member<population::Fertility>());
    CHECK(describes_every_member<population::Migration>());
    CHECK(describes_every_member<population::OtherCount>());
    CHECK(describes_every_member<population::Settings>());
    CHECK(describes_every_member<workforce::Leaving>());
    CHECK(describes_every_member<workforce::Retirement>());
    CHECK(describes_every_member<workforce::Recruitment>());
    CHECK(describes_every_member<workforce::Pipeline>());
    CHECK(describes_every_member<workforce::Qualification>());
    CHECK(describes_every_member<workforce::Ages>());
    CHECK(describes_every_member<workforce::Cadre>());
    CHECK(describes_every_member<facilities::Facility>());
    CHECK(describes_every_member<facilities::Capacity>());
    CHECK(describes_every_member<facilities::Project>());
    CHECK(describes_every_member<facilities::Alliance>());
    CHECK(describes_every_member<facilities::StaffingNorms>());
    CHECK(describes_every_member<Point>());
    CHECK(describes_every_member<network::Travel>());
    CHECK(describes_every_member<network::Road>());
    CHECK(describes_every_member<network::Settings>());
    CHECK(describes_every_member<network::Use>());
    CHECK(describes_every_member<network::BaseShares>());
    CHECK(describes_every_member<network::Demand>());
    CHECK(describes_every_member<network::ByClass>());
    CHECK(describes_every_member<network::Choice>());
    CHECK(describes_every_member<network::Capability>());
    CHECK(describes_every_member<network::Productivity>());
    CHECK(describes_every_member<network::TieredCare>());
    CHECK(describes_every_member<network::AllianceEffects>());
    CHECK(describes_every_member<network::UpgradeEffects>());
    CHECK(describes_every_member<network::Care>());
}

TEST_CASE("every unit of a field has a Chinese word") {
    for (const char* name : {"jingyan.yaml", "minhou.yaml", "siyang.yaml", "zhaoyuan.yaml"}) {
        LoadedScenario loaded = testing::loaded(name);
        for (const PathValue& value : list_paths(record_of(loaded.scenario))) {
            if (value.field.unit.empty() || value.field.unit == "%" || value.field.unit == "1") continue;
            CAPTURE(value.path);
            CHECK(unit_word(value.field.unit).zh != value.field.unit);
        }
    }
}
