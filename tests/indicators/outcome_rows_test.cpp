// How rare events, coverage rows and milestones are judged.
#include <doctest/doctest.h>

#include "indicators/small_plan.hpp"
#include "permille/indicators/criterion.hpp"
#include "permille/indicators/verdict.hpp"
#include "permille/outcomes/parameters.hpp"

using namespace permille;
using namespace permille::indicators;

namespace {

plan::Target maternal(std::optional<Number> base) {
    plan::Target target;
    target.row = "3";
    target.name = {"孕产妇死亡率", "Maternal mortality"};
    target.unit = {"/10万", "per 100 000"};
    target.kind = plan::Kind::rare_event;
    target.better = plan::Better::lower;
    target.op = plan::Operator::le;
    target.indicator = plan::Indicator{"maternal_deaths", "births", 100'000};
    target.base = std::move(base);
    target.target = small_plan::printed(14.5, "14.5");
    return target;
}

plan::Target share(const std::string& base, plan::Operator op, const std::string& target) {
    plan::Target row;
    row.row = "6";
    row.name = {"覆盖率", "Coverage"};
    row.unit = {"%", "%"};
    row.kind = plan::Kind::coverage;
    row.op = op;
    row.base = small_plan::printed(std::stod(base), base);
    if (!target.empty()) row.target = small_plan::printed(std::stod(target), target);
    return row;
}

Scenario with_events(const std::string& id, const plan::Target& target) {
    Scenario scenario = small_plan::county({{id, target}});
    outcomes::Event event;
    event.unit = {"例", "deaths"};
    scenario.events.entries.push_back({"maternal_deaths", event});
    return scenario;
}

Row judged(const Scenario& scenario, const simulation::Ensemble& ensemble) {
    return judge(scenario, ensemble, 1).rows.front();
}

// Births 2000 a year; in four futures 0, 0, 1 and 2 deaths.
simulation::Ensemble deaths() {
    const std::vector<double> births(4, 2000), none(4, 0);
    return small_plan::ensemble({{"births", {births, births, births}}, {"row.mmr", {none, none, {0, 0, 1, 2}}}});
}

}  // namespace

TEST_CASE("where one death is too many the row says how likely none is") {
    const Row row = judged(with_events("mmr", maternal(small_plan::printed(0, "0"))), deaths());
    REQUIRE(row.reach);
    CHECK(row.reach->value == 0.5);
    CHECK(row.p_none == 0.5);
    CHECK(row.years.back().p95 == doctest::Approx(92.5));
    CHECK(row.shortfall->if_missed == 1.5);  // deaths
    CHECK(row.unit.en == "deaths");
    CHECK(row.remark.en ==
          "one among 2 000 births makes 50.0, so that only none meets the target; probability of none in 2022: 50%");
    CHECK(row.remark.zh.find("零例") != std::string::npos);
}

TEST_CASE("without a base the nation stands alone, and against a base nothing can be said") {
    plan::Target target = maternal(std::nullopt);
    target.target = small_plan::printed(60, "60");
    Row row = judged(with_events("mmr", target), deaths());
    CHECK(row.reach->value == 0.75);
    CHECK(row.remark.en == "no base: from the nation's rate alone; probability of none in 2022: 50%");
    target.op = plan::Operator::lower;
    target.target.reset();
    row = judged(with_events("mmr", target), deaths());
    CHECK_FALSE(row.measure);
    CHECK(row.reason.en == "no base value");
    Scenario unknown = with_events("mmr", maternal(std::nullopt));
    unknown.events.entries.clear();
    CHECK(judged(unknown, deaths()).reason.en == "'maternal_deaths' is not simulated");
}

TEST_CASE("keep, raise, lower, about and a share of the base hold against the printed base") {
    const auto values = [](double a, double b, double c, double d) {
        const std::vector<double> other(4, 7);
        return small_plan::ensemble({{"row.cover", {other, other, {a, b, c, d}}}});
    };
    const auto reach = [&](plan::Target target, const simulation::Ensemble& ensemble) {
        target.trend = plan::Trend{};
        target.trend->per_year = Number(1);
        return judged(small_plan::county({{"cover", target}}), ensemble).reach->value;
    };
    using plan::Operator;
    const auto run = values(16.9, 17.16, 17.3, 25.8);
    CHECK(reach(share("17.2", Operator::ge, "25"), run) == 0.25);
    CHECK(reach(share("17.2", Operator::keep, ""), run) == 0.75);  // 17.15 still rounds to it
    CHECK(reach(share("17.2", Operator::raise, ""), run) == 0.5);
    CHECK(reach(share("17.2", Operator::lower, ""), run) == 0.5);
    CHECK(reach(share("17.2", Operator::raise, "4"), run) == 0.25);   // 4 points a year: 25.2
    CHECK(reach(share("17.2", Operator::about, "18"), run) == 0.25);  // a quarter of the way is 0.2
    plan::Target half_more = share("17.2", Operator::ge, "");
    half_more.percent_of_base = Number(150);
    CHECK(reach(half_more, run) == 0.25);
    // From 2018 a point a year makes 4 points until 2022.
    plan::Target older = share("21.5", Operator::raise, "1");
    older.base_year = 2018;
    CHECK(reach(older, run) == 0.25);
}

TEST_CASE("a target of 100 % is met by what rounds to it") {
    using plan::Operator;
    const auto limit = [](const plan::Target& target) { return Criterion(target, 5).limit(0); };
    CHECK(limit(share("92.8", Operator::ge, "100")) == 99.5);
    CHECK(limit(share("92.8", Operator::ge, "100.0")) == doctest::Approx(99.95));
    CHECK(limit(share("1.5", Operator::le, "0")) == 0.5);
    CHECK(limit(share("92.8", Operator::ge, "99")) == 99);
    CHECK(limit(share("92.8", Operator::gt, "100")) == 100);
    plan::Target hospitals = share("60", Operator::ge, "100");
    hospitals.kind = plan::Kind::milestone;  // counted: all of them are meant
    CHECK(limit(hospitals) == 100);
}

TEST_CASE("a coverage row without a history says what its target takes") {
    const auto reason = [](const plan::Target& target) {
        return judged(small_plan::county({{"cover", target}}), deaths()).reason;
    };
    using plan::Operator;
    CHECK(reason(share("17.2", Operator::ge, "25")).en == "no history; it takes +3.90 points a year");
    CHECK(reason(share("98", Operator::gt, "90")).en == "no history; the base already meets the target");
    CHECK(reason(share("98", Operator::raise, "")).en == "no history");
    plan::Target no_base = share("98", Operator::ge, "99");
    no_base.base.reset();
    CHECK(reason(no_base).en == "no base value");
    CHECK(reason(share("17.2", Operator::ge, "25")).zh == "无历史数据；需每年 +3.90 个百分点");
}

TEST_CASE("a birth rate out of reach says how many births it takes") {
    plan::Target target;
    target.row = "20";
    target.unit = {"‰", "per 1000"};
    target.kind = plan::Kind::demographic;
    target.indicator = plan::Indicator{"births", "mean_residents", 1000};
    target.base = small_plan::printed(7.5, "7.5");
    target.target = small_plan::printed(11.2, "11.2");
    const std::vector<double> people(4, 100'000), births{600, 610, 590, 605};
    const Row row = judged(
        small_plan::county({{"birth_rate", target}}),
        small_plan::ensemble({{"births", {births, births, births}}, {"mean_residents", {people, people, people}}}));
    CHECK(row.verdict == Verdict::out_of_reach);
    CHECK(row.remark.en ==
          "the target takes some 1 120 births, 602 are projected: fertility would have to be 1.9 times what is "
          "projected");
}
