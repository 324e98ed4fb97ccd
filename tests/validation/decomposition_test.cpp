// The four plans taken apart: in every replication of every row the parts add up to the change, by recorded flows
// alone.
#include "permille/indicators/decomposition.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "permille/indicators/criterion.hpp"
#include "permille/indicators/explanation.hpp"
#include "permille/report/run_result.hpp"
#include "support/scenarios.hpp"

using namespace permille;
using namespace permille::indicators;

namespace {

struct Sums {
    int rows = 0;
    double farthest = 0;  // relative to the change, or to the largest part where they all but cancel
    int missed = 0;       // replications of rows that miss their target
};

double sum_of(const std::vector<Part>& parts, std::size_t r) {
    double sum = 0;
    for (const Part& part : parts) sum += part.value[r];
    return sum;
}

double largest_of(const std::vector<Part>& parts, std::size_t r) {
    double largest = 0;
    for (const Part& part : parts) largest = std::max(largest, std::abs(part.value[r]));
    return largest;
}

// A change recomputed from the two years' values alone.
void check_row(const Scenario& scenario, const plan::Target& target, const simulation::Ensemble& ensemble,
               Sums& checked) {
    const Measured measured = measure_of(target, scenario, ensemble.series());
    if (!measured.measure) return;
    const auto all = finished_replications(ensemble);
    const auto whole = decompose(scenario, target, *measured.measure, ensemble, all);
    if (target.kind == plan::Kind::resource) REQUIRE(whole);
    if (!whole) return;
    ++checked.rows;
    for (const Part& part : whole->parts) CHECK(part.kind != FlowKind::whole);
    const Measure& measure = *measured.measure;
    const auto above = [&](int year, std::size_t r) { return ensemble.values(measure.numerator, year)[r]; };
    const auto value = [&](int year, std::size_t r) {
        return measure.value(above(year, r),
                             measure.denominator < 0 ? 1 : ensemble.values(measure.denominator, year)[r]);
    };
    for (std::size_t r = 0; r < all.size(); ++r) {
        const double change = value(measure.year, r) - value(0, r);
        const double scale = std::max(std::abs(change), largest_of(whole->parts, r));
        if (scale > 0)
            checked.farthest = std::max(checked.farthest, std::abs(sum_of(whole->parts, r) - change) / scale);
        // What is missed is what the target asks beyond the start, less the parts.
        const Criterion criterion(target, measure.years());
        const double base = measure.base.value_or(value(0, r));
        if (!criterion.met(value(measure.year, r), base) && !criterion.uses_base()) {
            ++checked.missed;
            const double side = criterion.at_least() ? 1 : -1;
            const double asked = (criterion.limit(base) - value(0, r)) * side;
            const double miss = asked - sum_of(whole->parts, r) * side;
            const double gap = criterion.gap(value(measure.year, r), base);
            if (gap > 0) checked.farthest = std::max(checked.farthest, std::abs(miss - gap) / std::max(scale, gap));
        }
        double opened = 0;
        for (const Part& part : whole->parts)
            if (part.kind == FlowKind::opened) opened = part.value[r];
        if (!whole->against_plan.empty())
            checked.farthest = std::max(checked.farthest, std::abs(sum_of(whole->against_plan, r) - opened));
    }
}

Sums check_plan(const std::string& file, const std::vector<std::string>& sets) {
    const LoadedScenario loaded = testing::loaded(file, sets);
    const simulation::Ensemble ensemble = testing::run(file, sets, {.replications = 512});
    Sums checked;
    for (const auto& target : loaded.scenario.targets) {
        CAPTURE(target.id);
        check_row(loaded.scenario, target.value, ensemble, checked);
    }
    return checked;
}

}  // namespace

TEST_CASE("in every replication of every row of the four plans the parts add up to the change, and leave the miss") {
    int rows = 0, missed = 0;
    for (const char* county : {"jingyan.yaml", "siyang.yaml", "zhaoyuan.yaml", "minhou.yaml"}) {
        CAPTURE(county);
        const Sums checked = check_plan(county, {});
        CHECK(checked.rows > 0);
        CHECK(checked.farthest < 1e-9);
        rows += checked.rows;
        missed += checked.missed;
    }
    CHECK(missed > 1000);
    CHECK(rows == 27);  // 8 of Jingyan, 4 of Siyang, 8 of Zhaoyuan, 7 of Minhou
}

TEST_CASE("the parts add up where years were observed and where rows divide by children") {
    const std::string seen =
        "observed={2021: {nurse: 985, residents: 279000, physician: 700, gp: 60}, "
        "2023: {beds: 2000, source: plan}, source: plan}";
    for (const char* denominator :
         {"children_under_3", "children_0_14", "women_15_49", "people_15_plus", "people_65_plus", "mean_residents"}) {
        CAPTURE(denominator);
        for (const std::string& row : {std::string("nurses_per_1000"), std::string("beds_per_1000")}) {
            const Sums checked =
                check_plan("jingyan.yaml", {seen, "targets." + row + ".indicator.denominator=" + denominator});
            CHECK(checked.rows > 0);
            CHECK(checked.farthest < 1e-9);
        }
    }
}

TEST_CASE("Jingyan's fewer people raise its densities, Minhou's more people lower them") {
    const auto denominators = [](const std::string& file) {
        const LoadedScenario loaded = testing::loaded(file);
        const simulation::Ensemble ensemble = testing::run(file);
        const Verdicts verdicts = judge(loaded.scenario, ensemble);
        std::vector<double> by;
        const auto explained = explain(loaded.scenario, ensemble, verdicts);
        for (std::size_t row = 0; row < explained.size(); ++row) {
            const plan::Target& target = loaded.scenario.targets.entries[row].value;
            if (explained[row].change && target.indicator->denominator == "residents") {
                by.push_back(explained[row].change->denominator->median);
                CHECK_FALSE(explained[row].credit.empty());
            }
        }
        return by;
    };
    const auto jingyan = denominators("jingyan.yaml"), minhou = denominators("minhou.yaml");
    REQUIRE(jingyan.size() >= 6);
    REQUIRE(minhou.size() >= 5);
    CHECK(std::all_of(jingyan.begin(), jingyan.end(), [](double by) { return by > 0; }));
    CHECK(std::all_of(minhou.begin(), minhou.end(), [](double by) { return by < 0; }));
}

TEST_CASE("every row that is missed names what limits it, no other does") {
    for (const char* county : {"jingyan.yaml", "siyang.yaml", "zhaoyuan.yaml", "minhou.yaml"}) {
        CAPTURE(county);
        const LoadedScenario loaded = testing::loaded(county);
        const simulation::Ensemble ensemble = testing::run(county, {}, {.replications = 512});
        const Verdicts verdicts = judge(loaded.scenario, ensemble);
        const auto explained = explain(loaded.scenario, ensemble, verdicts);
        for (std::size_t row = 0; row < explained.size(); ++row) {
            CAPTURE(verdicts.rows[row].id);
            const bool missed = verdicts.rows[row].reach && verdicts.rows[row].reach->value < 0.5;
            CHECK(missed == (explained[row].limit.rule != LimitRule::none));
            CHECK(missed != explained[row].limit.sentence.empty());
            CHECK(missed != explained[row].limit.sentence.en.empty());
            if (std::string(county) == "minhou.yaml" && verdicts.rows[row].id == "birth_rate")
                CHECK(explained[row].limit.rule == LimitRule::fertility);
        }
    }
}
