// What limits a row, rule by rule, on plans small enough to decide by eye.
#include "permille/indicators/limits.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "indicators/small_plan.hpp"
#include "permille/indicators/explanation.hpp"

using namespace permille;
using namespace permille::indicators;

namespace {

using Series = std::vector<std::pair<std::string, small_plan::Years>>;

small_plan::Years years(double base, double first, double second) {
    return {{base, base}, {first, first}, {second, second}};
}

// 100 nurses and 10 000 people; recruits and leavers of two years as given.
Series nurses(double recruited, double gone, double people = 10'000) {
    const double after = 100 + recruited - gone, change = people - 10'000;
    return {{"nurse", years(100, 100, after)},
            {"nurse.recruited", years(0, 0, recruited)},
            {"nurse.completed", years(0, 0, 0)},
            {"nurse.rehired", years(0, 0, 0)},
            {"nurse.retired", years(0, 0, 0)},
            {"nurse.left", years(0, 0, gone)},
            {"residents", years(10'000, 10'000, people)},
            {"births", years(0, 0, 100)},
            {"deaths", years(0, 0, 100)},
            {"net_migration", years(0, 0, change)}};
}

Series beds(double grown, double opened, double planned, double not_built) {
    Series series = nurses(0, 0);
    series.push_back({"beds", years(50, 50, 50 + grown + opened)});
    series.push_back({"beds.grown", years(0, 0, grown)});
    series.push_back({"beds.opened", years(0, 0, opened)});
    if (planned > 0) {
        series.push_back({"beds.planned", years(0, 0, planned)});
        series.push_back({"beds.not_built", years(0, 0, not_built)});
    }
    return series;
}

plan::Target row_of(const std::string& numerator, double target) {
    plan::Target row = small_plan::nurses_per_1000();
    row.indicator = plan::Indicator{numerator, "residents", 1000};
    row.base = small_plan::printed(10, "10");
    row.target = Number(target);
    return row;
}

Limit limit_of(const Scenario& scenario, const Series& series) {
    const auto ensemble = small_plan::ensemble(series);
    const Verdicts verdicts = judge(scenario, ensemble, 1);
    return explain(scenario, ensemble, verdicts, 1).front().limit;
}

bool says(const Limit& limit, const std::string& zh) {
    INFO(limit.sentence.zh);
    return limit.sentence.zh.find(zh) != std::string::npos;
}

}  // namespace

TEST_CASE("a row that is met has no limit") {
    CHECK(limit_of(small_plan::county({{"row", row_of("nurse", 12)}}), nurses(30, 10)).rule == LimitRule::none);
}

TEST_CASE("where half as many go as come, and nobody going would be enough, it is the losses") {
    const Scenario scenario = small_plan::county({{"row", row_of("nurse", 15)}});
    const Limit losses = limit_of(scenario, nurses(60, 30));
    CHECK(losses.rule == LimitRule::outflow);
    CHECK(says(losses, "进 60 人、退休和离职 30 人，净增 30 人；达标需净增 50 人"));
    CHECK(losses.sentence.en.find("60 come and 30 go") != std::string::npos);
    CHECK(limit_of(scenario, nurses(60, 29)).rule == LimitRule::inflow);  // few go
    CHECK(limit_of(scenario, nurses(40, 20)).rule == LimitRule::inflow);  // 30 would be missing, 20 go
}

TEST_CASE("of a stock that is to stay below a bound nothing is missing: the pace is told") {
    plan::Target row = row_of("nurse", 10.5);
    row.op = plan::Operator::le;
    const Limit limit = limit_of(small_plan::county({{"row", row}}), nurses(60, 30));
    CHECK(limit.rule == LimitRule::pace);
    CHECK_FALSE(says(limit, "达标需净增"));
}

