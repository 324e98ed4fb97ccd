// Verdicts, shortfalls, first years and joint probabilities on ensembles made by hand.
#include "permille/indicators/verdict.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "indicators/small_plan.hpp"
#include "permille/indicators/recruits.hpp"

using namespace permille;
using namespace permille::indicators;
using small_plan::county;
using small_plan::ensemble;
using small_plan::nurses_per_1000;
using small_plan::plain;

namespace {

// `of` replications of a million residents; the first `met` end with 4 000 nurses, the others with 3 950.
simulation::Ensemble nurses(int met, int of) {
    std::vector<double> base(static_cast<std::size_t>(of), 3420), end(base.size(), 3950), people(base.size(), 1e6);
    for (int r = 0; r < met; ++r) end[static_cast<std::size_t>(r)] = 4000;
    return ensemble({{"nurse", {base, base, end}}, {"residents", {people, people, people}}});
}

Row only_row(const Scenario& scenario, const simulation::Ensemble& run) {
    return judge(scenario, run, 1).rows.at(0);
}

}  // namespace

TEST_CASE("the thresholds belong to the better verdict") {
    CHECK(verdict_of(0.8) == Verdict::reachable);
    CHECK(verdict_of(0.7999) == Verdict::likely);
    CHECK(verdict_of(0.5) == Verdict::likely);
    CHECK(verdict_of(0.4999) == Verdict::at_risk);
    CHECK(verdict_of(0.2) == Verdict::at_risk);
    CHECK(verdict_of(0.1999) == Verdict::out_of_reach);
}

TEST_CASE("a verdict is borderline when the interval holds a threshold") {
    CHECK(borderline({.value = 0.81, .low = 0.79, .high = 0.83}));
    CHECK(borderline({.value = 0.21, .low = 0.2, .high = 0.22}));
    CHECK_FALSE(borderline({.value = 0.65, .low = 0.6, .high = 0.7}));
}

TEST_CASE("P(reach) is the share of replications that meet the row") {
    const Row row = only_row(county({{"nurses", nurses_per_1000()}}), nurses(48, 64));
    REQUIRE(row.reach);
    CHECK(row.reach->value == 0.75);
    CHECK(row.verdict == Verdict::likely);
    REQUIRE(row.years.size() == 3);
    CHECK(row.years[0].median == doctest::Approx(3.42));
    CHECK(row.years[2].median == doctest::Approx(4));
}

TEST_CASE("the shortfall is zero in the median of a likely row, and its mean is over the misses") {
    const Row likely = only_row(county({{"nurses", nurses_per_1000()}}), nurses(32, 64));
    CHECK(likely.shortfall->median == 0);
    CHECK(likely.shortfall->if_missed == 50.0);
    CHECK(likely.unit.zh == "人");
    const Row risky = only_row(county({{"nurses", nurses_per_1000()}}), nurses(31, 64));
    CHECK(risky.shortfall->median == 50);
    const Row certain = only_row(county({{"nurses", nurses_per_1000()}}), nurses(64, 64));
    CHECK(certain.shortfall->median == 0);
    CHECK_FALSE(certain.shortfall->if_missed);
}

TEST_CASE("the first year is the first that half of the replications meet, the base year among them") {
    const auto year = [](const small_plan::Years& values) {
        return only_row(county({{"row", plain("beds", plan::Operator::ge, 10)}}), ensemble({{"beds", values}}))
            .first_year;
    };
    CHECK(year({{9, 9}, {9, 10}, {10, 10}}) == 2021);
    CHECK(year({{10, 11}, {9, 9}, {9, 9}}) == 2020);
    CHECK_FALSE(year({{1, 1}, {2, 2}, {3, 3}}));
}

TEST_CASE("raising is judged against the same replication's base") {
    plan::Target target = plain("beds", plan::Operator::raise, 0);
    target.target.reset();
    const Row row =
        only_row(county({{"row", target}}), ensemble({{"beds", {{10, 20, 30, 40}, {0, 0, 0, 0}, {11, 20, 31, 39}}}}));
    CHECK(row.reach->value == 0.5);
}

TEST_CASE("replications that failed count neither as met nor as missed") {
    auto run = nurses(48, 64);
    for (std::int64_t r = 48; r < 64; ++r) run.failed.push_back({.replication = r});
    const Verdicts verdicts = judge(county({{"nurses", nurses_per_1000()}}), run, 1);
    CHECK(verdicts.rows[0].reach->value == 1);
    CHECK(verdicts.failed.size() == 16);
    CHECK(verdicts.replications == 64);
    for (std::int64_t r = 0; r < 48; ++r) run.failed.push_back({.replication = r});
    const Row none = only_row(county({{"nurses", nurses_per_1000()}}), run);
    CHECK_FALSE(none.reach);
    CHECK(none.reason.en == "every replication failed");
}

TEST_CASE("a denominator of zero meets nothing and does not stop the others") {
    auto run = nurses(64, 64);
    run.values(1, 2)[5] = 0;
    const Row row = only_row(county({{"nurses", nurses_per_1000()}}), run);
    CHECK(row.reach->value == 63.0 / 64);
    CHECK(std::isfinite(row.shortfall->median));
}

