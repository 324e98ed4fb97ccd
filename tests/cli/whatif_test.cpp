// compare, levers and solve as a planner types them, in both languages, and what they say of mistakes.
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

#include "cli/program.hpp"
#include "support/strings.hpp"

using namespace permille::cli_test;
using Json = nlohmann::json;

namespace {

const std::string nurses = (scenarios / "whatif" / "jingyan_extra_nurses.yaml").string();
const std::string more = "workforce.nurse.recruitment.extra_per_year=20";

// The widest line in columns of a terminal: Chinese characters take two.
std::size_t widest(const std::string& text) {
    std::size_t widest_line = 0, width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte == '\n') {
            widest_line = std::max(widest_line, width);
            width = 0;
            ++i;
            continue;
        }
        const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        // Three bytes from U+2E80 on: ideographs and full-width marks.
        width +=
            length == 3 && byte >= 0xE2 && !(byte == 0xE2 && static_cast<unsigned char>(text[i + 1]) < 0xBA) ? 2 : 1;
        i += length;
    }
    return std::max(widest_line, width);
}

}  // namespace

TEST_CASE("compare shows a plan and its what-if, in both languages, within 100 columns") {
    const Ending zh = run({"compare", jingyan, nurses, "-r", "256", "--lang", "zh"});
    CHECK(zh.code == 0);
    CHECK(zh.err.empty());
    CHECK(has(zh.out, "比较   2020 → 2025   256 次模拟"));
    CHECK(has(zh.out, "每千常住人口注册护士数"));
    CHECK(has(zh.out, "只有一组输入不同：人员"));
    CHECK(widest(zh.out) <= 100);
    const Ending en = run({"compare", jingyan, nurses, "-r", "256", "--lang", "en"});
    CHECK(has(en.out, "A  jingyan"));
    CHECK(has(en.out, "B  jingyan_extra_nurses"));
    CHECK(has(en.out, "Only one group of inputs differs, staff"));
    CHECK(widest(en.out) <= 100);
}

TEST_CASE("compare of one file and --set is the plan without and with it") {
    const Ending ending = run({"compare", first, "--set", more, "-r", "256", "--format", "json"});
    REQUIRE(ending.code == 0);
    const Json document = Json::parse(ending.out);
    CHECK(document["schema"] == "permille.compare/1");
    CHECK(document["scenarios"][1]["label"] == "first --set");
    const Json& difference = document["differences"][0];
    CHECK(difference["groups"].size() == 1);
    for (const Json& row : difference["rows"]) {
        const double change = row["change"]["value"];
        CHECK(row["drivers"]["workforce"].get<double>() == doctest::Approx(change).epsilon(1e-12));
        if (row["id"] == "nurses_per_1000") {
            CHECK(change > 0);
            CHECK(row["count_change"]["value"] > 50);
            CHECK(row["count_change"]["unit"] == "nurses");
        } else {
            CHECK(change == 0);
        }
    }
}

TEST_CASE("compare says what was set, on the page and in the JSON") {
    const Ending page = run({"compare", first, "--set", more, "-r", "64", "--lang", "en"});
    REQUIRE(page.code == 0);
    CHECK(has(page.out, "\n     --set " + more + "\n"));
    const std::size_t before = page.out.find("B  first --set"), set = page.out.find("     --set " + more);
    CHECK(before < set);
    const Ending ending = run({"compare", first, "--set", more, "-r", "64", "--format", "json"});
    const Json document = Json::parse(ending.out);
    CHECK(document["scenarios"][0]["sets"].empty());
    CHECK(document["scenarios"][1]["sets"] == Json::array({more}));
    // Of two files each has it.
    const Ending both = run({"compare", first, first, "--set", more, "-r", "64", "--format", "json"});
    const Json of_both = Json::parse(both.out);
    for (const Json& scenario : of_both["scenarios"]) CHECK(scenario["sets"] == Json::array({more}));
}

TEST_CASE("what no row measures is said: a county whose patients are not simulated") {
    const Ending run_page =
        run({"run", jingyan, "-r", "64", "--lang", "en", "--out", Scratch().path().string(), "--force"});
    CHECK(has(run_page.out, "patients are not simulated"));
    const Ending compared =
        run({"compare", jingyan, "--set", "care.alliance_effects.shared_days=0", "-r", "64", "--lang", "en"});
    CHECK(compared.code == 0);
    CHECK(has(compared.out, "permille network FILE"));
}

