// Widths and wrapping of text with wide characters.
#include "permille/report/layout.hpp"

#include <doctest/doctest.h>

using namespace permille::report;

TEST_CASE("a Chinese character is two columns wide, a combining mark none") {
    CHECK(display_width("beds") == 4);
    CHECK(display_width("床位") == 4);
    CHECK(display_width("（‰）") == 5);
    CHECK(display_width("≥ 3.20") == 6);
    CHECK(display_width("e\u0301") == 1);
    CHECK(display_width("") == 0);
}

TEST_CASE("padding fills columns, not bytes") {
    CHECK(padded("床位", 6) == "床位  ");
    CHECK(padded("床位", 6, Align::right) == "  床位");
    CHECK(padded("床位", 3) == "床位");
}

TEST_CASE("Chinese text breaks between characters, and no line starts with a closing bracket") {
    for (int width = 8; width < 34; ++width) {
        const auto lines = wrapped("每千常住人口执业（助理）医师数", width);
        std::string together;
        for (const std::string& line : lines) {
            CHECK(display_width(line) <= width);
            CHECK(line.rfind("）", 0) != 0);
            together += line;
        }
        CHECK(together == "每千常住人口执业（助理）医师数");
    }
}

TEST_CASE("a few words in Chinese brackets stay together, and a figure keeps what it counts") {
    CHECK(wrapped("常住人口 265 767（中位数）", 20) == std::vector<std::string>{"常住人口 265 767", "（中位数）"});
    CHECK(wrapped("不可达到（临界）", 12) == std::vector<std::string>{"不可达到", "（临界）"});
    CHECK(wrapped("达标还差 1 个", 10) == std::vector<std::string>{"达标还差", "1 个"});
    CHECK(wrapped("还差 2 309 659 人次", 18) == std::vector<std::string>{"还差", "2 309 659 人次"});
    const auto longer = wrapped("医师（括号内为第五至第九十五百分位）", 12);  // too long to stay whole
    CHECK(longer.size() == 3);
}

TEST_CASE("English text breaks at spaces, and a word that is too long is cut") {
    CHECK(wrapped("Registered nurses per 1000", 17) == std::vector<std::string>{"Registered nurses", "per 1000"});
    CHECK(wrapped("people 280 641", 10) == std::vector<std::string>{"people", "280 641"});
    CHECK(wrapped("相当于 12\u00a0人", 9) == std::vector<std::string>{"相当于", "12 人"});
    CHECK(wrapped("abcdefghij", 4) == std::vector<std::string>{"abcd", "efgh", "ij"});
    CHECK(wrapped("one two three four", 9) == std::vector<std::string>{"one two", "three", "four"});
    // A path or a command's option stays whole where it fits on a line.
    CHECK(wrapped("see permille show /a/b.yaml", 18) == std::vector<std::string>{"see permille show", "/a/b.yaml"});
    CHECK(wrapped("（见 --set a.b.c=1）", 12) == std::vector<std::string>{"（见 --set", "a.b.c=1）"});
    // So does a command in brackets; one that is too wide breaks between its words.
    CHECK(wrapped("half of it (permille show x --all)", 25) ==
          std::vector<std::string>{"half of it", "(permille show x --all)"});
    CHECK(wrapped("一半（permille show x --all）", 27) ==
          std::vector<std::string>{"一半", "（permille show x --all）"});
    CHECK(wrapped("(permille show x --all)", 18) == std::vector<std::string>{"(permille show x", "--all)"});
    CHECK(wrapped("/long/path/x.yaml", 8).size() == 3);
    CHECK(wrapped("first\nsecond", 20) == std::vector<std::string>{"first", "second"});
    CHECK(wrapped("", 10) == std::vector<std::string>{""});
}
