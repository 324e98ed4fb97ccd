// User text in messages, and the nearest word.
#include "permille/base/text.hpp"

#include <doctest/doctest.h>

#include "permille/base/issues.hpp"
#include "permille/base/spelling.hpp"

using namespace permille;

TEST_CASE("control and direction characters are escaped, other text is not") {
    CHECK(printable("县医院 a\\b") == "县医院 a\\b");
    CHECK(printable("a\x1b[31mb\n") == "a\\x1B[31mb\\x0A");
    CHECK(printable("a\u202Eb\u200Bc\u0085d") == "a\\u202Eb\\u200Bc\\x85d");
    CHECK(printable("a\xff\xfe") == "a\\xFF\\xFE");
    CHECK(printable(printable("\x1b")) == printable("\x1b"));
}

TEST_CASE("an excerpt is cut between characters") {
    CHECK(excerpt("县医院", 2) == "县医…");
    CHECK(excerpt("县医院", 3) == "县医院");
}

TEST_CASE("no part of a printed issue can move the cursor") {
    const Issue issue{{std::make_shared<const std::string>("a\x1b.yaml"), 1, 2}, "p\x07", {"甲\n", "b\n"}};
    CHECK(to_string(issue, Language::en) == "a\\x1B.yaml:1:2: p\\x07: b\\x0A");
}

TEST_CASE("the nearest word is found by few changes and not by many") {
    const std::string_view known[] = {"facilities", "workforce", "population", "run"};
    CHECK(nearest_word("facilites", known) == "facilities");
    CHECK(nearest_word("wrokforce", known) == "workforce");
    CHECK(nearest_word("Population", known) == "population");
    CHECK(nearest_word("rum", known) == "run");
    CHECK_FALSE(nearest_word("beds", known));
    CHECK_FALSE(nearest_word("", known));
    CHECK_FALSE(nearest_word(std::string(5000, 'a'), known));
}