TEST_CASE("what sub-centres do for visits inside a county whose plan prints no figure: its what-if has the row") {
    const std::string visits = (scenarios / "whatif" / "jingyan_visits.yaml").string();
    const std::string late = (scenarios / "whatif" / "jingyan_visits_subcentres_late.yaml").string();
    const Ending ending = run({"compare", visits, late, "-r", "256", "--format", "json"});
    REQUIRE(ending.code == 0);
    const Json difference = Json::parse(ending.out)["differences"][0];
    const auto row = std::find_if(difference["rows"].begin(), difference["rows"].end(),
                                  [](const Json& one) { return one["id"] == "in_county_visit_share"; });
    REQUIRE(row != difference["rows"].end());
    // Two of the three stand in 2025 in the median, or none: fewer people are treated inside.
    CHECK((*row)["count_change"]["interval"][1] < 0);
    CHECK((*row)["count_change"]["unit"] == "visits");
    // The county's own rows are those of its file: patients change nothing about them.
    const auto rows_of = [](const std::string& file) {
        const Scratch scratch;
        const auto out = scratch.path() / "out";
        CHECK(run({"run", file, "-r", "64", "--quiet", "--out", out.string()}).code == 0);
        return content(out / "indicators.csv");
    };
    std::istringstream with(rows_of(visits)), without(rows_of(jingyan));
    std::set<std::string> found;
    const auto of_plan = [](const std::string& line) { return line.substr(std::min(line.find(','), line.size())); };
    for (std::string line; std::getline(with, line);) found.insert(of_plan(line));
    int rows = 0;
    for (std::string line; std::getline(without, line); ++rows) CHECK(found.contains(of_plan(line)));
    CHECK(rows > 300);
}

TEST_CASE("compare of a scenario with itself is all zeros") {
    const Ending ending = run({"compare", first, first, "-r", "64", "--format", "csv"});
    REQUIRE(ending.code == 0);
    std::stringstream lines(ending.out);
    std::string line;
    REQUIRE(std::getline(lines, line));
    CHECK(line ==
          "first,other,row,id,p_first,p_other,change,low,high,median_change,count_change,count_low,count_high,group,"
          "part,median_part");
    int rows = 0;
    while (std::getline(lines, line)) {
        ++rows;
        CHECK(line.rfind("first,first (2),", 0) == 0);
        CHECK(line.substr(line.size() - 17) == ",0,0,0,0,0,0,0,,,");
    }
    CHECK(rows == 3);
}

TEST_CASE("different counties are compared without a split, and the reason is said") {
    const Ending ending = run({"compare", jingyan, (scenarios / "minhou.yaml").string(), "-r", "64", "--lang", "en"});
    CHECK(ending.code == 0);
    CHECK(has(ending.out, "no versions of one plan"));
    CHECK(has(ending.out, "not a row of"));
    CHECK(has(ending.out, "Targets differ, each is judged by its own: row "));
    CHECK(widest(ending.out) <= 100);
}

TEST_CASE("a target that a variant moves is told with both values, one that stays is not") {
    const std::string set = "targets.nurses_per_1000.target=2.5";
    const Ending zh = run({"compare", jingyan, "--set", set, "-r", "64", "--lang", "zh"});
    CHECK(has(zh.out, "目标不同，各按自己的目标判断：第 12 行（A ≥ 4；B ≥ 2.5）"));
    const Ending json = run({"compare", jingyan, "--set", set, "-r", "64", "--format", "json"});
    const Json document = Json::parse(json.out);
    int moved = 0;
    for (const Json& row : document["differences"][0]["rows"]) {
        if (row["asked"][0] == row["asked"][1]) continue;
        ++moved;
        CHECK(row["id"] == "nurses_per_1000");
        CHECK(row["asked"][1]["en"] == "≥ 2.5");
    }
    CHECK(moved == 1);
    const Ending year =
        run({"compare", jingyan, "--set", "targets.nurses_per_1000.year=2024", "-r", "64", "--lang", "en"});
    CHECK(has(year.out, "row 12 (A ≥ 4 in 2025; B ≥ 4 in 2024)"));
    const Ending count = run({"compare", jingyan, "--set", "targets.nurses_per_1000.indicator.numerator=physician",
                              "-r", "64", "--lang", "en"});
    CHECK(has(count.out, "so that medians do not compare: row 12"));
    const Ending same = run({"compare", jingyan, nurses, "-r", "64", "--lang", "zh"});
    CHECK_FALSE(has(same.out, "目标不同"));
}

