// What is read from a sweep's database: tables for other programs, and what its numbers rest on.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/sweeps.hpp"

using namespace permille::cli_test;
using nlohmann::json;

TEST_CASE("rows of whole files carry the file's own name and digest") {
    const Scratch scratch;
    const fs::path database = scratch.path() / "s.sqlite";
    const std::string other = (scenarios / "whatif/jingyan_extra_nurses.yaml").string();
    const Ending swept = run({"sweep", jingyan, "--vary", "file=" + jingyan + "," + other, "--measure",
                              "nurses_per_1000.median", "-r", "16", "--out", database.string()});
    REQUIRE_MESSAGE(swept.code == 0, swept.err);
    const auto digest_of = [](const std::string& file) {
        const Scratch results;
        return json::parse(
                   run({"run", file, "-r", "16", "--format", "json", "--out", results.path().string(), "--force"}).out)
            .at("digest")
            .get<std::string>();
    };
    const std::string table = exported(database);
    CHECK(has(table, "\njingyan," + digest_of(jingyan) + ","));
    CHECK(has(table, "\njingyan_extra_nurses," + digest_of(other) + ","));
}

TEST_CASE("a table of a part of the points says so") {
    const Scratch scratch;
    REQUIRE(run(sweep_words(scratch.path() / "s.sqlite", {"--shard", "1/2"})).code == 0);
    const Ending ending = run({"export", (scratch.path() / "s.1-of-2.sqlite").string()});
    CHECK(ending.code == 0);
    CHECK(has(ending.err, "32 of its 61 points"));
    CHECK(run({"export", (scratch.path() / "s.1-of-2.sqlite").string(), "-q"}).err.empty());
}

TEST_CASE("SALib's parameter file gives the factors, and its matrices come back in its order") {
    const Scratch scratch;
    const fs::path parameters = scratch.write("p.txt", "# SALib\n" + offers +
                                                           " 0 40\n"
                                                           "workforce.nurse.leaving.multiplier,0.7,1.3,NA,unif\n");
    const fs::path database = scratch.path() / "s.sqlite", folder = scratch.path() / "salib";
    const Ending swept = run({"sweep", first, "--vary", "salib:" + parameters.string(), "--design", "saltelli:4",
                              "--measure", "nurses_per_1000.median", "-r", "16", "--out", database.string()});
    REQUIRE_MESSAGE(swept.code == 0, swept.err);
    REQUIRE(run({"export", database.string(), "--format", "salib", "--out", folder.string()}).code == 0);
    const std::string x = content(folder / "model_input.txt"), y = content(folder / "model_output.txt");
    CHECK(std::count(x.begin(), x.end(), '\n') == 4 * (2 * 2 + 2));
    CHECK(std::count(y.begin(), y.end(), '\n') == 4 * (2 * 2 + 2));
    CHECK(has(content(folder / "parameters.txt"), offers + ",0,40"));
    CHECK(run({"export", database.string(), "--format", "salib"}).code == 2);
    CHECK(run({"export", database.string(), "--format", "salib", "--out", folder.string()}).code == 1);
    const Ending sobol = run({"sensitivity", database.string(), "--measure", "nurses_per_1000.median"});
    CHECK(sobol.code == 0);
    CHECK(has(sobol.out, "first order"));
    const Ending bad = run({"sweep", first, "--vary", "salib:" + scratch.write("bad.txt", "a 0\n").string(), "--design",
                            "lhs:4", "--out", (scratch.path() / "x.sqlite").string()});
    CHECK(bad.code == 3);
    CHECK(has(bad.err, "bad.txt:1:1:"));
}

TEST_CASE("what SALib's parameter file cannot tell is said") {
    const Scratch scratch;
    const auto export_of = [&](const std::string& name, const std::string& distribution) {
        const fs::path database = scratch.path() / (name + ".sqlite");
        REQUIRE(run({"sweep", first, "--vary", offers + "=" + distribution, "--design", "lhs:4", "--measure",
                     "nurses_per_1000.median", "-r", "16", "--out", database.string()})
                    .code == 0);
        const Ending ending =
            run({"export", database.string(), "--format", "salib", "--out", (scratch.path() / name).string()});
        CHECK(ending.code == 0);
        return ending.err;
    };
    CHECK(has(export_of("pert", "pert(0, 10, 40)"), "written as unif over their range"));
    CHECK(export_of("triangular", "triangular(0, 10, 40)").empty());
    CHECK(has(content(scratch.path() / "triangular/parameters.txt"), offers + ",40,0.25,NA,triang"));
}

