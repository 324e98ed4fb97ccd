// What permille sweep and its kin refuse: lines, tables, databases.
#include <algorithm>
#include <fstream>

#include "cli/sweeps.hpp"

using namespace permille::cli_test;

TEST_CASE("wrong lines are exit 2, one line, and no file is touched") {
    const Scratch scratch;
    const std::string vary = offers + "=0:60:1", out = (scratch.path() / "s.sqlite").string();
    const std::vector<std::vector<std::string>> lines{
        {"sweep"},
        {"sweep", first},
        {"sweep", first, "--vary"},
        {"sweep", first, "--vary", "=1"},
        {"sweep", first, "--vary", offers + "="},
        {"sweep", first, "--vary", offers},
        {"sweep", first, "--vary", "workforce.nurse.recruitment.extra=1,2", "--design", "grib"},
        {"sweep", first, "--vary", offers + "=0:60:-1"},
        {"sweep", first, "--vary", offers + "=0:60:0"},
        {"sweep", first, "--vary", offers + "=0:60"},
        {"sweep", first, "--vary", offers + "=0,,60"},
        {"sweep", first, "--vary", offers + "=some"},
        {"sweep", first, "--vary", offers + "=some,many"},
        {"sweep", first, "--vary", offers + "=1,2,-5"},
        {"sweep", first, "--vary", "file=" + first + ",nothing.yaml"},
        {"sweep", first, "--vary", "salib:nothing.txt", "--design", "lhs:4"},
        {"sweep", first, "--design", "table:nothing.csv"},
        {"sweep", first, "--vary", vary, "--vary", vary},
        {"sweep", first, "--vary", vary, "--design", "lhs"},
        {"sweep", first, "--vary", vary, "--design", "lhs:0"},
        {"sweep", first, "--vary", vary, "--design", "lhs:1e3"},
        {"sweep", first, "--vary", vary, "--design", "saltelli:100"},
        {"sweep", first, "--vary", vary, "--design", "grid:10"},
        {"sweep", first, "--vary", vary, "--design", "morris:4"},
        {"sweep", first, "--vary", vary, "--design", "table:"},
        {"sweep", first, "--vary", offers + "=uniform(0, 10)"},
        {"sweep", first, "--vary", vary, "--vary", offers + "x=1,2", "--design", "zip"},
        {"sweep", first, "--vary", vary, "--measure", "nurses"},
        {"sweep", first, "--vary", vary, "--measure", "nurses_per_1000.mean_"},
        {"sweep", first, "--vary", vary, "--shard", "0/4"},
        {"sweep", first, "--vary", vary, "--shard", "5/4"},
        {"sweep", first, "--vary", vary, "--shard", "4"},
        {"sweep", first, "--vary", vary, "--shard", "auto"},
        {"sweep", first, "--vary", vary, "-r", "0"},
        {"sweep", first, "--vary", vary, "--progress", "bars"},
        {"sweep", first, "--vry", vary},
        {"sweep", first, first, "--vary", vary},
        {"export"},
        {"export", out, "--format", "parquet"},
        {"merge", out},
        {"merge", "--out", out},
        {"sensitivity"},
    };
    for (std::vector<std::string> words : lines) {
        if (words.front() == "sweep") words.insert(words.end(), {"--out", out});
        std::string line;
        for (const std::string& word : words) line += word + " ";
        CAPTURE(line);
        const Ending ending = run(words);
        CHECK(ending.code == 2);
        CHECK(ending.out.empty());
        CHECK(ending.err.rfind("permille: ", 0) == 0);
        CHECK(std::count(ending.err.begin(), ending.err.end(), '\n') == 1);
        CHECK(fs::is_empty(scratch.path()));
    }
}

TEST_CASE("a mistake of the line names the option, the point and what would be right") {
    const auto said = [](const std::string& levels) {
        return run({"sweep", first, "--vary", offers + levels, "--out", "nowhere/s.sqlite"}).err;
    };
    CHECK(said("=1,2,-5") ==
          "permille: --vary: point 2 (" + offers + " = -5): -5 is outside [0, 10000] (unit: persons per year)\n");
    const Ending by_number =
        run({"sweep", first, "--vary", offers + "=0,1", "--measure", "2.p_reach", "-r", "16", "--dry-run"});
    CHECK(has(by_number.out, "rows          2\n"));
    CHECK(has(said("=0:60"), "=0:60 is no range; write from:to:step"));
    CHECK(has(said("=some"), "--vary " + offers + "=some: some is not a number"));
    CHECK(has(said("=0,,60"), "write a value between commas"));
    CHECK(has(run({"sweep", first, "--vary", "file=nothing.yaml"}).err, "--vary: there is no file nothing.yaml"));
}