TEST_CASE("levers lists path, bounds, cost and what a step does") {
    const Ending ending = run({"levers", first, "-r", "256", "--format", "json"});
    REQUIRE(ending.code == 0);
    const Json document = Json::parse(ending.out);
    CHECK(document["schema"] == "permille.levers/1");
    const auto found = std::find_if(document["levers"].begin(), document["levers"].end(), [](const Json& lever) {
        return lever["path"] == "workforce.nurse.recruitment.extra_per_year";
    });
    REQUIRE(found != document["levers"].end());
    CHECK((*found)["unit"] == "persons per year");
    CHECK((*found)["low"] == 0);
    CHECK((*found)["high"] == 40);
    CHECK((*found)["step"] == 2);
    CHECK((*found)["neutral"] == 0);
    CHECK((*found)["value"] == 0);
    CHECK((*found)["cost"] == 125000);
    CHECK((*found)["cost_per"] == "person_year");
    CHECK((*found)["cost_source"] == "personnel_cost_2020");
    CHECK((*found)["effects"].size() == 3);
    for (const Json& lever : document["levers"])
        for (const char* key : {"path", "label", "unit", "low", "high", "step", "neutral", "value", "cost"})
            CHECK(lever.contains(key));

    const Ending zh = run({"levers", first, "-r", "128", "--lang", "zh"});
    CHECK(has(zh.out, "注册护士：多放招聘名额（个/年）"));
    CHECK(has(zh.out, "每人每年 12.5 万元"));
    CHECK(widest(zh.out) <= 100);
    CHECK(widest(run({"levers", first, "-r", "128", "--lang", "en"}).out) <= 100);
    const Ending csv = run({"levers", first, "-r", "64", "--format", "csv"});
    CHECK(csv.out.rfind("path,unit,low,high,", 0) == 0);
}

TEST_CASE("solve finds a setting, and a run with it has the probability that solve says") {
    const Ending ending = run({"solve", first, "2", "--p", "70%", "-r", "1024", "--format", "json"});
    REQUIRE(ending.code == 0);
    const Json document = Json::parse(ending.out);
    CHECK(document["schema"] == "permille.solve/1");
    CHECK(document["target"]["id"] == "nurses_per_1000");
    REQUIRE_FALSE(document["levers"].empty());
    const Json& best = document["levers"][0];
    REQUIRE(best["reached"] == true);
    CHECK(best["p_reach"]["value"] >= 0.7);
    CHECK(best["p_reach_one_less"] < 0.7);
    const Ending csv = run({"solve", first, "2", "--p", "70%", "-r", "1024", "--format", "csv"});
    REQUIRE(csv.code == 0);
    const std::string line = csv.out.substr(csv.out.find('\n') + 1);
    CHECK(csv.out.starts_with("path,unit,low,high,neutral,value,reached,setting,p_reach,"));
    CHECK(line.starts_with(best["path"].get<std::string>() + ","));
    CHECK(has(line.substr(0, line.find('\n')), ",true," + best["setting"].dump() + ","));
    const Scratch scratch;
    const std::string set = best["path"].get<std::string>() + "=" + best["setting"].dump();
    const Ending again =
        run(Call{.words = {"run", first, "--set", set, "-r", "1024", "--format", "json"}, .folder = scratch.path()});
    REQUIRE(again.code == 0);
    const Json confirmed = Json::parse(again.out);
    for (const Json& target : confirmed["targets"])
        if (target["id"] == "nurses_per_1000") CHECK(target["p_reach"] == best["p_reach"]["value"]);
}

