// The planner's table: no row is lost, columns stand straight, no line is wider than the page.
#include "permille/report/table.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "permille/report/figures.hpp"
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

std::string page_of(const Scenario& scenario, const simulation::Ensemble& run, TableOptions options) {
    return planner_table(evaluate("example", "0", scenario, run, 1, 1), options);
}

std::string page_in(Language language, Colour colour = Colour::none) {
    const Scenario scenario = small_plan::six_rows();
    const auto run = small_plan::six_rows_run();
    return page_of(scenario, run, {.language = language, .colour = colour, .file = "example.yaml"});
}

int column_of(const std::string& line, const std::string& text) {
    const auto at = line.find(text);
    REQUIRE(at != std::string::npos);
    return display_width(line.substr(0, at));
}

}  // namespace

TEST_CASE("no line is wider than the page or ends in spaces, in either language, on any page") {
    const Scenario scenario = small_plan::six_rows();
    const auto run = small_plan::six_rows_run();
    for (const Language language : {Language::zh, Language::en}) {
        for (const int width : {100, 120, 140}) {
            for (const std::string& line :
                 lines_of(page_of(scenario, run, {.language = language, .width = width, .file = "example.yaml"}))) {
                INFO(line);
                CHECK(display_width(line) <= width);
                CHECK((line.empty() || line.back() != ' '));
            }
        }
    }
}

TEST_CASE("every row of the plan is there once, in the plan's order, projected or not") {
    const auto lines = lines_of(page_in(Language::zh));
    std::vector<std::string> rows;
    for (std::size_t i = 3; i < lines.size() && !lines[i].empty(); ++i) {
        std::istringstream in(lines[i]);
        std::string first;
        in >> first;
        if (lines[i].substr(0, 2).find_first_not_of(' ') != std::string::npos) rows.push_back(first);
    }
    CHECK(rows == std::vector<std::string>{"1", "2", "12", "8", "17", "t3"});
}

TEST_CASE("columns stand straight under their heads although Chinese is twice as wide") {
    for (const Language language : {Language::zh, Language::en}) {
        const auto lines = lines_of(page_in(language));
        const std::string verdict = language == Language::zh ? "判断" : "Verdict";
        const std::string likely = language == Language::zh ? "较可能" : "likely";
        const std::string reachable = language == Language::zh ? "可达到" : "reachable";
        std::string head, nurses, life;  // the first lines of each
        for (const std::string& line : lines) {
            if (head.empty() && line.find(verdict) != std::string::npos) head = line;
            if (line.find("≥ 4.00") != std::string::npos && nurses.empty()) nurses = line;
            if (line.find("78.47") != std::string::npos && life.empty()) life = line;
        }
        CHECK(column_of(nurses, likely) == column_of(head, verdict));
        CHECK(column_of(life, reachable) == column_of(head, verdict));
    }
}

TEST_CASE("rows that are not projected say why, and what a target means in heads where there is no base") {
    const std::string page = page_in(Language::zh);
    CHECK(page.find("不可推算：目标不是数值（同比例提高）") != std::string::npos);
    CHECK(page.find("不可推算：无历史数据") != std::string::npos);
    CHECK(page.find("不可推算：无基数；") != std::string::npos);
    // 4.00 per 100 000 of 280 641 people: 11.2, so 12 people.
    std::string together;
    for (const std::string& line : lines_of(page))
        together += line.substr(line.find_first_not_of(' ') == std::string::npos ? 0 : line.find_first_not_of(' '));
    CHECK(together.find("12 人") != std::string::npos);
}

TEST_CASE("a shortfall has its unit, and a row that is likely misses nothing") {
    const auto lines = lines_of(page_in(Language::zh));
    const auto line_with = [&](const char* text) {
        for (const std::string& line : lines)
            if (line.find(text) != std::string::npos) return line;
        return std::string();
    };
    // About 8.0 allows 0.325: 7.675 x 280.641 = 2153.9, so 2 154 beds, 254 more than 1 900.
    CHECK(line_with("约 8.0").find("254 张") != std::string::npos);
    CHECK(line_with("≥ 4.00").find("—") != std::string::npos);
}

TEST_CASE("the closing lines: together, binding, first to fail, estimates, next command") {
    const std::string page = page_in(Language::en);
    CHECK(page.find("All projected targets together (3 rows): 0%") != std::string::npos);
    CHECK(page.find("Binding targets (row 1; not projected: row 2) together: 100%") != std::string::npos);
    CHECK(page.find("Largest relative gap most often: row 17") != std::string::npos);
    CHECK(page.find("permille show example.yaml --assumptions") != std::string::npos);
}

