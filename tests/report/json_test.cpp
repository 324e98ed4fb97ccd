// The JSON contract: every key is there, unknown values are null, numbers read back the same.
#include "permille/report/json.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "permille/report/table.hpp"
#include "permille/report/version.hpp"
#include "report/small_run.hpp"
#include "support/places.hpp"

using namespace permille;
using namespace permille::report;
using nlohmann::json;

namespace {

std::string summary_text() {
    const Scenario scenario = small_plan::six_rows();
    const auto run = small_plan::six_rows_run();
    return summary_json(evaluate("example", "abc", scenario, run, 7, 1));
}

}  // namespace

TEST_CASE("a run has every key of the contract") {
    const json run = json::parse(summary_text());
    CHECK(run["schema"] == "permille.summary/1");
    CHECK(run["version"] == version);
    CHECK(run["scenario"] == "example");
    CHECK(run["digest"] == "abc");
    CHECK(run["seed"] == 7);
    CHECK(run["replications"] == 64);
    CHECK(run["horizon"] == json{{"base", 2020}, {"target", 2022}});
    for (const char* key :
         {"targets", "joint", "staffed_beds", "clipped", "roads_awaited", "findings", "estimates", "precision"})
        CHECK(run.contains(key));
    for (const char* key : {"all", "binding", "fails_first"}) CHECK(run["joint"].contains(key));
    CHECK(run["estimates"].contains("count_share"));
    REQUIRE(run["targets"].size() == 6);
    for (const json& target : run["targets"])
        for (const char* key : {"id",         "row",         "name",
                                "kind",       "unit",        "nature",
                                "base",       "operator",    "target",
                                "better",     "year",        "projection",
                                "p_reach",    "p_interval",  "verdict",
                                "borderline", "shortfall",   "first_year",
                                "pace",       "baselines",   "limits",
                                "reason",     "target_text", "estimates_variance_share",
                                "p_none",     "remark",      "estimates_variance_error"}) {
            INFO(key);
            CHECK(target.contains(key));
        }
}

TEST_CASE("a projected row has its numbers in the printed unit") {
    const json row = json::parse(summary_text())["targets"][2];
    CHECK(row["id"] == "nurses_per_1000");
    CHECK(row["row"] == "12");
    CHECK(row["name"]["zh"] == "每千常住人口注册护士数");
    CHECK(row["kind"] == "resource");
    CHECK(row["unit"] == "per 1000");
    CHECK(row["nature"] == "expected");
    CHECK(row["base"] == 3.42);
    CHECK(row["operator"] == "ge");
    CHECK(row["target"] == 4);
    CHECK(row["target_text"] == "4.00");
    CHECK(row["better"] == "higher");
    CHECK(row["year"] == 2022);
    CHECK(row["projection"].size() == 3);
    CHECK(row["projection"]["2022"]["median"].get<double>() == doctest::Approx(1131.5 / 280.641));
    CHECK(row["p_reach"] == 41.0 / 64);  // 1 123 nurses and more: r = 23 to 63
    CHECK(row["p_interval"].size() == 2);
    CHECK(row["verdict"] == "likely");
    CHECK(row["shortfall"] == json{{"median", 0}, {"if_missed", 12}, {"unit", "nurses"}});
    CHECK(row["first_year"] == 2020);
    // 1100 to 1163 nurses of 280 641 people are 4.03 per 1000, not the 3.42 that is printed: the run starts there.
    CHECK(row["pace"]["required"].get<double>() == doctest::Approx((4 - 1131.5 / 280.641) / 2));
    CHECK(row["pace"]["from_year"] == 2020);
    CHECK(row["pace"]["historical"].is_null());
    // One past value makes no line.
    CHECK(row["baselines"]["points"] == 1);
    for (const char* baseline : {"trend", "compound", "gm11", "gm11_c", "gm11_p"})
        CHECK(row["baselines"][baseline].is_null());
    CHECK(row["limits"].is_null());
    CHECK(row["reason"].is_null());
}

TEST_CASE("a row that is not projected is null where nothing is known, and has its reason") {
    const json row = json::parse(summary_text())["targets"][5];
    CHECK(row["verdict"] == "not_projected");
    for (const char* key : {"base", "projection", "p_reach", "p_interval", "first_year"}) CHECK(row[key].is_null());
    CHECK(row["borderline"] == false);
    CHECK(row["reason"]["en"] == "no base value");
    CHECK(row["implied_count"] == 12);
    CHECK(row["shortfall"]["median"].is_null());
}

