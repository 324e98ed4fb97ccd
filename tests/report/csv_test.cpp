// Comma-separated values: quoting, tidy rows, exact numbers.
#include "permille/report/csv.hpp"

#include <doctest/doctest.h>

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
    CHECK(line == "scenario,indicator,year,quantile,value");
    std::getline(in, line);
    CHECK(line == "example,life_expectancy,2020,p05,78.9");
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
    one.note = "county total, less the known";
    CHECK(assumptions_csv(std::vector{one}) ==
          "path,value,unit,class,source,title_zh,title_en,note,place\n"
          "facilities.hospital.beds,650,beds,estimate,estimate,,,\"county total, less the known\",minhou.yaml:12\n");
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