TEST_CASE("the command that is suggested after a run is typed as it stands, and runs") {
    const Scratch scratch;
    fs::copy(scenarios, scratch.path() / "scenarios", fs::copy_options::recursive);
    fs::copy(scratch.path() / "scenarios/first.yaml", scratch.path() / "scenarios/it's a -county.yaml");
    const std::vector<std::vector<std::string>> lines = {
        {"scenarios/first.yaml", "--set", "targets.nurses_per_1000.target=4.6"},
        {"scenarios/it's a -county.yaml", "--set", "targets.nurses_per_1000={target: 9}", "--large"},
        {"scenarios/first.yaml"},
        {"scenarios/first.yaml", "--set", "targets.nurses_per_1000={operator: le, better: lower, target: 3}"}};
    for (std::vector<std::string> words : lines) {
        CAPTURE(words.back());
        words.insert(words.begin(), "run");
        words.insert(words.end(), {"-r", "64"});
        const Ending ran = run({.words = words, .folder = scratch.path()});
        REQUIRE(ran.code == 0);
        const auto at = ran.out.find("\n    permille ");
        REQUIRE(at != std::string::npos);
        const std::string command = ran.out.substr(at + 5, ran.out.find('\n', at + 1) - at - 5);
        CAPTURE(command);
        CHECK(has(command, words.size() == 4 ? "permille check" : "permille solve"));
        // Through a shell, with the program on the PATH, fewer replications and nothing else added.
        const std::string typed = "cd '" + scratch.path().string() + "' && PATH='" +
                                  fs::path(program).parent_path().string() + "':$PATH && " + command +
                                  (has(command, "solve") ? " -r 64" : "") + " >typed.txt 2>&1";
        CHECK(std::system(typed.c_str()) == 0);
        CHECK(content(scratch.path() / "typed.txt").size() > 100);
    }
}

TEST_CASE("solve speaks to planners in both languages") {
    const Ending zh = run({"solve", first, "nurses_per_1000", "--p", "0.7", "-r", "256", "--lang", "zh"});
    CHECK(has(zh.out, "要求达标概率 70.0%"));
    CHECK(has(zh.out, "单独使用即可达到的抓手，按费用由低到高"));
    CHECK(has(zh.out, "    permille run " + first + " --set workforce.nurse."));
    const Ending en = run({"solve", first, "nurses_per_1000", "--p", "0.7", "-r", "256", "--lang", "en"});
    CHECK(has(en.out, "Levers that reach it alone, the cheapest first"));
    const Ending none = run({"solve", first, "life_expectancy", "--p", "0.99", "-r", "64", "--lang", "en"});
    CHECK(none.code == 0);
    CHECK(has(none.out, "No lever within its bounds reaches it alone"));
}

TEST_CASE("mistakes on the line are one sentence each, exit 2") {
    const auto refused = [](std::vector<std::string> words, const std::string& sentence) {
        const Ending ending = run(std::move(words));
        CHECK(ending.code == 2);
        CHECK(ending.out.empty());
        CHECK(has(ending.err, sentence));
    };
    refused({"compare", first}, "compare needs two scenarios, or one and --set");
    refused({"compare", first, first, "--set", "horizon.target=2030", "--lang", "zh", "--format", "xml"}, "--format");
    refused({"solve", first}, "solve needs one file and one row, its id or its number");
    refused({"solve", first, "nurse_per_1000"}, "has no row nurse_per_1000; did you mean 'nurses_per_1000'?");
    refused({"solve", first, "2", "--p", "80"}, "--p 80 is no probability between 0 and 1; write it like 0.8 or 80%");
    refused({"solve", jingyan, "2"}, "row 2 is not projected: ");
    refused({"levers", first, first}, "levers");
    refused({"levers"}, "levers");
}

TEST_CASE("scenarios of different years are not compared") {
    const Scratch scratch;
    const fs::path longer = scratch.write("longer.yaml", "permille: 1\nextends: first.yaml\nhorizon: {target: 2030}\n");
    fs::copy_file(scenarios / "first.yaml", scratch.path() / "first.yaml");
    const Ending ending = run({"compare", (scratch.path() / "first.yaml").string(), longer.string()});
    CHECK(ending.code == 2);
    CHECK(has(ending.err, "first covers 2020-2025 and longer covers 2020-2030"));
}

TEST_CASE("mistakes in a scenario are told by compare, levers and solve as by run") {
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"compare", first, first}, {"levers", first}, {"solve", first, "2"}}) {
        std::vector<std::string> with_set = words;
        with_set.insert(with_set.end(), {"--set", "workforce.nurse.leaving.multiplier=11"});
        const Ending ending = run(with_set);
        CHECK(ending.code == 3);
        CHECK(ending.out.empty());
        CHECK(has(ending.err, "11 is outside [0, 10]"));
    }
}