TEST_CASE("numbers are written in the shortest form that reads back the same, whole ones without a point") {
    const std::string text = summary_text();
    CHECK(text.find("\"target\": 4,") != std::string::npos);
    CHECK(text.find("\"base\": 3.42,") != std::string::npos);
    CHECK(text.find("e-0") == std::string::npos);
    CHECK(text.back() == '\n');
}

TEST_CASE("a value that is not finite is null") {
    const Scenario scenario = small_plan::six_rows();
    auto run = small_plan::six_rows_run();
    for (double& people : run.values(0, 1)) people = 0;
    const json parsed = json::parse(summary_json(evaluate("example", "", scenario, run, 1, 1)));
    CHECK(parsed["targets"][2]["projection"]["2021"]["median"].is_null());
}

TEST_CASE("several runs stand in one document") {
    const Scenario scenario = small_plan::six_rows();
    const auto run = small_plan::six_rows_run();
    const std::vector<RunResult> results{evaluate("a", "", scenario, run, 1, 1),
                                         evaluate("b", "", scenario, run, 1, 1)};
    const json parsed = json::parse(runs_json(results));
    CHECK(parsed["schema"] == "permille.runs/1");
    CHECK(parsed["runs"][1]["scenario"] == "b");
}

TEST_CASE("findings cite their rows, and their scenario when there are several") {
    const Finding finding{.id = "base_not_whole", .severity = Severity::note, .rows = {"19"}, .message = {"中", "en"}};
    const std::vector<CheckedScenario> two{{"a", {finding}}, {"b", {}}};
    const json parsed = json::parse(findings_json(two));
    CHECK(parsed["schema"] == "permille.findings/1");
    CHECK(parsed["findings"][0]["severity"] == "note");
    CHECK(parsed["findings"][0]["rows"] == json{"19"});
    CHECK(parsed["findings"][0]["scenario"] == "a");
    CHECK(json::parse(findings_json(std::span(two).first(1)))["findings"][0].count("scenario") == 0);
    CHECK(json::parse(findings_json(std::span(two).last(1)))["findings"].empty());
}