TEST_CASE("no row is asked about that no lever moves") {
    Scenario scenario = small_plan::six_rows();
    const auto page = [&] {
        return page_of(scenario, small_plan::six_rows_run(), {.language = Language::en, .file = "example.yaml"});
    };
    CHECK(page().find("    permille solve example.yaml beds_per_1000\n") != std::string::npos);
    for (auto& entry : scenario.targets.entries) entry.value.kind = plan::Kind::demographic;
    CHECK(page().find("    permille levers example.yaml\n") != std::string::npos);
    scenario.targets.entries.clear();
    CHECK(page() == "The scenario has no targets: there is no row to judge\n");
}

TEST_CASE("the next command asks what it would take to reach the row that fails first") {
    Scenario scenario = small_plan::county({{"nurses", small_plan::nurses_per_1000()}});
    const auto run =
        small_plan::ensemble({{"nurse", {{960, 960}, {960, 960}, {1082, 1082}}},
                              {"residents", {{280'641, 280'641}, {280'641, 280'641}, {280'641, 280'641}}}});
    const TableOptions options{.language = Language::en, .file = "x.yaml", .options = " --set a=b"};
    const std::string missed = page_of(scenario, run, options);
    CHECK(missed.find("Next: what would it take to reach row 12?\n    permille solve x.yaml nurses --set a=b\n") !=
          std::string::npos);
    CHECK(missed.find("permille show x.yaml --set a=b --assumptions") != std::string::npos);
    // Nothing is gained by hiring for a row that must fall: the same question holds for it.
    plan::Target& target = scenario.targets.entries[0].value;
    target.op = plan::Operator::le;
    target.better = plan::Better::lower;
    target.target = small_plan::printed(3, "3.00");
    const std::string too_many = page_of(scenario, run, options);
    CHECK(too_many.find("permille solve x.yaml nurses") != std::string::npos);
    CHECK(too_many.find("extra_per_year") == std::string::npos);
    // Of what is to be fewer nothing is missing.
    CHECK(too_many.find(" over") != std::string::npos);
    CHECK(missed.find(" over") == std::string::npos);
    target.target = small_plan::printed(5, "5.00");
    CHECK(page_of(scenario, run, options).find("    permille check x.yaml --set a=b\n") != std::string::npos);
}

TEST_CASE("where levers were tried, the next command asks for the row that one of them helps most") {
    Scenario scenario = small_plan::six_rows();
    for (auto& entry : scenario.targets.entries)
        if (entry.value.row == "12") entry.value.target = small_plan::printed(4.3, "4.30");  // out of reach as well
    const auto run = small_plan::six_rows_run();
    RunResult result = evaluate("example", "0", scenario, run, 1, 1);
    std::size_t beds = 0, nurses = 0;
    for (std::size_t i = 0; i < scenario.targets.size(); ++i) {
        if (scenario.targets.entries[i].value.row == "12") nurses = i;
        if (scenario.targets.entries[i].value.row == "17") beds = i;
    }
    const auto asks = [&](std::size_t row) {
        const std::string page = planner_table(result, {.language = Language::en, .file = "x.yaml"});
        return page.find("    permille solve x.yaml " + scenario.targets.entries[row].id + "\n") != std::string::npos;
    };
    CHECK(asks(nurses));  // of rows that are never met the first
    explore::BestLever helps;
    helps.reach = 0.4;
    result.levers = {{.row = nurses, .best = {}}, {.row = beds, .best = helps}};
    CHECK(asks(beds));
    // One that moves the median alone does not reach it.
    helps.by = explore::HelpedBy::median;
    result.levers = {{.row = nurses, .best = {}}, {.row = beds, .best = helps}};
    CHECK(asks(nurses));
}

