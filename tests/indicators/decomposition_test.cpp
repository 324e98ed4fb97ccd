// Changes taken apart against parts computed by hand.
#include "permille/indicators/decomposition.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "indicators/small_plan.hpp"

using namespace permille;
using namespace permille::indicators;
using doctest::Approx;

namespace {

// Two years in two replications; the second is twice the first in everything.
small_plan::Years years(double base, double first, double second) {
    return {{base, 2 * base}, {first, 2 * first}, {second, 2 * second}};
}

// 100 nurses to 130, and 10 000 people to 9 500.
std::vector<std::pair<std::string, small_plan::Years>> nurses_and_people() {
    return {{"nurse", years(100, 112, 130)},
            {"nurse.recruited", years(0, 20, 30)},
            {"nurse.completed", years(0, 0, 0)},
            {"nurse.rehired", years(0, 1, 0)},
            {"nurse.retired", years(0, 5, 6)},
            {"nurse.left", years(0, 4, 6)},
            {"residents", years(10'000, 9'750, 9'500)},
            {"births", years(60, 50, 50)},
            {"deaths", years(140, 150, 150)},
            {"net_migration", years(-100, -150, -150)}};
}

Decomposition taken_apart(const plan::Target& target, const simulation::Ensemble& ensemble,
                          const Scenario* given = nullptr) {
    const Scenario scenario = given != nullptr ? *given : small_plan::county({{"row", target}});
    const Measured measured = measure_of(target, scenario, ensemble.series());
    REQUIRE(measured.measure);
    const auto all = finished_replications(ensemble);
    auto found = decompose(scenario, target, *measured.measure, ensemble, all);
    REQUIRE(found);
    return std::move(*found);
}

const Part& part(const std::vector<Part>& parts, Side side, FlowKind kind) {
    const auto found =
        std::find_if(parts.begin(), parts.end(), [&](const Part& one) { return one.side == side && one.kind == kind; });
    REQUIRE(found != parts.end());
    return *found;
}

void adds_up(const Decomposition& whole) {
    for (std::size_t r = 0; r < whole.change.size(); ++r) {
        double sum = 0;
        for (const Part& one : whole.parts) sum += one.value[r];
        CHECK(sum == Approx(whole.change[r]).epsilon(1e-12));
    }
}

plan::Target row_of(const std::string& numerator, const std::string& denominator, double per, double target) {
    plan::Target row = small_plan::nurses_per_1000();
    row.indicator = plan::Indicator{numerator, denominator, per};
    row.target = Number(target);
    return row;
}

}  // namespace

TEST_CASE("a density's change is divided over recruits, leavers, births, deaths and migrants") {
    const Decomposition whole = taken_apart(small_plan::nurses_per_1000(), small_plan::ensemble(nurses_and_people()));
    CHECK(whole.change[0] == Approx(130 / 9.5 - 10));
    CHECK(whole.units == std::vector<double>{30, 60});
    const double weight = (1 / 10.0 + 1 / 9.5) / 2;  // nurses per 1000 for one nurse
    CHECK(part(whole.parts, Side::numerator, FlowKind::recruited).units == std::vector<double>{50, 100});
    CHECK(part(whole.parts, Side::numerator, FlowKind::recruited).value[0] == Approx(50 * weight));
    CHECK(part(whole.parts, Side::numerator, FlowKind::rehired).value[0] == Approx(1 * weight));
    CHECK(part(whole.parts, Side::numerator, FlowKind::retired).value[0] == Approx(-11 * weight));
    CHECK(part(whole.parts, Side::numerator, FlowKind::left).value[0] == Approx(-10 * weight));
    // 500 people fewer, of whom 300 died, 300 went and 100 were born: (100 + 130)/2 (1/9.5 - 1/10) in all.
    const double fewer = 115 * (1 / 9.5 - 1 / 10.0);
    CHECK(part(whole.parts, Side::denominator, FlowKind::deaths).value[0] == Approx(fewer * 300 / 500));
    CHECK(part(whole.parts, Side::denominator, FlowKind::net_migration).value[0] == Approx(fewer * 300 / 500));
    CHECK(part(whole.parts, Side::denominator, FlowKind::births).value[0] == Approx(-fewer * 100 / 500));
    // In nurses: the deaths are worth as many as would have raised the density as much.
    CHECK(part(whole.parts, Side::denominator, FlowKind::deaths).units[0] == Approx(fewer * 300 / 500 / weight));
    adds_up(whole);
    // Nobody completed training: no line for it.
    CHECK(std::none_of(whole.parts.begin(), whole.parts.end(),
                       [](const Part& one) { return one.kind == FlowKind::completed; }));
    // The densities are the same in both replications, and so are the values of the parts.
    CHECK(whole.change[1] == Approx(whole.change[0]));
}

TEST_CASE("what is missed is what is asked less the parts") {
    plan::Target target = small_plan::nurses_per_1000();
    target.target = Number(15);
    const Decomposition whole = taken_apart(target, small_plan::ensemble(nurses_and_people()));
    CHECK(whole.required[0] == Approx(5));
    CHECK(whole.required[0] - whole.change[0] == Approx(15 - 130 / 9.5));
    // Half as much again as in the base year.
    target.target.reset();
    target.percent_of_base = Number(150);
    CHECK(taken_apart(target, small_plan::ensemble(nurses_and_people())).required[0] == Approx(5));
}

TEST_CASE("a ratio of a cadre to a sum of cadres has the flows of all parts below") {
    auto series = nurses_and_people();
    for (const char* id : {"western", "tcm"}) {
        series.push_back({id, years(40, 45, 50)});
        const std::string name = id;
        series.push_back({name + ".recruited", years(0, 8, 9)});
        series.push_back({name + ".completed", years(0, 1, 0)});
        series.push_back({name + ".rehired", years(0, 0, 0)});
        series.push_back({name + ".retired", years(0, 2, 3)});
        series.push_back({name + ".left", years(0, 2, 1)});
    }
    series.push_back({"physician", years(80, 90, 100)});
    const plan::Target target = row_of("nurse", "physician", 1, 1.35);
    Scenario scenario = small_plan::county({{"row", target}});
    for (const char* id : {"western", "tcm"}) {
        scenario.workforce.entries.push_back({id, {}});
        scenario.workforce.entries.back().value.part_of = "physician";
    }
    const Decomposition whole = taken_apart(target, small_plan::ensemble(series), &scenario);
    CHECK(whole.change[0] == Approx(130.0 / 100 - 100.0 / 80));
    adds_up(whole);
    // 34 physicians recruited of 20 more in all: 34/20 of (100 + 130)/2 (1/100 - 1/80).
    CHECK(part(whole.parts, Side::denominator, FlowKind::recruited).value[0] ==
          Approx(34 / 20.0 * 115 * (1 / 100.0 - 1 / 80.0)));
}

TEST_CASE("a qualification gains by training, by students and by what was observed") {
    auto series = nurses_and_people();
    series.push_back({"gp", years(20, 26, 33)});
    series.push_back({"gp.trained", years(0, 7, 6)});
    series.push_back({"gp.lost", years(0, 1, 2)});
    series.push_back({"gp.completed", years(0, 0, 1)});
    series.push_back({"gp.observed", years(0, 0, 2)});
    const Decomposition whole = taken_apart(row_of("gp", "residents", 10'000, 40), small_plan::ensemble(series));
    adds_up(whole);
    CHECK(part(whole.parts, Side::numerator, FlowKind::trained).units[0] == 13);
    CHECK(part(whole.parts, Side::numerator, FlowKind::lost).units[0] == -3);
    CHECK(part(whole.parts, Side::numerator, FlowKind::completed).units[0] == 1);
    CHECK(part(whole.parts, Side::numerator, FlowKind::observed).units[0] == 2);
}

TEST_CASE("beds grow and open, and what opened is told against the plan") {
    auto series = nurses_and_people();
    series.push_back({"beds", years(50, 55, 75)});
    series.push_back({"beds.grown", years(0, 5, 5)});
    series.push_back({"beds.opened", years(0, 0, 15)});
    series.push_back({"beds.planned", years(0, 20, 40)});  // by the end of each year
    series.push_back({"beds.not_built", years(0, 0, 18)});
    const Decomposition whole = taken_apart(row_of("beds", "residents", 1000, 9), small_plan::ensemble(series));
    adds_up(whole);
    CHECK(part(whole.parts, Side::numerator, FlowKind::opened).units[0] == 15);
    CHECK(part(whole.against_plan, Side::numerator, FlowKind::planned).units[0] == 40);
    CHECK(part(whole.against_plan, Side::numerator, FlowKind::not_built).units[0] == -18);
    CHECK(part(whole.against_plan, Side::numerator, FlowKind::late).units[0] == -7);
}

TEST_CASE("of a mean of two year ends the last year's flows count for one half") {
    auto series = nurses_and_people();
    series.push_back({"mean_residents", years(10'000, 9'875, 9'625)});
    const Decomposition whole = taken_apart(row_of("nurse", "mean_residents", 1000, 4), small_plan::ensemble(series));
    adds_up(whole);
    // 150 + 150/2 of the 375 fewer.
    const double fewer = 115 * (1 / 9.625 - 1 / 10.0);
    CHECK(part(whole.parts, Side::denominator, FlowKind::deaths).value[0] == Approx(fewer * 225 / 375));
}

TEST_CASE("a birth rate is taken apart by mothers and by births to each of them") {
    auto series = nurses_and_people();
    series.push_back({"women_15_49", years(2000, 1900, 1800)});
    plan::Target target = row_of("births", "residents", 1000, 11);
    target.kind = plan::Kind::demographic;
    const Decomposition whole = taken_apart(target, small_plan::ensemble(series));
    adds_up(whole);
    const double before = 60 / 2000.0, after = 50 / 1800.0;
    CHECK(part(whole.parts, Side::numerator, FlowKind::women).units[0] == Approx(-200 * (before + after) / 2));
    CHECK(part(whole.parts, Side::numerator, FlowKind::births_per_woman).units[0] == Approx((after - before) * 1900));
}

TEST_CASE("a stock whose flows were not recorded changes as a whole") {
    auto series = nurses_and_people();
    std::erase_if(series, [](const auto& one) { return one.first == "nurse.left"; });
    const Decomposition whole = taken_apart(small_plan::nurses_per_1000(), small_plan::ensemble(series));
    CHECK(part(whole.parts, Side::numerator, FlowKind::whole).units[0] == 30);
    adds_up(whole);
}

TEST_CASE("without a denominator the numerator's flows are all") {
    const auto ensemble = small_plan::ensemble(nurses_and_people());
    const Decomposition whole = taken_apart(small_plan::plain("nurse", plan::Operator::ge, 140), ensemble);
    CHECK(whole.change[0] == 30);
    adds_up(whole);
    CHECK(std::none_of(whole.parts.begin(), whole.parts.end(),
                       [](const Part& one) { return one.side == Side::denominator; }));
}

TEST_CASE("where a denominator is nothing the change is no number") {
    auto series = nurses_and_people();
    series.push_back({"children_under_3", {{100, 100}, {50, 50}, {0, 50}}});
    const Decomposition whole = taken_apart(row_of("nurse", "children_under_3", 1000, 4), small_plan::ensemble(series));
    CHECK_FALSE(std::isfinite(whole.change[0]));
    CHECK(std::isfinite(whole.change[1]));
}

TEST_CASE("rows that count nothing have no flows") {
    plan::Target target = small_plan::plain("life_expectancy", plan::Operator::ge, 80);
    target.kind = plan::Kind::demographic;
    const Scenario scenario = small_plan::county({{"row", target}});
    const auto ensemble = small_plan::ensemble({{"life_expectancy", {{78}, {79}, {80}}}});
    const auto measured = measure_of(target, scenario, ensemble.series());
    REQUIRE(measured.measure);
    const auto all = finished_replications(ensemble);
    CHECK_FALSE(decompose(scenario, target, *measured.measure, ensemble, all));
}
