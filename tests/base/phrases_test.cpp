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