TEST_CASE("what needs all points takes the replications that all of them have, and says so") {
    const Scratch scratch;
    const fs::path database = scratch.path() / "s.sqlite";
    const auto sensitivity = [&] { return run({"sensitivity", database.string(), "--format", "csv"}); };
    REQUIRE(run({"sweep", first, "--vary", offers + "=0:60:1", "-r", "32", "--out", database.string()}).code == 0);
    const Ending before = sensitivity();
    CHECK(before.err.empty());
    // Some points have more replications, as after an interruption: a part of this sweep is merged with it.
    REQUIRE(run({"sweep", first, "--vary", offers + "=0:60:1", "-r", "64", "--shard", "1/2", "--out",
                 (scratch.path() / "p.sqlite").string()})
                .code == 0);
    REQUIRE(run({"merge", database.string(), (scratch.path() / "p.1-of-2.sqlite").string(), "--out",
                 (scratch.path() / "m.sqlite").string()})
                .code == 0);
    fs::rename(scratch.path() / "m.sqlite", database);
    const Ending after = sensitivity();
    CHECK(after.code == 0);
    CHECK(after.out == before.out);
    CHECK(has(after.err, "has 64 replications of some points only; these are of the 32 that all points have"));
    const Ending left = run({"sweep", first, "--vary", offers + "=0:60:1", "-r", "64", "--out", database.string(),
                             "--resume", "--dry-run"});
    CHECK(has(left.out, "points        29"));
}

TEST_CASE("words that vary are analysed, as whole files are") {
    const Scratch scratch;
    const fs::path database = scratch.path() / "s.sqlite";
    const std::string other = (scenarios / "whatif/jingyan_extra_nurses.yaml").string();
    REQUIRE(run({"sweep", jingyan, "--vary", "file=" + jingyan + "," + other, "--vary",
                 "workforce.pharmacist.recruitment.extra_per_year=0:7:1", "--measure", "nurses_per_1000.median", "-r",
                 "16", "--out", database.string()})
                .code == 0);
    // Between the two files' medians, which no pharmacist moves.
    double low = 1e9, high = 0;
    std::istringstream table(exported(database));
    for (std::string line; std::getline(table, line);)
        if (has(line, ".yaml")) {
            const double value = std::stod(line.substr(line.rfind(',') + 1));
            low = std::min(low, value);
            high = std::max(high, value);
        }
    REQUIRE(low < high);
    const Ending ending = run({"sensitivity", database.string(), "--measure", "nurses_per_1000.median", "--miss",
                               std::to_string((low + high) / 2), "--format", "csv"});
    CHECK(ending.code == 0);
    CHECK_MESSAGE(has(ending.out, ",file," + jingyan + ",holds,1,"), ending.out);
    CHECK_MESSAGE(has(ending.out, ",file," + other + ",holds,0,"), ending.out);
    CHECK_FALSE(has(ending.out, "pharmacist"));
}

TEST_CASE("planners read names: of rows, of levers, and a bar for each") {
    const Scratch scratch;
    const fs::path database = scratch.path() / "s.sqlite";
    REQUIRE(run({"sweep", first, "--vary", offers + "=uniform(0, 60)", "--vary",
                 "workforce.nurse.leaving.multiplier=uniform(0.8, 1.2)", "--design", "oat", "--measure",
                 "nurses_per_1000.median", "-r", "64", "--out", database.string()})
                .code == 0);
    const Ending english = run({"sensitivity", database.string()});
    REQUIRE_MESSAGE(english.code == 0, english.err);
    CHECK(has(english.out, "the median of Nurses per 1000"));
    CHECK_FALSE(has(english.out, offers));
    CHECK(has(english.out, "|===================="));
    CHECK(has(run({"sensitivity", database.string(), "--lang", "zh"}).out, "的中位数"));
    CHECK(has(run({"sensitivity", database.string(), "--format", "csv"}).out, offers));
}
