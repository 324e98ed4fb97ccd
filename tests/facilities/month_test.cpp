// Months as authors write them.
#include "permille/facilities/month.hpp"

#include <doctest/doctest.h>

using namespace permille::facilities;

TEST_CASE("a month is YYYY-MM and nothing else") {
    CHECK(parse_month("2023-06")->months_since(2021) == 29);
    CHECK(parse_month("2021-01")->months_since(2021) == 0);
    CHECK(parse_month("2020-12")->months_since(2021) == -1);
    for (const char* wrong : {"", "2023", "2023-6", "2023-00", "2023-13", "2023/06", "23-06", "2023-06-01", "2o23-06",
                              " 2023-06", "2023- 6", "-023-06"}) {
        INFO(wrong);
        CHECK_FALSE(parse_month(wrong).has_value());
    }
}