TEST_CASE("a density without a base says how many its target means at the projected population") {
    plan::Target target = nurses_per_1000();
    target.base.reset();
    target.indicator = plan::Indicator{"psychiatrist", "residents", 100'000};
    target.target = Number(4.0);
    const auto run = ensemble({{"residents", {{739'000, 739'000, 739'000}, {1, 1, 1}, {740'000, 775'100, 800'000}}}});
    const Row row = only_row(county({{"psychiatrists", target}}), run);
    CHECK(row.verdict == Verdict::not_projected);
    CHECK(row.reason.en == "no base value");
    CHECK(row.implied_count == 32.0);  // 4 x 7.751 = 31.004
}

TEST_CASE("paces are straight lines through printed numbers") {
    Scenario scenario = county({{"nurses", nurses_per_1000()}});
    Pace pace = judge(scenario, nurses(1, 32), 1).rows[0].pace;
    CHECK(*pace.required == doctest::Approx((4 - 3.42) / 2));
    CHECK_FALSE(pace.historical);
    plan::History history;
    history.years.entries = {{"2018", Number(3.2)}, {"2015", Number(2.67)}, {"2021", Number(9.9)}};
    scenario.history.entries.push_back({"nurses", history});
    pace = judge(scenario, nurses(1, 32), 1).rows[0].pace;
    CHECK(*pace.historical == doctest::Approx((3.42 - 2.67) / 5));
    CHECK_FALSE(pace.fastest);
    CHECK_FALSE(pace.asked);
}

TEST_CASE("a pace is held against the fastest that was found and against what a higher level asks of itself") {
    Scenario scenario = county({{"nurses", nurses_per_1000()}});
    plan::Yardstick yardstick;
    yardstick.fastest = {.who = {"某省", "a province"}, .from = Number(2.0), .to = Number(3.1), .years = 5};
    yardstick.asked = {.who = {"全国规划", "the nation's plan"}, .from = Number(1.8), .to = Number(4.5), .years = 5};
    scenario.yardsticks.entries.push_back({"nurses", yardstick});
    const Pace pace = judge(scenario, nurses(1, 32), 1).rows[0].pace;
    CHECK(pace.fastest->per_year == doctest::Approx(std::pow(3.1 / 2, 0.2) - 1));
    CHECK(*pace.fastest->required == doctest::Approx(std::sqrt(4 / 3.42) - 1));
    CHECK(pace.asked->per_year == doctest::Approx(0.54));
    CHECK(*pace.asked->required == doctest::Approx((4 - 3.42) / 2));

    // From nothing there is no growth, but there are units.
    scenario.targets.entries[0].value.base = Number(0.0);
    const std::vector<double> people(2, 1000), none(2, 0), some(2, 4);
    const auto run = small_plan::ensemble({{"residents", {people, people, people}}, {"nurse", {none, none, some}}});
    const Pace from_nothing = judge(scenario, run, 1).rows[0].pace;
    CHECK_FALSE(from_nothing.fastest->required);
    CHECK(*from_nothing.asked->required == doctest::Approx(2));
}

TEST_CASE("a row that starts elsewhere than its plan prints has its pace from there, and no past") {
    Scenario scenario = county({{"nurses", nurses_per_1000()}});
    plan::History history;
    history.years.entries = {{"2015", Number(2.67)}};
    scenario.history.entries.push_back({"nurses", history});
    const std::vector<double> people(2, 1000), base(2, 2.5), later(2, 3);
    const auto run = small_plan::ensemble({{"residents", {people, people, people}}, {"nurse", {base, later, later}}});
    const Row row = judge(scenario, run, 1).rows[0];
    CHECK(row.starts_elsewhere);
    CHECK(*row.pace.required == doctest::Approx((4 - 2.5) / 2));
    CHECK_FALSE(row.pace.historical);
    CHECK_FALSE(baselines_of(row.past, 2022).trend);
    // Within the rounding of the print nothing is elsewhere.
    const std::vector<double> printed_base(2, 3.4249);
    const auto near =
        small_plan::ensemble({{"residents", {people, people, people}}, {"nurse", {printed_base, later, later}}});
    CHECK_FALSE(judge(scenario, near, 1).rows[0].starts_elsewhere);
    CHECK(*judge(scenario, near, 1).rows[0].pace.required == doctest::Approx((4 - 3.42) / 2));
}

TEST_CASE("from the last observed year on a pace is what is left to do, and observed years are a past to go by") {
    Scenario scenario = county({{"nurses", nurses_per_1000()}});
    scenario.horizon.target = 2025;
    for (const auto& [year, count] : {std::pair("2021", 3.5), {"2022", 3.55}, {"2023", 3.6}}) {
        Map<Number> counts;
        counts.entries.push_back({"nurse", Number(count)});
        scenario.observed.entries.push_back({year, counts});
    }
    const auto all = [](double value) { return std::vector<double>(2, value); };
    const auto years = [&](std::vector<double> values) {
        small_plan::Years made;
        for (const double value : values) made.push_back(all(value));
        return made;
    };
    const auto run = small_plan::ensemble({{"residents", years({1000, 1000, 1000, 1000, 1000, 1000})},
                                           {"nurse", years({3.42, 3.5, 3.55, 3.6, 3.7, 3.8})}});
    const Row row = judge(scenario, run, 1).rows[0];
    CHECK(row.past.years == std::vector<int>{2020, 2021, 2022, 2023});
    CHECK(*row.pace.required == doctest::Approx((4 - 3.6) / 2));
    CHECK(*row.pace.historical == doctest::Approx((3.6 - 3.42) / 3));
    CHECK(baselines_of(row.past, 2025).gm11);  // four years, evenly spaced
}

TEST_CASE("a stock that grows by half within the plan is remarked, with the fastest that was found") {
    Scenario scenario = county({{"nurses", nurses_per_1000()}});
    const auto remark = [&](double first, double last) {
        const auto run = ensemble({{"residents", {{1000, 1000}, {1000, 1000}, {1000, 1000}}},
                                   {"nurse", {{first, first}, {first, first}, {last, last}}}});
        return only_row(scenario, run).remark.en;
    };
    CHECK(remark(4, 5.9).empty());
    CHECK(remark(4, 6.25) == "projected 2022 is 1.6 times 2020, +25.0% a year");
    plan::Yardstick yardstick;
    yardstick.fastest = {.who = {"某省", "a province"}, .from = Number(2.0), .to = Number(3.1), .years = 5};
    scenario.yardsticks.entries.push_back({"nurses", yardstick});
    CHECK(remark(4, 6.25).ends_with("; the fastest found is a province, +9.2% a year"));
}

TEST_CASE("recruits of all cadres and years are added up where the plan counts its past ones") {
    Scenario scenario = county({{"nurses", nurses_per_1000()}});
    const auto run = ensemble(
        {{"nurse.recruited", {{0, 0}, {10, 20}, {30, 40}}}, {"physician.recruited", {{0, 0}, {1, 2}, {3, 4}}}});
    const std::vector<std::int64_t> both = {0, 1};
    CHECK_FALSE(recruits_of(scenario, run, both));
    scenario.recruits = plan::Recruits{.from = 2016, .to = 2020, .people = Number(300.0), .passage = "1"};
    CHECK(recruits_of(scenario, run, both)->median == 55);  // 44 and 66
    CHECK(recruits_of(scenario, run, both)->mean == 55);
    CHECK_FALSE(recruits_of(scenario, nurses(1, 32), both));
}

TEST_CASE("joint: all rows in the same replication, the binding ones apart, and the row that fails worst most often") {
    plan::Target a = plain("a", plan::Operator::ge, 10), b = plain("b", plan::Operator::ge, 100),
                 c = plain("c", plan::Operator::ge, 1);
    b.nature = plan::Nature::binding;
    c.kind = plan::Kind::coverage;  // not judged
    const auto run = ensemble({{"a", {{0, 0, 0, 0}, {0, 0, 0, 0}, {10, 9, 8, 5}}},
                               {"b", {{0, 0, 0, 0}, {0, 0, 0, 0}, {100, 80, 100, 90}}},
                               {"c", {{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}}}});
    const Verdicts verdicts = judge(county({{"a", a}, {"b", b}, {"c", c}}), run, 1);
    CHECK(verdicts.joint.all->value == 0.25);
    CHECK(verdicts.joint.binding->value == 0.5);
    // Relative gaps: replication 1: a 0.1, b 0.2; replication 2: a 0.2; replication 3: a 0.5, b 0.1.
    CHECK(verdicts.joint.fails_first == "a");
}

TEST_CASE("joint: nothing is said where nothing is judged, and nobody fails first where all are met") {
    plan::Target met = plain("a", plan::Operator::ge, 0);
    const auto run = ensemble({{"a", {{1, 1}, {1, 1}, {1, 1}}}});
    const Verdicts verdicts = judge(county({{"a", met}}), run, 1);
    CHECK(verdicts.joint.all->value == 1);
    CHECK_FALSE(verdicts.joint.binding);
    CHECK(verdicts.joint.fails_first.empty());
    met.kind = plan::Kind::coverage;
    CHECK_FALSE(judge(county({{"a", met}}), run, 1).joint.all);
}

TEST_CASE("threads do not change a verdict") {
    std::vector<std::pair<std::string, plan::Target>> rows;
    for (int i = 0; i < 20; ++i) {
        rows.emplace_back("row" + std::to_string(i), nurses_per_1000());
        rows.back().second.target = Number(3.9 + 0.01 * i);
    }
    const auto run = nurses(700, 1000);
    const Verdicts one = judge(county(rows), run, 1), four = judge(county(rows), run, 4);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(one.rows[i].reach->low == four.rows[i].reach->low);
        CHECK(one.rows[i].years[2].mean == four.rows[i].years[2].mean);
        CHECK(one.rows[i].id == four.rows[i].id);
    }
}
