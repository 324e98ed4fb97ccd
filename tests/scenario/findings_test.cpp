// Findings about a plan's own figures: each family on the smallest plan that shows it.
#include "permille/scenario/findings.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "indicators/small_plan.hpp"

using namespace permille;
using small_plan::printed;

namespace {

Scenario county_of(double people, Number base, double per) {
    plan::Target row = small_plan::nurses_per_1000();
    row.base = std::move(base);
    row.indicator->per = per;
    row.target = printed(9, "9");
    Scenario scenario = small_plan::county({{"nurses", row}});
    scenario.population.base = Number(people);
    return scenario;
}

plan::Target density(std::string row, std::string stock, Number base, Number target) {
    plan::Target made = small_plan::nurses_per_1000();
    made.row = std::move(row);
    made.indicator->numerator = std::move(stock);
    made.base = std::move(base);
    made.target = std::move(target);
    return made;
}

Scenario plan_of(std::vector<std::pair<std::string, plan::Target>> rows) {
    Scenario scenario = small_plan::county(std::move(rows));
    scenario.population.base.form = Distribution{Distribution::Kind::uniform, 90'000, 110'000, 0};
    return scenario;
}

// The findings of one kind.
std::vector<Finding> of_kind(const Scenario& scenario, const std::string& id) {
    std::vector<Finding> found = find_contradictions(scenario);
    std::erase_if(found, [&](const Finding& each) { return each.id != id; });
    return found;
}

Finding only(const Scenario& scenario, const std::string& id) {
    const std::vector<Finding> found = of_kind(scenario, id);
    REQUIRE(found.size() == 1);
    return found.front();
}

bool says(const Finding& finding, const std::string& part) {
    return finding.message.en.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a base that whole people can make is no finding, at both ends of its rounding") {
    const auto none = [](const Scenario& scenario) { return of_kind(scenario, "base_not_whole").empty(); };
    CHECK(none(county_of(280'641, printed(3.42, "3.42"), 1000)));
    CHECK(none(county_of(280'641, printed(2.03, "2.03"), 10'000)));  // 57 make 2.031
    CHECK(none(county_of(1000, printed(2.5, "2.5"), 100)));          // 25 of 1000
    // 1 of 2 000 is 0.5 per 1000, which a plan may print as 0 or as 1.
    CHECK(none(county_of(2000, printed(0, "0"), 1000)));
    CHECK(none(county_of(2000, printed(1, "1"), 1000)));
}

TEST_CASE("a base between two whole numbers of people is a finding that names both neighbours") {
    // Per 10 000 of 100 000 people each person is 0.1: none is 0.25.
    const Finding finding = only(county_of(100'000, printed(0.25, "0.25"), 10'000), "base_not_whole");
    CHECK(finding.severity == Severity::note);
    CHECK(finding.rows == std::vector<std::string>{"12"});
    CHECK(says(finding, "2 make 0.2000, 3 make 0.3000"));
}

TEST_CASE("nothing is said where the population is uncertain or the base was not printed plainly") {
    Scenario scenario = county_of(100'000, printed(0.25, "0.25"), 10'000);
    scenario.population.base.form = Distribution{Distribution::Kind::uniform, 90'000, 110'000, 0};
    CHECK(of_kind(scenario, "base_not_whole").empty());
    CHECK(of_kind(county_of(100'000, Number(0.25), 10'000), "base_not_whole").empty());
    CHECK(of_kind(county_of(100'000, printed(0.25, "2.5e-1"), 10'000), "base_not_whole").empty());
}

TEST_CASE("two passages that ask for different values contradict; different bases are doubtful") {
    plan::Target row = small_plan::nurses_per_1000();
    row.also.entries.push_back(
        {"text", {.base = printed(3.5, "3.5"), .target = printed(4.5, "4.5"), .passage = "box"}});
    row.also.entries.push_back({"same", {.base = printed(3.42, "3.42"), .target = std::nullopt, .passage = "intro"}});
    const auto found = of_kind(plan_of({{"nurses", row}}), "text_against_table");
    REQUIRE(found.size() == 2);
    CHECK(found[0].severity == Severity::error);
    CHECK(says(found[0], "the table asks for 4.00 per 1000, “box” asks for 4.5 per 1000"));
    CHECK(found[1].severity == Severity::warning);
    CHECK(says(found[1], "3.42 per 1000 in the table and 3.5 per 1000 in “box”"));
}

TEST_CASE("a figure printed in two ways is found, values of different years are not") {
    Scenario scenario = plan_of({});
    plan::Figure figure{.name = {"村卫生室", "village clinics"}, .unit = {"个", "count"}, .printed = {}, .note = {}};
    figure.printed.entries = {{"one", {printed(250, "250"), 2020, "1.7"}}, {"goal", {printed(260, "260"), 2025, "2"}}};
    scenario.figures.entries.push_back({"clinics", figure});
    CHECK(of_kind(scenario, "figure_printed_twice").empty());
    scenario.figures.entries[0].value.printed.entries.push_back({"two", {printed(251, "251"), 2020, "1.1"}});
    const Finding finding = only(scenario, "figure_printed_twice");
    CHECK(finding.severity == Severity::warning);
    CHECK(says(finding, "250 count in “1.7”, 251 count in “1.1”"));
}

TEST_CASE("a unit that the figure cannot have is an error") {
    plan::Target row = small_plan::nurses_per_1000();
    row.unit = {"‰", "per 1000"};
    row.printed_unit = "%";
    CHECK(only(plan_of({{"rate", row}}), "unit_slip").severity == Severity::error);
    row.printed_unit = "‰";
    CHECK(of_kind(plan_of({{"rate", row}}), "unit_slip").empty());
}

TEST_CASE("stated growth is held against its own end points") {
    Scenario scenario = plan_of({});
    plan::Claim claim{.name = {"投入", "spending"},
                      .unit = {"亿元", "100 million yuan"},
                      .about = {},
                      .from = printed(7.03, "7.03"),
                      .to = printed(8.3, "8.3"),
                      .years = 5,
                      .percent_per_year = printed(15.3, "15.3"),
                      .passage = "intro"};
    scenario.claims.entries.push_back({"spending", claim});
    // (8.3 / 7.03)^(1/5) = 1.0338.
    CHECK(says(only(scenario, "claim_does_not_compute"), "is 3.4% a year; “intro” says 15.3%"));
    scenario.claims.entries[0].value.percent_per_year = printed(3.4, "3.4");
    CHECK(of_kind(scenario, "claim_does_not_compute").empty());
}

TEST_CASE("two densities whose quotient falls short of the ratio asked for contradict it") {
    plan::Target ratio = density("18", "nurse", printed(1.3, "1.3"), printed(1.35, "1.35"));
    ratio.indicator = plan::Indicator{"nurse", "physician", 1};
    const auto rows = [&](Number nurses) {
        return plan_of({{"p", density("11", "physician", printed(2.6, "2.6"), printed(3.2, "3.2"))},
                        {"n", density("12", "nurse", printed(3.42, "3.42"), std::move(nurses))},
                        {"ratio", ratio}});
    };
    // 4 / 3.2 = 1.25, and 1.35 * 3.2 = 4.32.
    const Finding finding = only(rows(printed(4, "4")), "ratio_contradiction");
    CHECK(finding.severity == Severity::error);
    CHECK(finding.rows == std::vector<std::string>{"11", "12", "18"});
    CHECK(says(finding, "make 1:1.25, short of the 1:1.35"));
    CHECK(says(finding, "4.32"));
    CHECK(of_kind(rows(printed(4.32, "4.32")), "ratio_contradiction").empty());
}

TEST_CASE("a part may not be larger than its whole, in whatever units") {
    plan::Target whole = density("1", "physician", printed(2.6, "2.6"), printed(3.2, "3.2"));
    plan::Target part = density("2", "tcm", printed(5, "5"), printed(33, "33"));
    part.indicator->per = 10'000;  // 3.3 per 1000
    part.part_of = "whole";
    CHECK(says(only(plan_of({{"whole", whole}, {"part", part}}), "part_above_whole"),
               "≥ 33 per 1000 is larger than the ≥ 3.2 per 1000"));
    part.target = printed(32, "32");
    CHECK(only(plan_of({{"whole", whole}, {"part", part}}), "part_is_whole").severity == Severity::warning);
    part.target = printed(31, "31");
    const Scenario fits = plan_of({{"whole", whole}, {"part", part}});
    CHECK(of_kind(fits, "part_above_whole").empty());
    CHECK(of_kind(fits, "part_is_whole").empty());
}

TEST_CASE("a count and a density mean people, and other counts of people are held against them") {
    Scenario scenario =
        small_plan::county({{"beds", density("5", "beds", printed(2.62, "2.62"), printed(3.3, "3.3"))}});
    scenario.population.base = Number(739'000.0);
    scenario.capacity.entries[0].value.base = StockBase{.amount = Number(1939.0), .unit = StockUnit::count};
    CHECK(of_kind(scenario, "denominator_conflict").empty());
    scenario.population.other_counts.entries.push_back(
        {"census", {.people = Number(988'200.0), .basis = {"普查", "census"}}});
    // 1939 / 0.002625 = 738 667, 1939 / 0.002615 = 741 491, 1939 / 988.2 = 1.96.
    const Finding finding = only(scenario, "denominator_conflict");
    CHECK(says(finding, "738 667 to 741 491"));
    CHECK(says(finding, "counts 988 200, which makes it 1.96"));
}

TEST_CASE("a printed base that the scenario's own stock denies is found") {
    const auto with = [](double amount, StockUnit unit) {
        Scenario scenario = small_plan::county({{"beds", density("5", "beds", printed(5, "5.0"), printed(6, "6"))}});
        scenario.population.base = Number(100'000.0);
        scenario.capacity.entries[0].value.base = StockBase{.amount = Number(amount), .unit = unit};
        return of_kind(scenario, "base_not_met");
    };
    CHECK(with(5, StockUnit::per_1000).empty());
    CHECK(with(500, StockUnit::count).empty());
    CHECK(with(504, StockUnit::count).empty());  // printed as 5.0
    REQUIRE(with(650, StockUnit::count).size() == 1);
    CHECK(says(with(650, StockUnit::count)[0], "prints 5.0 per 1000, but the scenario starts from 6.50 per 1000"));
    CHECK(with(0, StockUnit::count).size() == 1);
    CHECK(with(5, StockUnit::per_10000).size() == 1);
}

TEST_CASE("a plan without bases is told so once, and growth of an unknown base by itself") {
    plan::Target growing = density("15", "nurse", Number(), Number());
    growing.base.reset();
    growing.target.reset();
    growing.percent_of_base = Number(150.0);
    const Scenario scenario =
        plan_of({{"a", growing}, {"b", density("2", "physician", printed(1, "1"), printed(2, "2"))}});
    CHECK(says(only(scenario, "growth_of_unknown"), "150% of a base"));
    CHECK(of_kind(scenario, "no_base_column").empty());
    CHECK(only(plan_of({{"a", growing}}), "no_base_column").rows == std::vector<std::string>{"15"});
}

TEST_CASE("a project that is to be complete when the plan is over is noted with the rows that it adds to") {
    Scenario scenario = plan_of({{"beds", density("17", "beds", printed(5, "5"), printed(6, "6"))}});
    facilities::Project wing;
    wing.name = {"病房楼", "wing"};
    wing.planned = "2022-12";
    wing.adds.entries.push_back({"beds", Number(40.0)});
    scenario.projects.entries.push_back({"wing", wing});
    CHECK(of_kind(scenario, "project_after_plan").empty());
    scenario.projects.entries[0].value.planned = "2023-01";  // the plan ends with 2022
    const Finding late = only(scenario, "project_after_plan");
    CHECK(late.rows == std::vector<std::string>{"17"});
    CHECK(says(late, "wing: planned for 2023-01, after the end of the plan (2022)"));
}

TEST_CASE("a pace is that from where the scenario starts, not from a printed base that it does not start from") {
    Scenario scenario = county_of(100'000, printed(3.42, "3.42"), 1000);
    scenario.targets.entries[0].value.target = printed(4, "4");
    plan::Yardstick yardstick;
    yardstick.fastest = {.who = {"某省", "a province"}, .from = Number(2.0), .to = Number(3.1), .years = 5};
    scenario.yardsticks.entries.push_back({"nurses", yardstick});
    scenario.workforce.entries[0].value.base = StockBase{.amount = Number(342.0)};
    CHECK(of_kind(scenario, "pace_unmatched").empty());  // 8.1 % a year; the province grew by 9.2 %
    scenario.workforce.entries[0].value.base->amount = Number(250.0);
    const Finding faster = only(scenario, "pace_unmatched");
    CHECK(says(faster, "from ~2.50 to "));
    CHECK(says(faster, "26.5% a year"));  // sqrt(4 / 2.5)
}

TEST_CASE("an observed count far from the base year's is asked for its unit") {
    Scenario scenario = plan_of({{"nurses", density("12", "nurse", printed(3.42, "3.42"), printed(4, "4"))}});
    const auto observed = [&](const std::string& stock, double count) {
        Map<Number> counts;
        counts.entries.push_back({stock, Number(count)});
        scenario.observed.entries = {{"2021", counts}};
        return of_kind(scenario, "observed_far_off");
    };
    const double nurses = 342;
    scenario.workforce.entries[0].value.base = StockBase{.amount = Number(nurses)};
    CHECK(observed("nurse", nurses * 2.9).empty());
    CHECK(observed("nurse", nurses / 2.9).empty());
    CHECK(observed("residents", 100'000).empty());
    CHECK(observed("residents", 10).size() == 1);
    const std::vector<Finding> found = observed("nurse", nurses * 10);
    REQUIRE(found.size() == 1);
    CHECK(found[0].rows == std::vector<std::string>{"12"});
    CHECK(says(found[0], "observed.2021.nurse: "));
    CHECK(says(found[0], "(10.0 times)"));
    // Another count of people is soon a fifth off; parts are shares of their sum, or its rest.
    CHECK(observed("residents", 121'000).size() == 1);
    CHECK(observed("residents", 119'000).empty());
    workforce::Cadre share, rest;
    share.part_of = rest.part_of = "nurse";
    share.base = StockBase{.amount = Number(0.25), .unit = StockUnit::share};
    rest.base = StockBase{.amount = Number(0.0), .unit = StockUnit::rest};
    scenario.workforce.entries.push_back({"nurse_a", share});
    scenario.workforce.entries.push_back({"nurse_b", rest});
    CHECK(observed("nurse_a", nurses / 4 * 2.9).empty());
    CHECK(observed("nurse_a", nurses / 4 * 3.1).size() == 1);
    CHECK(observed("nurse_b", nurses * 0.75 * 2.9).empty());
    CHECK(observed("nurse_b", nurses * 0.75 / 3.1).size() == 1);
    // The base is a density as often as a count.
    scenario.workforce.entries[0].value.base->unit = StockUnit::per_1000;
    scenario.workforce.entries[0].value.base->amount = Number(4.0);  // of 100 000 people
    CHECK(observed("nurse", 410).empty());
    CHECK(observed("nurse", 4.1).size() == 1);
}

TEST_CASE("a base that has reached the target is told from one that is better") {
    const auto with = [](plan::Operator op, double base, double target) {
        plan::Target row = density("1", "nurse", Number(base), Number(target));
        row.op = op;
        const Scenario scenario = plan_of({{"row", row}});
        return std::pair(of_kind(scenario, "target_already_met").size(),
                         of_kind(scenario, "target_looser_than_base").size());
    };
    using plan::Operator;
    using Pair = std::pair<std::size_t, std::size_t>;
    CHECK(with(Operator::ge, 4, 4) == Pair{1, 0});
    CHECK(with(Operator::gt, 4, 4) == Pair{0, 0});
    CHECK(with(Operator::ge, 5, 4) == Pair{0, 1});
    CHECK(with(Operator::ge, 3, 4) == Pair{0, 0});
    CHECK(with(Operator::le, 3, 4) == Pair{0, 1});
    CHECK(with(Operator::le, 4, 4) == Pair{1, 0});
    CHECK(with(Operator::lt, 4, 4) == Pair{0, 0});
    CHECK(with(Operator::le, 5, 4) == Pair{0, 0});
}

TEST_CASE("a target is held against norms and against the fastest that was found") {
    Scenario scenario = plan_of({{"nurses", density("12", "nurse", printed(2, "2"), printed(3, "3"))}});
    scenario.population.base = Number(100'000.0);
    plan::Yardstick yardstick;
    yardstick.norms.entries.push_back({"nation", {.name = {"全国", "the nation"}, .value = printed(3.5, "3.5")}});
    yardstick.fastest = {.who = {"某省", "a province"}, .from = Number(2.0), .to = Number(3.1), .years = 5};
    scenario.yardsticks.entries.push_back({"nurses", yardstick});
    scenario.yardsticks.entries.push_back({"of_other_plans", yardstick});
    CHECK(says(only(scenario, "below_norm"), "below the nation, 3.5 per 1000; 50 nurses fewer"));
    // 2020 to 2022: (3 / 2)^(1/2) = 22.5 % a year against (3.1 / 2)^(1/5) = 9.2 %.
    const Finding pace = only(scenario, "pace_unmatched");
    CHECK(pace.severity == Severity::warning);
    CHECK(says(pace, "22.5% a year; the fastest found is a province, 9.2%"));
    CHECK(of_kind(scenario, "pace_above_asked").empty());
    // The same where fewer are asked for: a fall is not held against a rise, however fast that was.
    plan::Target falling = scenario.targets.entries[0].value;
    std::swap(falling.base, falling.target);
    falling.better = plan::Better::lower;
    falling.op = plan::Operator::le;
    std::swap(scenario.targets.entries[0].value, falling);
    CHECK(of_kind(scenario, "pace_unmatched").empty());
    std::swap(scenario.targets.entries[0].value, falling);

    // 0.5 a year, where the nation asks 0.45 of itself; as much as that is no finding.
    scenario.yardsticks.entries[0].value.asked = {
        .who = {"全国规划", "the nation's plan"}, .from = Number(1.0), .to = Number(3.25), .years = 5};
    CHECK(says(only(scenario, "pace_above_asked"),
               "from 2 to ≥ 3 per 1000 in 2 years takes 0.50 per 1000 a year; the nation's plan asks 0.45 per 1000"));
    scenario.yardsticks.entries[0].value.asked->to = Number(3.5);
    CHECK(of_kind(scenario, "pace_above_asked").empty());
}

TEST_CASE("the staff that targets add is held against those whom the plan recruited before") {
    Scenario scenario = plan_of({{"nurses", density("12", "nurse", printed(2, "2"), printed(3, "3"))},
                                 {"physicians", density("11", "physician", printed(2, "2"), printed(2.5, "2.5"))},
                                 {"beds", density("17", "beds", printed(5, "5"), printed(9, "9"))},
                                 {"tcm", density("11a", "tcm", printed(0.1, "0.1"), printed(1, "1"))}});
    scenario.population.base = Number(100'000.0);
    for (const char* id : {"nurse", "physician", "tcm"}) scenario.workforce.entries.push_back({id, {}});
    scenario.workforce.entries.back().value.part_of = "physician";
    CHECK(of_kind(scenario, "gain_above_recruits").empty());
    scenario.recruits = plan::Recruits{.from = 2016, .to = 2020, .people = Number(149.0), .passage = "chapter 1"};
    const Finding found = only(scenario, "gain_above_recruits");
    CHECK(found.severity == Severity::warning);
    CHECK(found.rows == std::vector<std::string>{"12", "11"});
    CHECK(says(found, "the targets for staff take 150 people more"));
    CHECK(says(found, "“chapter 1” counts 149 recruits in 2016–2020"));
    scenario.recruits->people = Number(150.0);
    CHECK(of_kind(scenario, "gain_above_recruits").empty());
}

TEST_CASE("a rise is held against the rise that is asked for, two densities against the ratio") {
    Scenario scenario = plan_of({{"nurses", density("12", "nurse", printed(2.0, "2.0"), printed(2.4, "2.4"))},
                                 {"physicians", density("11", "physician", printed(2, "2"), printed(2.1, "2.1"))}});
    plan::Yardstick gain, ratio;
    gain.gains.entries.push_back({"nation", {.name = {"全国", "the nation's"}, .value = printed(0.5, "0.5")}});
    ratio.indicator = plan::Indicator{"nurse", "physician", 1};
    ratio.norms.entries.push_back({"nation", {.name = {"全国", "the nation's"}, .value = printed(1.2, "1.2")}});
    scenario.yardsticks.entries = {{"nurses", gain}, {"nurse_physician_ratio", ratio}};
    CHECK(says(only(scenario, "gain_below_norm"), "is a gain of 0.4, below the nation's, 0.5 per 1000"));
    const Finding implied = only(scenario, "implied_below_norm");
    CHECK(implied.rows == std::vector<std::string>{"11", "12"});
    CHECK(says(implied, "make 1:1.14, below the nation's, 1:1.2"));  // 2.4 / 2.1

    // A target below its base is no small gain: its own note says that it is looser.
    scenario.targets.entries[0].value.target = printed(1.9, "1.9");
    CHECK(of_kind(scenario, "gain_below_norm").empty());
    CHECK(of_kind(scenario, "target_looser_than_base").size() == 1);

    // As much as is asked for, and a plan with the ratio's own row, are no findings.
    scenario.targets.entries[0].value.target = printed(2.52, "2.52");
    CHECK(of_kind(scenario, "gain_below_norm").empty());
    CHECK(of_kind(scenario, "implied_below_norm").empty());
    scenario.targets.entries[0].value.target = printed(2.4, "2.4");
    plan::Target own = density("18", "nurse", printed(1, "1"), printed(1.1, "1.1"));
    own.indicator->denominator = "physician";
    scenario.targets.entries.push_back({"nurse_physician_ratio", own});
    CHECK(of_kind(scenario, "implied_below_norm").empty());
}

TEST_CASE("what cannot hold comes first") {
    plan::Target row = density("1", "nurse", printed(5, "5"), printed(4, "4"));
    row.also.entries.push_back({"text", {.base = printed(3, "3"), .target = printed(6, "6"), .passage = "box"}});
    const std::vector<Finding> found = find_contradictions(plan_of({{"row", row}}));
    REQUIRE(found.size() == 3);
    CHECK(std::is_sorted(found.begin(), found.end(),
                         [](const Finding& a, const Finding& b) { return a.severity < b.severity; }));
}
