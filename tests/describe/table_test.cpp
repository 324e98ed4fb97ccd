// CSV tables: what is read, with its places, and what is refused.
#include "permille/describe/table.hpp"

#include <doctest/doctest.h>

#include "support/strings.hpp"

using namespace permille;
using Strings = std::vector<std::string>;

namespace {

Strings said(const Issues& issues) {
    Strings all;
    for (const Issue& issue : issues.all()) all.push_back(to_string(issue, Language::en));
    return all;
}
Strings refused(std::string_view text, std::vector<std::string_view> required = {}, const TableLimits& limits = {}) {
    return said(parse_table(text, "t.csv", required, limits).issues);
}

}  // namespace

TEST_CASE("comments, a header, plain and quoted cells") {
    const auto table =
        parse_table("# unit: persons\nage,male,note\n0, 12 ,\"a, \"\"b\"\"\nc\"\n# more\n\n1,34,县\r\n", "t.csv", {});
    REQUIRE(table);
    CHECK(table.value->rows() == 2);
    CHECK(table.value->columns() == Strings{"age", "male", "note"});
    CHECK(table.value->text(0, "note") == "a, \"b\"\nc");
    CHECK(table.value->text(1, "note") == "县");
    CHECK(table.value->place(1, "male").line == 7);
    CHECK(table.value->place(1, "male").column == 3);
    Issues issues;
    CHECK(table.value->numbers("male", 0, 100, issues) == std::vector<double>{12, 34});
    CHECK(issues.empty());
    CHECK(table.value->column("female") == -1);
}

TEST_CASE("a wrong cell is told with its place") {
    const auto table = parse_table("age,男\n0,1\n1,nan\n2,\n3,1_000\n4,-1\n", "t.csv", {});
    REQUIRE(table);
    Issues issues;
    const std::vector<double> numbers = table.value->numbers("男", 0, 100, issues);
    CHECK(numbers.size() == 5);
    CHECK(said(issues) == Strings{"t.csv:3:3: 男: nan is not a finite number; write a number",
                                  "t.csv:4:3: 男: the cell of column 男 is empty; it must be a number",
                                  "t.csv:5:3: 男: 1_000 has separators; write 1000",
                                  "t.csv:6:3: 男: -1 is outside [0, 100]"});
}

TEST_CASE("a table that is no table is refused") {
    CHECK(refused("") == Strings{"t.csv:1:1: the table has no header line"});
    CHECK(refused("# x\n") == Strings{"t.csv:1:1: the table has no header line"});
    CHECK(refused("a,b\n") == Strings{"t.csv:1:1: the table has a header and no rows"});
    CHECK(refused("a,b\n1\n1,2,3\n") == Strings{"t.csv:2:1: this row has 1 cell, the header has 2",
                                                "t.csv:3:1: this row has 3 cells, the header has 2"});
    CHECK(refused("a,a,\n1,2,3\n") == Strings{"t.csv:1:3: column a appears twice", "t.csv:1:5: column 3 has no name"});
    CHECK(refused("ages,b\n1,2\n", {"age", "b"}) == Strings{"t.csv:1:1: column age is missing; did you mean 'ages'?"});
    CHECK(refused("a,b\n\"1,2\n").at(0).ends_with("a quotation mark is not closed, or text stands behind it"));
    CHECK(refused("a,b\n\"1\"x,2\n") == Strings{"t.csv:2:4: a quotation mark is not closed, or text stands behind it"});
    CHECK(refused("a,b\n1\"x,2\n") == Strings{"t.csv:2:4: a quotation mark is not closed, or text stands behind it"});
    CHECK(refused("a\n1\n2\n3\n", {}, {.rows = 2}) == Strings{"t.csv:4:1: has more than 2 rows"});
    CHECK(refused("a\n\xCF\xD8\n") ==
          Strings{"t.csv:2:1: is not UTF-8 but looks like GB18030 (GBK); save the file as UTF-8"});
}
