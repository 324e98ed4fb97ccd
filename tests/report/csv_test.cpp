// Comma-separated values: quoting, tidy rows, exact numbers.
#include "permille/report/csv.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "report/small_run.hpp"

using namespace permille;
using namespace permille::report;

TEST_CASE("cells with commas, quotes and line breaks are quoted") {
    CHECK(csv_cell("beds") == "beds");
    CHECK(csv_cell("a,b") == "\"a,b\"");
    CHECK(csv_cell("say \"so\"") == "\"say \"\"so\"\"\"");
    CHECK(csv_cell("two\nlines") == "\"two\nlines\"");
}

TEST_CASE("indicators are tidy: one value a line, projected rows only") {
    const Scenario scenario = small_plan::six_rows();
    const auto run = small_plan::six_rows_run();
    std::istringstream in(indicators_csv(evaluate("example", "", scenario, run, 1, 1)));
    std::string line;
    std::getline(in, line);
    CHECK(line == "scenario,indicator,year,quantile,value,unit_zh,unit_en");
    std::getline(in, line);
    CHECK(line == "example,life_expectancy,2020,p05,78.9,岁,years");
    int lines = 1;
    while (std::getline(in, line)) ++lines;
    CHECK(lines == 3 * 3 * 4);
}

TEST_CASE("the register has every number with its source and place") {
    indicators::Assumption one;
    one.path = "facilities.hospital.beds";
    one.number = small_plan::printed(650, "650", "estimate");
    one.number.place = {std::make_shared<const std::string>("minhou.yaml"), 12, 5};
    one.unit = "beds";
    one.source = indicators::SourceClass::estimate;
    one.note = {"全县总数，减去已知", "county total, less the known"};
    CHECK(assumptions_csv(std::vector{one}) ==
          "path,value,unit,class,source,title_zh,title_en,note_zh,note_en,place\n"
          "facilities.hospital.beds,650,beds,estimate,estimate,,,全县总数，减去已知,\"county total, less the "
          "known\",minhou.yaml:12\n");
}

TEST_CASE("a value of each replication reads back as the same double; failed ones are empty") {
    const Scenario scenario = small_plan::six_rows();
    auto run = small_plan::six_rows_run();
    run.failed = {{.replication = 1}};
    std::string text;
    per_replication_csv(evaluate("example", "", scenario, run, 1, 1), [&](std::string_view piece) { text += piece; });
    std::istringstream in(text);
    std::string line;
    std::getline(in, line);
    CHECK(line == "replication,life_expectancy,nurses_per_1000,beds_per_1000");
    std::getline(in, line);
    const auto second = line.find(',', line.find(',') + 1) + 1;
    CHECK(std::strtod(line.c_str() + second, nullptr) == 1100.0 / 280'641 * 1000);
    std::getline(in, line);
    CHECK(line == "1,,,");
}

TEST_CASE("for Excel: a byte order mark, and nothing that could be taken for a formula but numbers") {
    const std::string mark = "\xef\xbb\xbf";
    CHECK(for_excel("a,b\n1,2\n") == mark + "a,b\n1,2\n");
    CHECK(for_excel("") == mark);
    CHECK(for_excel("=1+1,+x,-y,@z\n") == mark + "'=1+1,'+x,'-y,'@z\n");
    CHECK(for_excel("-5,+5,-0.5e3,-,+,--1,-inf,-nan\n") == mark + "-5,+5,-0.5e3,'-,'+,'--1,'-inf,'-nan\n");
    CHECK(for_excel("＝1,＋1,－1,＠x,\tx\n") == mark + "'＝1,'＋1,'－1,'＠x,'\tx\n");
    CHECK(for_excel("a=1,b@c,,\n") == mark + "a=1,b@c,,\n");
    // Cells in quotes: the comma and the line break inside belong to them.
    CHECK(for_excel("\"=a,=b\",\"x\n=y\",\"say \"\"=no\"\"\"\n=z\n") ==
          mark + "\"'=a,=b\",\"x\n=y\",\"say \"\"=no\"\"\"\n'=z\n");
    CHECK(for_excel("\"\r=x\",\"\n=x\",\"-7\"") == mark + "\"'\r=x\",\"'\n=x\",\"-7\"");
    CHECK(for_excel("\"\"\"=x\"\n") == mark + "\"\"\"=x\"\n");
}

TEST_CASE("a line for each row of the plan, projected or not, under headers that do not change") {
    const Scenario scenario = small_plan::six_rows();
    const auto run = small_plan::six_rows_run();
    const std::string table = targets_csv(evaluate("example", "0", scenario, run, 1, 1));
    CHECK(
        table.rfind("scenario,row,indicator,name_zh,name_en,kind,nature,unit_zh,unit_en,base,base_text,operator,target,"
                    "target_text,year,p05,median,p95,p_reach,p_low,p_high,verdict,borderline,shortfall,"
                    "shortfall_if_missed,shortfall_unit_zh,shortfall_unit_en,first_year,reason_zh,reason_en,"
                    "estimates_variance_share\n",
                    0) == 0);
    CHECK(std::count(table.begin(), table.end(), '\n') == 7);
    CHECK(
        table.find("example,1,life_expectancy,人均预期寿命,Life expectancy at birth,demographic,binding,岁,years,78.47,"
                   "78.47,ge,78.6,78.6,2022,78.9,78.9,78.9,1,") != std::string::npos);
    CHECK(table.find(",reachable,false,0,,") != std::string::npos);
    CHECK(table.find(",not_projected,false,") != std::string::npos);
    CHECK(table.find("\"Beds of health institutions per 1000 permanent residents, private hospitals included\"") !=
          std::string::npos);
    CHECK(targets_csv(evaluate("example", "0", scenario, run, 1, 1), false).rfind("example,", 0) == 0);
}

TEST_CASE("findings: one line each, the rows they cite separated by blanks") {
    const std::vector<CheckedScenario> checked{
        {"one", {{.id = "ratio", .severity = Severity::error, .rows = {"11", "12"}, .message = {"矛盾", "a, b"}}}},
        {"two", {}}};
    CHECK(findings_csv(checked) ==
          "scenario,finding,severity,rows,message_zh,message_en\none,ratio,error,11 12,矛盾,\"a, b\"\n");
}
