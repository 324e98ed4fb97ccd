// A misspelt key of a county's file is told where it stands, alone: nothing is said of the defaults that it extends.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "scenario/told.hpp"
#include "support/folder.hpp"
#include "support/places.hpp"

using namespace permille;
namespace fs = std::filesystem;

namespace {

struct Key {
    std::size_t at, length;
};

// Keys of the block and flow maps of a scenario: words before a colon and a space, outside comments.
std::vector<Key> keys_of(const std::string& text) {
    const auto of_key = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    std::vector<Key> keys;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        const std::size_t stop = std::min(text.find('#', start), end);
        for (std::size_t colon = text.find(':', start); colon < stop; colon = text.find(':', colon + 1)) {
            if (colon + 1 < end && text[colon + 1] != ' ') continue;
            std::size_t first = colon;
            while (first > start && of_key(text[first - 1])) --first;
            if (colon - first > 3) keys.push_back({first, colon - first});
        }
        start = end + 1;
    }
    return keys;
}

}  // namespace

TEST_CASE("each key of the smallest scenario without one of its letters is one mistake, at its own line and column") {
    const fs::path source = testing::project_folder() / "scenarios/first.yaml";
    std::ifstream stream(source, std::ios::binary);
    const std::string sound{std::istreambuf_iterator<char>(stream), {}};
    const support::Folder folder;
    int unknown = 0;
    for (const Key& key : keys_of(sound)) {
        std::string text = sound;
        text.erase(key.at + key.length / 2, 1);
        const std::string shown = text.substr(key.at, key.length - 1);
        const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(key.at), '\n') + 1;
        CAPTURE(shown);
        CAPTURE(line);
        const Issues issues = told_of(folder.write("county.yaml", text));
        bool misspelt = false;
        for (const Issue& issue : issues.all()) {
            INFO(to_string(issue, Language::en));
            REQUIRE(issue.place.file);
            CHECK(fs::path(*issue.place.file).filename() == "county.yaml");
            misspelt = misspelt || !issue.meant.empty();
        }
        if (!misspelt) continue;  // an id may be any word
        ++unknown;
        REQUIRE(issues.size() == 1);
        CHECK(issues.all()[0].place.line == line);
        CHECK(issues.all()[0].message.en == "unknown key; did you mean '" + sound.substr(key.at, key.length) + "'?");
    }
    CHECK(unknown >= 40);
}
