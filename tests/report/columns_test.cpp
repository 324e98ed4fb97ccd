// Plain tables in columns.
#include "../../engine/report/columns.hpp"

#include <doctest/doctest.h>

using namespace permille::report;

TEST_CASE("a cell that states its lines keeps them, and its column is as wide as the widest") {
    const std::string set = set_in_columns({{Align::left, 10}, {Align::left, 24}}, 0, {"Row", "Driven by"},
                                           {{"beds", "people +1.0\nplaces -12.5"}, {"nurses", "—"}}, 60);
    CHECK(set ==
          "Row     Driven by\n"
          "beds    people +1.0\n"
          "        places -12.5\n"
          "nurses  —\n");
}
