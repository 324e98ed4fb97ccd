// The blocks of `run --why`: every projected row has one, no line is wider than the page, figures are those of the run.
#include "permille/report/why_report.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

#include "permille/report/json.hpp"
#include "permille/report/layout.hpp"
#include "report/small_run.hpp"
#include "support/scenarios.hpp"

using namespace permille;
using namespace permille::report;

namespace {

std::vector<std::string> lines_of(const std::string& page) {
    std::vector<std::string> lines;
    std::istringstream in(page);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("every projected row has a block, in both languages, within the page") {
    for (const char* county : {"jingyan.yaml", "siyang.yaml", "zhaoyuan.yaml", "minhou.yaml"}) {
        CAPTURE(county);
        const LoadedScenario loaded = testing::loaded(county);
        const simulation::Ensemble ensemble = testing::run(county);
        const RunResult result = evaluate(loaded.id, loaded.digest, loaded.scenario, ensemble, 1);
        for (const Language language : {Language::zh, Language::en}) {
            const std::string text = why_text(result, {}, {.language = language, .file = county});
            for (const std::string& line : lines_of(text)) {
                INFO(line);
                CHECK(display_width(line) <= 100);
                CHECK((line.empty() || line.back() != ' '));
            }
            for (const indicators::Row& row : result.verdicts.rows) {
                const std::string& number = loaded.scenario.targets.find(row.id)->row;
                const std::string head = language == Language::zh ? "第 " + number + " 行 " : "Row " + number + ", ";
                CAPTURE(head);
                CHECK(has(text, head) == row.measure.has_value());
            }
        }
    }
}

// The published series of tests/indicators/baseline_test.cpp as four years of a row: the fifth printed forecast after
// it is the sixth value of the model, 42 359, with C = 0.011 and P = 1.
TEST_CASE("a row with four years of its past has GM(1,1) beside it, with C and P, on the page and in the JSON") {
    plan::Target target = small_plan::nurses_per_1000();
    target.target = small_plan::printed(40000, "40000");
    target.base = small_plan::printed(35388, "35388");
    Scenario scenario = small_plan::county({{"nurses_per_1000", target}});
    plan::History history;
    history.years.entries = {{"2017", Number(27260)}, {"2018", Number(29547)}, {"2019", Number(32411)}};
    scenario.history.entries.push_back({"nurses_per_1000", history});
    const small_plan::Years nurses{{35388, 35388}, {39000, 39000}, {43000, 43000}};
    const small_plan::Years people{{1000, 1000}, {1000, 1000}, {1000, 1000}};
    const simulation::Ensemble ensemble = small_plan::ensemble({{"nurse", nurses}, {"residents", people}});
    const RunResult result = evaluate("example", "0", scenario, ensemble, 1, 1);
    const nlohmann::json row = nlohmann::json::parse(summary_json(result))["targets"][0]["baselines"];
    CHECK(row["points"] == 4);
    CHECK(std::abs(row["gm11"].get<double>() - 42359) < 1);  // printed in units, made with rounded coefficients
    CHECK(std::round(row["gm11_c"].get<double>() * 1000) == 11);
    CHECK(row["gm11_p"] == 1.0);
    const std::string shown = fmt::format("GM(1,1) {:.2f}", row["gm11"].get<double>());
    const std::string zh = why_text(result, {}, {.language = Language::zh, .width = 200, .file = "example.yaml"});

    CHECK(has(zh, shown + "（C=0.011，P=1.000）"));
    const std::string en = why_text(result, {}, {.language = Language::en, .width = 200, .file = "example.yaml"});
    CHECK(has(en, shown + " (C=0.011, P=1.000)"));
}

TEST_CASE("a block holds the change, its parts, the denominator's credit, limit, pace and baselines") {
    plan::Target target = small_plan::nurses_per_1000();
    target.target = small_plan::printed(15, "15");
    target.base = small_plan::printed(10, "10");
    Scenario scenario = small_plan::county({{"nurses_per_1000", target}});
    plan::History history;
    history.years.entries.push_back({"2016", Number(8)});
    scenario.history.entries.push_back({"nurses_per_1000", history});
    const auto year = [](double base, double first, double second) {
        return small_plan::Years{{base, base}, {first, first}, {second, second}};
    };
    const simulation::Ensemble ensemble = small_plan::ensemble({{"nurse", year(100, 112, 130)},
                                                                {"nurse.recruited", year(0, 20, 30)},
                                                                {"nurse.completed", year(0, 0, 0)},
                                                                {"nurse.rehired", year(0, 0, 0)},
                                                                {"nurse.retired", year(0, 4, 6)},
                                                                {"nurse.left", year(0, 4, 6)},
                                                                {"residents", year(10'000, 9'750, 9'500)},
                                                                {"births", year(60, 50, 50)},
                                                                {"deaths", year(140, 150, 150)},
                                                                {"net_migration", year(0, -150, -150)}});
    const RunResult result = evaluate("example", "0", scenario, ensemble, 1, 1);
    const std::vector<RowLever> none{{0, std::nullopt}};
    const std::string zh = why_text(result, none, {.language = Language::zh, .file = "example.yaml"});
    CHECK(has(zh, "2020 年 10.00 → 2022 年 13.68（人/千人），变化 +3.68（+3.68 至 +3.68）；目标 ≥ 15"));
    CHECK(has(zh, "新招"));
    CHECK(has(zh, "+50（+50 至 +50）"));
    CHECK(has(zh, "人口：死亡"));
    CHECK(has(zh, "分母：人口减少 5.0%，使本指标上升 0.61，占升幅 3.68 的 16%"));
    CHECK(has(zh, "主要制约：速度：达标需每年 +2.500，以往每年只有 +0.500"));
    CHECK(has(zh, "只按往年数外推（不用模型）：直线 11.00、复合增长 11.18"));
    CHECK(has(zh, "各抓手在允许范围内都不能提高"));
    const std::string json = summary_json(result);
    CHECK(has(json, "\"limit_rule\": \"pace\""));
    CHECK(has(json, "\"flow\": \"recruited\""));
    CHECK_FALSE(has(json, "\"limits\": null"));
}

TEST_CASE("a pace is told from the last observed year, or from where a scenario starts instead of the printed base") {
    const auto pace_of = [](double base, double counted, bool observed) {
        plan::Target target = small_plan::nurses_per_1000();
        target.target = small_plan::printed(15, "15");
        target.base = small_plan::printed(10, "10");
        Scenario scenario = small_plan::county({{"nurses_per_1000", target}});
        plan::History history;
        history.years.entries.push_back({"2016", Number(8)});
        scenario.history.entries.push_back({"nurses_per_1000", history});
        if (observed) {
            Map<Number> counts;
            counts.entries.push_back({"nurse", Number(counted)});
            scenario.observed.entries.push_back({"2021", counts});
        }
        const small_plan::Years nurses{{base, base}, {counted, counted}, {counted, counted}};
        const small_plan::Years people{{1000, 1000}, {1000, 1000}, {1000, 1000}};
        const simulation::Ensemble ensemble = small_plan::ensemble({{"nurse", nurses}, {"residents", people}});
        const RunResult result = evaluate("example", "0", scenario, ensemble, 1, 1);
        return why_text(result, {}, {.language = Language::en, .width = 200, .file = "example.yaml"});
    };
    CHECK(has(pace_of(10, 12, false), "Pace: the target takes +2.500 per 1000 a year; the past brought +0.500"));
    const std::string counted = pace_of(10, 12, true);  // 8, 10 and 12 in 2016, 2020 and 2021
    CHECK(has(counted,
              "Pace: from what was counted in 2021, 12.00, the target takes +3.000 per 1000 a year; the past "
              "brought +0.800"));
    CHECK(has(counted, "straight line 12.14"));
    CHECK(has(pace_of(10, 16, true), "Pace: what was counted in 2021, 16.00, meets the target already"));
    const std::string elsewhere = pace_of(7, 12, false);
    CHECK(has(elsewhere,
              "Pace: from where the scenario starts, 7.00, the target takes +4.000 per 1000 a year; the "
              "plan's earlier years are on another basis and are not compared"));
    CHECK_FALSE(has(elsewhere, "straight line"));
}