TEST_CASE("posts that are fewer than the target takes come first") {
    Scenario scenario = small_plan::county({{"row", row_of("nurse", 15)}});
    auto& recruitment = scenario.workforce.entries.front().value.recruitment.emplace();
    recruitment.posts = Number(149);
    const Limit limit = limit_of(scenario, nurses(40, 20));
    CHECK(limit.rule == LimitRule::posts);
    CHECK(says(limit, "只有 149 个岗位，达标需 150 人"));
    recruitment.posts = Number(150);
    CHECK(limit_of(scenario, nurses(40, 20)).rule == LimitRule::inflow);
}

TEST_CASE("people who come in take a density away that would have been met") {
    const Scenario scenario = small_plan::county({{"row", row_of("nurse", 12)}});
    CHECK(limit_of(scenario, nurses(25, 0, 11'000)).rule == LimitRule::denominator);
    CHECK(says(limit_of(scenario, nurses(25, 0, 11'000)), "人口增加 10.0%"));
    // So few nurses that it would not have been met either.
    CHECK(limit_of(scenario, nurses(15, 0, 11'000)).rule == LimitRule::inflow);
}

TEST_CASE("a pace is unmatched above one and a half times the past") {
    Scenario scenario = small_plan::county({{"row", row_of("nurse", 15)}});  // 2.5 a year
    plan::History history;
    history.years.entries.push_back({"2018", Number(7)});  // 1.5 a year
    scenario.history.entries.push_back({"row", history});
    const Limit limit = limit_of(scenario, nurses(20, 0));
    CHECK(limit.rule == LimitRule::pace);
    CHECK(says(limit, "达标需每年 +2.500，以往每年只有 +1.500"));
    scenario.history.entries.front().value.years.entries.front().value = Number(6);  // 2 a year
    CHECK(limit_of(scenario, nurses(20, 0)).rule == LimitRule::inflow);
}

TEST_CASE("beds: late projects, too small ones, or none") {
    plan::Target row = row_of("beds", 10);
    row.base = small_plan::printed(5, "5");
    const Scenario scenario = small_plan::county({{"row", row}});
    // 50 missing beds: 10 grow, 10 of 40 open, 30 are missing in the end.
    const Limit late = limit_of(scenario, beds(10, 10, 40, 5));
    CHECK(late.rule == LimitRule::late);
    CHECK(says(late, "按规划应建成 40 张，预计只建成 10 张；达标还差 30 张"));
    CHECK(limit_of(scenario, beds(10, 10, 39, 5)).rule == LimitRule::small_projects);
    const Limit small = limit_of(scenario, beds(10, 20, 25, 5));
    CHECK(small.rule == LimitRule::small_projects);
    CHECK(says(small, "项目建成 20 张、自身增长 10 张，达标需增加 50 张"));
    const Limit none = limit_of(scenario, beds(10, 0, 0, 0));
    CHECK(none.rule == LimitRule::no_project);
    CHECK(says(none, "自身增长 10 张，达标需增加 50 张"));
}

TEST_CASE("what observed counts corrected neither came nor went, and what shrinks by itself is below nothing") {
    Series counted = nurses(60, 10);
    counted.front().second = years(100, 100, 110);  // 40 fewer were counted than had been projected
    counted.push_back({"nurse.observed", years(0, 0, -40)});
    const Limit staff = limit_of(small_plan::county({{"row", row_of("nurse", 15)}}), counted);
    CHECK(staff.rule == LimitRule::inflow);
    CHECK(says(staff, "进 60 人、退休和离职 10 人，净增 10 人；达标需净增 50 人（净增中含按实际数的修正 -40）"));

    plan::Target row = row_of("beds", 10);
    row.base = small_plan::printed(5, "5");
    const Scenario scenario = small_plan::county({{"row", row}});
    CHECK(says(limit_of(scenario, beds(-10, 0, 0, 0)), "自身增长 -10 张，达标需增加 50 张"));
    CHECK(says(limit_of(scenario, beds(-10, 20, 25, 5)), "项目建成 20 张、自身增长 -10 张，达标需增加 50 张"));
}

TEST_CASE("a birth rate is limited by fertility, a rare event by few births") {
    plan::Target rate = row_of("births", 11);
    rate.kind = plan::Kind::demographic;
    Series series = nurses(0, 0);
    series.push_back({"women_15_49", years(2000, 2000, 1600)});
    const Limit births = limit_of(small_plan::county({{"row", rate}}), series);
    CHECK(births.rule == LimitRule::fertility);
    // 110 births of 1600 women; 100 are projected.
    CHECK(says(births, "达标需 110 名新生儿，推算只有 100 名"));
    CHECK(says(births, "变为 68.8，推算为 62.5"));

    plan::Target maternal;
    maternal.row = "3";
    maternal.kind = plan::Kind::rare_event;
    maternal.better = plan::Better::lower;
    maternal.op = plan::Operator::le;
    maternal.indicator = plan::Indicator{"maternal_deaths", "births", 100'000};
    maternal.base = small_plan::printed(0, "0");
    maternal.target = small_plan::printed(14.5, "14.5");
    Scenario scenario = small_plan::county({{"mmr", maternal}});
    scenario.events.entries.push_back({"maternal_deaths", {}});
    const Limit one = limit_of(scenario, {{"births", years(2000, 2000, 2000)}, {"row.mmr", years(0, 1, 1)}});
    CHECK(one.rule == LimitRule::one_event);
    CHECK(says(one, "2022 年约 2 000 例活产，发生 1 例就超标"));
    const Limit more = limit_of(scenario, {{"births", years(20'000, 20'000, 20'000)}, {"row.mmr", years(3, 4, 4)}});
    CHECK(more.rule == LimitRule::event_rate);
    CHECK(says(more, "约 4 例，达标最多 2 例"));
}

TEST_CASE("shares of patients are limited by room, by choice, by the mix of cases or by distance") {
    const auto share = [](const std::string& numerator, const std::string& denominator, double base, double target) {
        plan::Target row = small_plan::nurses_per_1000();
        row.kind = plan::Kind::service;
        row.unit = {"%", "%"};
        row.indicator = plan::Indicator{numerator, denominator, 100};
        row.base = Number(base);
        row.target = Number(target);
        Scenario scenario = small_plan::county({{"row", row}});
        scenario.care.emplace();
        return scenario;
    };
    const Scenario inside = share("visits_in_county", "visits_everywhere", 44, 90);
    Series visits = {{"visits_in_county", years(4400, 4400, 4500)},
                     {"visits_everywhere", years(10'000, 10'000, 10'000)},
                     {"bed_days", years(60, 60, 60)},
                     {"bed_days_staffed", years(100, 100, 100)}};
    const Limit choice = limit_of(inside, visits);
    CHECK(choice.rule == LimitRule::choice);
    CHECK(says(choice, "10 000 人次中 5 500 人次到县外就诊"));
    CHECK(says(choice, "使用率只有 60%"));
    visits[2].second = years(96, 96, 96);
    CHECK(limit_of(inside, visits).rule == LimitRule::room);

    const Series primary = {{"outpatients_primary", years(500, 500, 500)},
                            {"outpatients_in_county", years(1000, 1000, 1000)},
                            {"specialist_outpatient.served", years(350, 350, 350)}};
    const Limit mix = limit_of(share("outpatients_primary", "outpatients_in_county", 50, 70), primary);
    CHECK(mix.rule == LimitRule::case_mix);  // 65 % at most
    CHECK(says(mix, "350 人次需看专科，其余全部在基层就诊也只占 65.0%"));
    CHECK(limit_of(share("outpatients_primary", "outpatients_in_county", 50, 60), primary).rule == LimitRule::choice);

    const Limit far =
        limit_of(share("rural_people_covered", "rural_people", 83, 100),
                 {{"rural_people_covered", years(830, 830, 830)}, {"rural_people", years(1000, 1000, 1000)}});
    CHECK(far.rule == LimitRule::distance);
    CHECK(says(far, "1 000 人中 170 人距次中心以上机构超过 30 分钟"));
}