TEST_CASE("a start that the plan does not print is shown as an estimate, and the sign is explained") {
    Scenario scenario = small_plan::county({{"nurses", small_plan::nurses_per_1000()}});
    // 940, 960, 980 of 280 641 people are 3.35, 3.42, 3.49 per 1000: the median is 3.42.
    const auto run = small_plan::ensemble(
        {{"nurse", {{940, 960, 980}, {960, 960, 960}, {1082, 1082, 1082}}},
         {"residents", {{280'641, 280'641, 280'641}, {280'641, 280'641, 280'641}, {280'641, 280'641, 280'641}}}});
    const TableOptions chinese{.language = Language::zh, .file = "x.yaml"};
    CHECK(page_of(scenario, run, chinese).find('~') == std::string::npos);
    scenario.targets.entries[0].value.base.reset();
    const std::string page = page_of(scenario, run, chinese);
    CHECK(page.find(" ~3.42 ") != std::string::npos);
    CHECK(page.find("\n~ 为估计的起点（中位数）") != std::string::npos);
    // A base that is printed, and another from which a what-if starts; rounding alone is no other start.
    scenario.targets.entries[0].value.base = small_plan::printed(3.4, "3.4");
    CHECK(page_of(scenario, run, chinese).find('~') == std::string::npos);
    scenario.targets.entries[0].value.base = small_plan::printed(3.3, "3.3");
    CHECK(page_of(scenario, run, chinese).find("(~3.42)") != std::string::npos);
    scenario.targets.entries[0].value.base.reset();
    scenario.targets.entries[0].value.base_text = "三级以上";
    CHECK(page_of(scenario, run, chinese).find('~') == std::string::npos);
}

TEST_CASE("colour is asked for, and nothing but colour changes with it") {
    const std::string plain = page_in(Language::zh), coloured = page_in(Language::zh, Colour::terminal);
    CHECK(plain.find('\x1b') == std::string::npos);
    std::string without;
    for (std::size_t i = 0; i < coloured.size(); ++i) {
        if (coloured[i] == '\x1b')
            i = coloured.find('m', i);
        else
            without += coloured[i];
    }
    CHECK(without == plain);
}

TEST_CASE("an author's text cannot move the cursor") {
    Scenario scenario = small_plan::county({{"nurses", small_plan::nurses_per_1000()}});
    scenario.targets.entries[0].value.name = {"坏\x1b[2J名", "bad\x1b[2Jname"};
    scenario.targets.entries[0].value.row = "\x07";
    const auto run = small_plan::ensemble({{"nurse", {{1}, {1}, {1}}}, {"residents", {{1}, {1}, {1}}}});
    const std::string page = page_of(scenario, run, {.language = Language::zh, .file = "x.yaml"});
    CHECK(page.find('\x1b') == std::string::npos);
    CHECK(page.find('\x07') == std::string::npos);
}

TEST_CASE("failed replications are told") {
    const Scenario scenario = small_plan::six_rows();
    auto run = small_plan::six_rows_run();
    run.failed = {{.replication = 7}, {.replication = 9}};
    const std::string page = page_of(scenario, run, {.language = Language::en, .file = "x.yaml"});
    CHECK(page.find("2 replications failed and are left out (first: 7, 9).") != std::string::npos);
}

TEST_CASE("beside the row of beds: how many can be staffed, or why that is not known") {
    Scenario scenario = small_plan::six_rows();
    std::vector<double> people(64, 280'641), beds(64, 1900), staffed(64, 1615.4);
    const auto run = small_plan::ensemble({{"residents", {people, people, people}},
                                           {"beds", {beds, beds, beds}},
                                           {"staffed_beds", {staffed, staffed, staffed}}});
    const std::string known = page_of(scenario, run, {.language = Language::en, .file = "x.yaml"});
    CHECK(known.find("Row 17: of 1 900 projected beds 1 615 (1 615–1 615) can be staffed, 5.76 per 1000 people") !=
          std::string::npos);
    CHECK(page_in(Language::zh).find("第 17 行：床位中有多少可配足人员不可推算：情景未给出床位人员配备标准") !=
          std::string::npos);
    scenario.targets.entries[4].value.indicator->numerator = "nurse";
    CHECK(page_of(scenario, run, {.language = Language::en, .file = "x.yaml"}).find("can be staffed") ==
          std::string::npos);
}

TEST_CASE("a share or years are shown with a decimal at least, a count with none, people as people") {
    plan::Target life = small_plan::plain("life_expectancy", plan::Operator::ge, 79);
    life.kind = plan::Kind::demographic;
    CHECK(shown_decimals(life) == 1);
    life.indicator->numerator = "people_65_plus";
    CHECK(shown_decimals(life) == 0);
    plan::Target places = small_plan::plain("beds", plan::Operator::ge, 79);
    places.kind = plan::Kind::resource;
    CHECK(shown_decimals(places) == 0);
    CHECK(shown_decimals(small_plan::nurses_per_1000()) == 2);
    Scenario scenario = small_plan::county({{"nurses", small_plan::nurses_per_1000()}});
    scenario.workforce.entries[0].value.name.en = "registered nurses of long standing";
    const auto run =
        small_plan::ensemble({{"nurse", {{960}, {960}, {1082}}}, {"residents", {{280'641}, {280'641}, {280'641}}}});
    CHECK(page_of(scenario, run, {.language = Language::en, .file = "x.yaml"}).find(" 41 people ") !=
          std::string::npos);
    CHECK(page_of(scenario, run, {.language = Language::zh, .file = "x.yaml"}).find(" 41 人 ") != std::string::npos);
}

TEST_CASE("what a plan asks in Chinese words is said by its operator in English") {
    plan::Target literacy = small_plan::nurses_per_1000();
    literacy.op = plan::Operator::lower;
    literacy.target.reset();
    literacy.target_text = "逐步下降";
    CHECK(asked(literacy) == Text{"逐步下降", "to fall"});
    literacy.target_text = "-1 pp a year";
    CHECK(asked(literacy).en == "-1 pp a year");
    literacy.target_text = "每年降低1个百分点";
    literacy.target = Number(1.0);
    literacy.unit = {"%", "%"};
    CHECK(asked(literacy) == Text{"每年降低1个百分点", "to fall by 1 point a year"});
}

TEST_CASE("about says from where on it counts as met") {
    plan::Target nurses = small_plan::nurses_per_1000();  // from 3.42
    nurses.op = plan::Operator::about;
    nurses.target = small_plan::printed(4, "4.00");
    const Scenario scenario = small_plan::county({{"nurses", nurses}});
    const auto run =
        small_plan::ensemble({{"nurse", {{960, 960}, {960, 960}, {1082, 1082}}},
                              {"residents", {{280'641, 280'641}, {280'641, 280'641}, {280'641, 280'641}}}});
    // A quarter of 0.58 is less than a twentieth of 4.
    CHECK(page_of(scenario, run, {.language = Language::en, .file = "x.yaml"})
              .find("Row 12, Registered nurses per 1000 residents: “about” is judged as ≥ 3.855") != std::string::npos);
    CHECK(page_of(scenario, run, {.language = Language::zh, .file = "x.yaml"}).find("“约”按 ≥ 3.855") !=
          std::string::npos);
}

TEST_CASE("a unit is never parted inside its figure, nor a figure from its word") {
    plan::Target psychiatrists = small_plan::nurses_per_1000(), ambulances = small_plan::nurses_per_1000();
    psychiatrists.unit = {"人/10万人", "per 100 000"};
    ambulances.row = "13";
    ambulances.unit = {"辆/万人", "/10 000 people"};
    const Scenario scenario = small_plan::county({{"a", psychiatrists}, {"b", ambulances}});
    const std::string page =
        page_of(scenario, small_plan::six_rows_run(), {.language = Language::en, .file = "x.yaml"});
    CHECK(page.find(" 100 000 ") != std::string::npos);
    CHECK(page.find(" /10 000 people ") != std::string::npos);
}

TEST_CASE("a shortfall is never parted from what it counts, however many wide columns there are") {
    const LoadedScenario minhou = testing::loaded("minhou.yaml");
    // Few replications make borderline verdicts, which take the room of the shortfalls.
    for (const std::int64_t replications : {128, 256, 512}) {
        const std::string page =
            page_of(minhou.scenario, testing::run("minhou.yaml", {}, {.replications = replications}),
                    {.language = Language::zh, .file = "x.yaml"});
        CHECK(page.find(" 人次 ") != std::string::npos);
        CHECK(page.find(" 名新生儿 ") != std::string::npos);
        CHECK(page.find(" 人 不可达到") == std::string::npos);
    }
}

TEST_CASE("a rate without a base has the decimals of its target, one at least") {
    plan::Target deaths = small_plan::nurses_per_1000();
    deaths.kind = plan::Kind::rare_event;
    deaths.base.reset();
    deaths.target = small_plan::printed(7, "7");
    CHECK(shown_decimals(deaths) == 1);
    deaths.target = small_plan::printed(7.25, "7.25");
    CHECK(shown_decimals(deaths) == 2);
}

TEST_CASE("people are named for what they are: residents, by their median") {
    CHECK(page_in(Language::en).find("residents 280 641 → 280 641 (median)") != std::string::npos);
    CHECK(page_in(Language::zh).find("常住人口 280 641 → 280 641（中位数）") != std::string::npos);
}