TEST_CASE("a manifest names its scenario, and other texts name none") {
    Manifest manifest;
    manifest.scenario = "jingyan";
    manifest.command = {"permille", "run", "井研.yaml"};
    const std::string text = manifest_json(manifest);
    CHECK(json::parse(text)["schema"] == "permille.run/1");
    CHECK(json::parse(text)["command"][2] == "井研.yaml");
    CHECK(scenario_of_manifest(text) == "jingyan");
    CHECK_FALSE(scenario_of_manifest(""));
    CHECK_FALSE(scenario_of_manifest("{\"scenario\": \"jingyan\"}"));
    CHECK_FALSE(scenario_of_manifest("{\"schema\": \"permille.run/1\", \"scenario\": 3}"));
    CHECK_FALSE(scenario_of_manifest("[1, 2"));
    CHECK_FALSE(scenario_of_manifest(std::string(100'000, '[')));
}

TEST_CASE("the version is the one that the build file states") {
    std::ifstream in(testing::project_folder() / "CMakeLists.txt");
    std::stringstream text;
    text << in.rdbuf();
    CHECK(text.str().find("project(permille VERSION " + std::string(version) + " ") != std::string::npos);
}

TEST_CASE("a rare event has the probability of none, and what must be said of it") {
    Scenario scenario = small_plan::county({});
    outcomes::Event event;
    event.unit = {"例", "deaths"};
    scenario.events.entries.push_back({"maternal_deaths", event});
    plan::Target row = small_plan::nurses_per_1000();
    row.kind = plan::Kind::rare_event;
    row.better = plan::Better::lower;
    row.op = plan::Operator::le;
    row.indicator = plan::Indicator{"maternal_deaths", "births", 100'000};
    row.base = small_plan::printed(0, "0");
    row.target = small_plan::printed(14.5, "14.5");
    scenario.targets.entries.push_back({"maternal_mortality", row});
    const std::vector<double> births(4, 2000), none(4, 0);
    const auto run = small_plan::ensemble(
        {{"births", {births, births, births}}, {"row.maternal_mortality", {none, none, {0, 0, 0, 1}}}});
    const auto result = evaluate("example", "abc", scenario, run, 7, 1);
    const json target = json::parse(summary_json(result))["targets"][0];
    CHECK(target["p_none"] == 0.75);
    CHECK(target["p_reach"] == 0.75);
    CHECK(target["shortfall"]["unit"] == "deaths");
    CHECK(target["remark"]["en"] ==
          "one among 2 000 births makes 50.0, so that only none meets the target; probability of none in 2022: 75%");
    const std::string page = planner_table(result, {.language = Language::en, .file = "example.yaml"});
    CHECK(page.find("Row 12, Registered nurses per 1000 residents: one among 2 000 births makes 50.0") !=
          std::string::npos);
}

TEST_CASE("staffed beds: figures where they are known, the reason where they are not, null where there are no beds") {
    Scenario scenario = small_plan::six_rows();
    const auto staffed_in = [&](const simulation::Ensemble& run) {
        return json::parse(summary_json(evaluate("example", "abc", scenario, run, 7, 1)))["staffed_beds"];
    };
    const auto series = [](std::vector<std::pair<std::string, small_plan::Years>> more) {
        std::vector<std::pair<std::string, small_plan::Years>> all{
            {"residents", {{1000, 1000}, {1000, 1000}, {2000, 2000}}}};
        all.insert(all.end(), more.begin(), more.end());
        return small_plan::ensemble(all);
    };
    const std::pair<std::string, small_plan::Years> beds{"beds", {{9, 9}, {10, 10}, {12, 16}}};
    const json known = staffed_in(series({beds, {"staffed_beds", {{8, 8}, {8, 8}, {8, 10}}}}));
    CHECK(known["year"] == 2022);
    CHECK(known["counted"]["median"] == 14);
    CHECK(known["staffed"]["median"] == 9);
    CHECK(known["staffed"]["p05"].get<double>() == doctest::Approx(8.1));
    CHECK(known["per_1000"]["median"] == 4.5);
    CHECK(known["reason"].is_null());
    const json without_norms = staffed_in(series({beds}));
    CHECK(without_norms["counted"]["median"] == 14);
    CHECK(without_norms["staffed"].is_null());
    CHECK(without_norms["reason"]["en"] == "the scenario gives no staff per bed (staffing)");
    scenario.staffing.emplace();
    CHECK(staffed_in(series({beds}))["reason"]["zh"] == "床位人员配备标准（staffing）所用的 注册护士 未推算");
    CHECK(staffed_in(series({beds, {"nurse", {{1, 1}, {1, 1}, {1, 1}}}}))["reason"]["en"] ==
          "physician, which the staff per bed (staffing) is counted in, is not projected");
    CHECK(staffed_in(series(
              {beds, {"nurse", {{1, 1}, {1, 1}, {1, 1}}}, {"physician", {{1, 1}, {1, 1}, {1, 1}}}}))["reason"]["en"] ==
          "the beds stand in no facilities");
    CHECK(staffed_in(series({})).is_null());
}

TEST_CASE("a row with a history has its baselines") {
    Scenario scenario = small_plan::county({{"nurses", small_plan::nurses_per_1000()}});
    plan::History history;
    history.years.entries = {{"2018", Number(3.02)}};
    scenario.history.entries.push_back({"nurses", history});
    const std::vector<double> people(2, 1000), nurses(2, 3.42);
    const auto run =
        small_plan::ensemble({{"residents", {people, people, people}}, {"nurse", {nurses, nurses, nurses}}});
    const json row = json::parse(summary_json(evaluate("example", "abc", scenario, run, 7, 1)))["targets"][0];
    // 3.02 in 2018 and 3.42 in 2020 are 0.2 a year: 3.82 in 2022; compound 3.42 x 3.42 / 3.02.
    CHECK(row["baselines"]["trend"].get<double>() == doctest::Approx(3.82));
    CHECK(row["baselines"]["compound"].get<double>() == doctest::Approx(3.42 * 3.42 / 3.02));
    CHECK(row["baselines"]["gm11"].is_null());
}

TEST_CASE("what rests on estimates, and how adding replications ended, stand in the document") {
    const Scenario scenario = small_plan::six_rows();
    const auto ensemble = small_plan::six_rows_run();
    RunResult result = evaluate("example", "0", scenario, ensemble, 1, 1);
    CHECK(json::parse(summary_json(result))["precision"].is_null());
    CHECK(json::parse(summary_json(result))["targets"][2]["estimates_variance_share"].is_null());
    result.estimates_shares.resize(6);
    result.estimates_shares[2] = indicators::VarianceShare{.share = 0.61, .standard_error = 0.02};
    result.precision =
        explore::Precision{.stopped = explore::Precision::Stopped::limit, .borderline = {"nurses_per_1000"}};
    const json run = json::parse(summary_json(result));
    CHECK(run["targets"][2]["estimates_variance_share"] == 0.61);
    CHECK(run["targets"][2]["estimates_variance_error"] == 0.02);
    CHECK(run["targets"][4]["estimates_variance_share"].is_null());
    CHECK(run["precision"] == json{{"stopped", "limit"}, {"borderline", {"nurses_per_1000"}}});
}
