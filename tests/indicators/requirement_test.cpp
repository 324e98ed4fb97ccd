// Gates: what is understood, and when a run falls short.
#include "permille/indicators/requirement.hpp"

#include <doctest/doctest.h>

using namespace permille::indicators;

TEST_CASE("a gate is read with its subject, its sign and its least probability") {
    const auto every = parse_requirement("P>=0.8");
    REQUIRE(every);
    CHECK(every->subject == Requirement::Subject::every_row);
    CHECK_FALSE(every->strict);
    CHECK(every->least == 0.8);
    CHECK(parse_requirement("P(all) > 50%")->subject == Requirement::Subject::together);
    CHECK(parse_requirement("P(all) > 50%")->strict);
    CHECK(parse_requirement("P(all) > 50%")->least == 0.5);
    CHECK(parse_requirement("p(binding)>=1")->subject == Requirement::Subject::binding);
    CHECK(parse_requirement("P(nurses_per_1000)>=.5")->row == "nurses_per_1000");
}

TEST_CASE("what is no gate is not understood") {
    for (const char* text : {"", "P", "P>", "P>=", "P=0.8", "P<0.5", "Q>=0.8", "P>=1.5", "P>=-1", "P>=80", "P()>=0.5",
                             "P(all>=0.5", "P>=0.8x", "P>=nan"})
        CHECK_FALSE(parse_requirement(text));
}

TEST_CASE("all that falls short is named, with the value it had") {
    Verdicts verdicts;
    verdicts.rows.resize(3);
    verdicts.rows[0].id = "a";
    verdicts.rows[0].measure = Measure{};
    verdicts.rows[0].reach = Probability{.value = 0.9};
    verdicts.rows[1].id = "b";
    verdicts.rows[1].measure = Measure{};
    verdicts.rows[1].reach = Probability{.value = 0.5};
    verdicts.rows[2].id = "c";  // not projected
    verdicts.joint.all = Probability{.value = 0.4};
    verdicts.rows[2].reason = {"无基数", "no base"};
    const auto short_of = [&](const char* text) {
        const Requirement requirement = *parse_requirement(text);
        std::string said;
        for (const Miss& miss : misses(requirement, verdicts))
            said += (said.empty() ? "" : "; ") + miss.subject + ": " +
                    (miss.reached ? compared(*miss.reached, requirement) : "not projected " + miss.reason.en);
        return said;
    };
    CHECK(short_of("P>=0.5") == "");
    CHECK(short_of("P>0.5") == "b: 0.5 ≤ 0.5");
    CHECK(short_of("P>=0.95") == "a: 0.90 < 0.95; b: 0.50 < 0.95");
    CHECK(short_of("P(a)>=0.9") == "");
    CHECK(short_of("P(c)>=0") == "c: not projected no base");
    CHECK(short_of("P(all)>=0.4") == "");
    CHECK(short_of("P(all)>=0.5") == "all: 0.40 < 0.5");
    CHECK(short_of("P(binding)>=0.1") == "binding: not projected ");
    verdicts.rows = {verdicts.rows[2]};
    CHECK(short_of("P>=0") == "all: not projected ");
}

TEST_CASE("a value just below what is asked does not look as if it reached it") {
    const Requirement requirement = *parse_requirement("P>=0.8");
    CHECK(compared(0.3125, requirement) == "0.31 < 0.8");
    CHECK(compared(0.7999, requirement) == "0.7999 < 0.8");
    CHECK(compared(0.799999, requirement) == "0.799999 < 0.8");
    CHECK(compared(0, requirement) == "0.00 < 0.8");
}
