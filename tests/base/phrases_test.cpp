// The list of sentences: complete, in both languages, with the same blanks.
#include "permille/base/phrases.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace permille;

namespace {

std::set<char> blanks(std::string_view pattern) {
    std::set<char> found;
    for (std::size_t i = 0; i + 2 < pattern.size(); ++i)
        if (pattern[i] == '{' && pattern[i + 2] == '}') found.insert(pattern[i + 1]);
    return found;
}

}  // namespace

TEST_CASE("every phrase stands at its own place, in both languages, with the same blanks") {
    for (int i = 0; i < static_cast<int>(Phrase::count_); ++i) {
        const Wording& words = wording(static_cast<Phrase>(i));
        INFO(words.en);
        CHECK(static_cast<int>(words.phrase) == i);
        CHECK_FALSE(words.zh.empty());
        CHECK_FALSE(words.en.empty());
        CHECK(blanks(words.zh) == blanks(words.en));
    }
}

TEST_CASE("a phrase fills its blanks in both languages") {
    const Text sentence = say(Phrase::cannot_open_file, {"a.yaml", Text{"没有权限", "no permission"}});
    CHECK(sentence.zh == "无法打开文件 a.yaml（没有权限）。");
    CHECK(sentence.en == "cannot open a.yaml (no permission).");
}

TEST_CASE("one thing is spoken of in the singular") {
    CHECK(say(Phrase::mistakes, {1}).en == "1 mistake; nothing was written.");
    CHECK(say(Phrase::mistakes, {2}).en == "2 mistakes; nothing was written.");
    CHECK(say(Phrase::mistakes, {0}).en == "0 mistakes; nothing was written.");
    CHECK(say(Phrase::closing_joint, {"1", "5%"}).en == "All projected targets together (1 row): 5%");
    CHECK(say(Phrase::closing_joint, {"1 024", "5%"}).en == "All projected targets together (1 024 rows): 5%");
}

TEST_CASE("a choice of words names a blank that the sentence has, and two words") {
    for (int i = 0; i < static_cast<int>(Phrase::count_); ++i) {
        const Wording& words = wording(static_cast<Phrase>(i));
        INFO(words.en);
        for (std::size_t at = words.en.find(":"); at != std::string_view::npos; at = words.en.find(":", at + 1)) {
            if (at < 2 || words.en[at - 2] != '{' || words.en[at - 1] < '0' || words.en[at - 1] > '9') continue;
            CHECK(blanks(words.en).contains(words.en[at - 1]));
            const std::size_t end = words.en.find('}', at), bar = words.en.find('|', at);
            REQUIRE(end != std::string_view::npos);
            CHECK(bar < end);
            CHECK(words.en.substr(bar + 1, end - bar - 1).find_first_of("{|") == std::string_view::npos);
        }
    }
}
