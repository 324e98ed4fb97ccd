// Units have a wording in both languages.
#include "permille/base/unit_word.hpp"

#include <doctest/doctest.h>

using namespace permille;

TEST_CASE("a unit has its word in Chinese, a yearly rate that of its thing") {
    CHECK(unit_word("persons").zh == "人");
    CHECK(unit_word("persons").en == "persons");
    CHECK(unit_word("share per year").zh == "份额/年");
    CHECK(unit_word("never heard of").zh == "never heard of");
}