TEST_CASE("mistakes of a table are exit 3 and keep everything from running") {
    const Scratch scratch;
    const std::string out = (scratch.path() / "s.sqlite").string();
    const auto wrong = [&](std::vector<std::string> more, const std::string& part) {
        std::vector<std::string> words{"sweep", first, "--out", out};
        words.insert(words.end(), more.begin(), more.end());
        const Ending ending = run(words);
        CHECK_MESSAGE(ending.code == 3, ending.err);
        CHECK_MESSAGE(has(ending.err, part), ending.err);
        CHECK(!fs::exists(out));
    };
    std::string wide, row;
    for (int i = 0; i < 10000; ++i) {
        wide += (i > 0 ? ",c" : "c") + std::to_string(i);
        row += i > 0 ? ",1" : "1";
    }
    struct Table {
        std::string name, text, part;
    };
    for (const Table& table :
         {Table{"short.csv", offers + ",b\n1\n", "short.csv:2:"},
          Table{"text.csv", offers + "\n1\nmany\n", "text.csv:3:1: "},
          Table{"nan.csv", offers + "\n1\nNaN\n", "nan.csv:3:1: "},
          Table{"bom.csv", "\xEF\xBB\xBF" + offers + "\n-1\n", "bom.csv:2:1: "},
          Table{"wide.csv", wide + "\n" + row + "\n", "wide.csv:1:1: "},
          Table{"key.csv", offers + "x\n1\n2\n", "key.csv:1:1: "},
          Table{"file.csv", "file\n" + first + "\nnothing.yaml\n", "file.csv:1:1: "},
          Table{"header.csv", offers + "\n", "header.csv:1:1: "}, Table{"empty.csv", "\n", "empty.csv:1:1: "},
          Table{"semicolons.csv", offers + ";b\n1;2\n", "semicolons.csv:1:1: "},
          Table{"two.csv", offers + "\n1\nmany\n3\nfew\n", "two.csv:5:1: "},
          Table{"gap.csv", offers + ",\n1,2\n", "gap.csv:1:"}}) {
        CAPTURE(table.name);
        wrong({"--design", "table:" + scratch.write(table.name, table.text).string()}, table.part);
    }
}

TEST_CASE(
    "databases that cannot be used, and scenarios that are gone, are exit 1 with a sentence; nothing is touched") {
    const Scratch scratch;
    const fs::path database = scratch.path() / "s.sqlite", copy = scratch.path() / "copy.yaml";
    fs::copy_file(first, copy);
    fs::copy(scenarios / "defaults", scratch.path() / "defaults", fs::copy_options::recursive);
    REQUIRE(run({"sweep", copy.string(), "--vary", offers + "=0:20:1", "-r", "16", "--out", database.string()}).code ==
            0);
    const auto refused = [&](std::vector<std::string> words, const std::string& part) {
        const std::string before = content(database);
        const Ending ending = run(std::move(words));
        CHECK_MESSAGE(ending.code == 1, ending.err);
        CHECK_MESSAGE(has(ending.err, part), ending.err);
        CHECK(content(database) == before);
    };
    REQUIRE(run({"run", "--point", database.string() + ":3", "-q", "--out", (scratch.path() / "r").string()}).code ==
            0);
    std::ofstream(copy, std::ios::app) << "# not the same bytes, but the same scenario\n";
    CHECK(run({"run", "--point", database.string() + ":3", "-q", "--out", (scratch.path() / "r").string()}).code == 0);
    fs::remove(copy);
    refused({"run", "--point", database.string() + ":3"}, "copy.yaml (no such path)");
    refused({"sweep", copy.string(), "--vary", offers + "=0:20:1", "-r", "16", "--out", database.string(), "--resume"},
            "copy.yaml (no such path)");
    refused({"merge", database.string(), "--out", database.string()}, "left as it is");
    refused({"merge", database.string(), (scratch.path() / "none.sqlite").string(), "--out",
             (scratch.path() / "m.sqlite").string()},
            "none.sqlite");
    CHECK(!fs::exists(scratch.path() / "m.sqlite"));
    refused({"export", first}, "not a database");
    fs::resize_file(database, fs::file_size(database) / 2);
    refused({"export", database.string()}, "damaged");
    refused({"sweep", first, "--vary", offers + "=0:20:1", "-r", "16", "--out", database.string(), "--resume"},
            "damaged");
}
