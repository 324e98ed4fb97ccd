// Hostile files: one clear message each, soon, and no crash.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "permille/describe/load_tree.hpp"
#include "scenario/bad_input.hpp"
#include "scenario/told.hpp"
#include "support/strings.hpp"

using namespace permille;
using Strings = std::vector<std::string>;

TEST_CASE("a hostile file gets one message and costs little") {
    const support::Folder folder;
    for (const Hostile& hostile : hostile_files(folder)) {
        INFO(hostile.file.filename().string().substr(0, 40));
        const auto start = std::chrono::steady_clock::now();
        const Issues issues = told_of(hostile.file);
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
        REQUIRE(issues.size() == 1);
        const std::string line = to_string(issues.all()[0], Language::en);
        INFO(line.substr(0, 200));
        CHECK(line.starts_with(hostile.file.string() + ":"));
        CHECK(line.substr(hostile.file.string().size() + 1).find(hostile.said) != std::string::npos);
        CHECK_FALSE(issues.all()[0].message.zh.empty());
        CHECK(seconds.count() < 5);  // a hang, not a speed
    }
}

TEST_CASE("an alias bomb is refused alias by alias, and hundreds of thousands of values by their number") {
    const support::Folder folder;
    const Issues bomb = told_of(folder.write("bomb.yaml", alias_bomb()));
    CHECK(bomb.size() > 100);
    const Strings lines = lines_of(bomb);
    CHECK(std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
        return line.ends_with("bomb.yaml:1:5: a0: anchors (&) are not used here; write the value where it is needed");
    }));
    const auto many = parse_tree("a: [" + repeated("1,", 250'000) + "]\n", "many.yaml", {.bytes = 4 << 20});
    REQUIRE(many.issues.size() == 1);
    CHECK(many.issues.all()[0].message.en == "has more than 200000 values; put tables into CSV files");
}

TEST_CASE("thousands of mistakes are all reported in good time") {
    const support::Folder folder;
    std::string text = "permille: 1\n";
    for (int i = 0; i < 20'000; ++i) text += "facilites" + std::to_string(i) + ":\n";
    const auto start = std::chrono::steady_clock::now();
    const Issues issues = told_of(folder.write("many.yaml", text.substr(0, 250 * 1024)));
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    CHECK(issues.size() > 10'000);
    CHECK(seconds.count() < 5);
}

TEST_CASE("a byte order mark and Windows line ends are read like any other file") {
    const support::Folder folder;
    folder.write("base/county.yaml", "permille: 1\nsource: s\n");
    const Issues issues = told_of(folder.write("bom.yaml",
                                               "\xEF\xBB\xBF"
                                               "extends: base/county.yaml\r\nrun: {seed: -1}\r\n"));
    Strings here;
    for (const std::string& line : lines_of(issues))
        if (line.find("run.seed") != std::string::npos) here.push_back(line.substr(line.find("bom.yaml")));
    CHECK(here == Strings{"bom.yaml:2:13: run.seed: -1 is below the smallest allowed, 0"});
}
