// The list of sentences: complete, in both languages, with the same blanks.
#include "permille/base/phrases.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "support/places.hpp"

using namespace permille;

namespace {

std::set<char> blanks(std::string_view pattern) {
    std::set<char> found;
    for (std::size_t i = 0; i + 2 < pattern.size(); ++i)
        if (pattern[i] == '{' && pattern[i + 2] == '}') found.insert(pattern[i + 1]);
    return found;
}

// How often a word stands in each source file of some folders of the project, by the file's path in it.
std::map<std::string, int> uses_of(const std::string& word, const std::vector<std::string>& folders) {
    std::map<std::string, int> found;
    const std::filesystem::path project = testing::project_folder();
    for (const std::string& folder : folders)
        for (const auto& entry : std::filesystem::recursive_directory_iterator(project / folder)) {
            if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
            std::ifstream in(entry.path());
            for (std::string line; std::getline(in, line);)
                for (std::size_t at = line.find(word); at != std::string::npos; at = line.find(word, at + 1))
                    ++found[entry.path().lexically_relative(project).generic_string()];
        }
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

TEST_CASE("what the system and libraries say in English alone does not reach a user, but for what nobody expected") {
    const std::vector<std::string> ours = {"include", "engine", "tools/cli"};
    using Uses = std::map<std::string, int>;
    CHECK(uses_of("std::exception", ours).contains("tools/cli/main.cpp"));  // so that the checks below can fail
    for (const char* word : {"strerror", "perror(", "strsignal(", ".message()"}) {
        CAPTURE(word);
        CHECK(uses_of(word, ours) == Uses{});
    }
    // The program's last resort; and CLI11 tells which option is wrong in its message alone.
    CHECK(uses_of("what()", ours) == Uses{{"tools/cli/arguments.cpp", 1}, {"tools/cli/main.cpp", 1}});
}
