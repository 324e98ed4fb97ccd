// No member of a scenario struct is forgotten by its describe().
#include "permille/describe/described.hpp"

#include <doctest/doctest.h>

#include "permille/scenario/scenario.hpp"

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
}
