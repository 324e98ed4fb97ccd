// The files of a run, byte by byte: for any threads, lanes and blocks, and its rows for any number of replications.
#include <algorithm>
#include <string>
#include <vector>

#include "cli/program.hpp"
#include "support/sanitized.hpp"

using namespace permille::cli_test;

namespace {

// All that a run prints and leaves behind, but run.json, which tells the time; and the values of each replication.
std::string bytes_of(const std::string& county, const std::string& replications, std::vector<std::string> more) {
    const Scratch scratch;
    Call call{.words = {"run", (scenarios / county).string(), "-r", replications, "--per-replication", "rows.csv"},
              .folder = scratch.path()};
    call.words.insert(call.words.end(), more.begin(), more.end());
    const Ending ending = run(call);
    REQUIRE(ending.code == 0);
    const fs::path results = scratch.path() / "results" / fs::path(county).stem();
    std::string all = ending.out;
    for (const char* file : {"summary.json", "indicators.csv", "distribution.csv", "assumptions.csv"}) {
        const std::string text = content(results / file);
        REQUIRE_FALSE(text.empty());
        all += text;
    }
    return all + content(scratch.path() / "rows.csv");
}

std::string rows_of(const std::string& county, const std::string& replications) {
    const Scratch scratch;
    const Ending ending = run({.words = {"run", (scenarios / county).string(), "-r", replications, "--quiet",
                                         "--per-replication", "rows.csv"},
                               .folder = scratch.path()});
    REQUIRE(ending.code == 0);
    return content(scratch.path() / "rows.csv");
}

}  // namespace

// Both are of numbers, which the sanitizer's build has as every other: there few replications show what it looks for.
TEST_CASE("every file of both counties has the same bytes for 1, 2, 3 and 7 threads, 1, 4 and 8 lanes, and any block") {
    const char* replications = permille::testing::sanitized ? "100" : "1000";
    for (const char* county : {"jingyan.yaml", "minhou.yaml"}) {
        CAPTURE(county);
        const std::string reference = bytes_of(county, replications, {"--threads", "1", "--lanes", "1"});
        for (const std::vector<std::string>& options : {std::vector<std::string>{"--threads", "2"},
                                                        {"--threads", "3", "--lanes", "4"},
                                                        {"--threads", "7", "--lanes", "8"},
                                                        {"--threads", "2", "--block", "1"},
                                                        {"--block", "37"},
                                                        {"--block", "5000"}}) {
            CAPTURE(options[1]);
            CHECK(bytes_of(county, replications, options) == reference);
        }
        CHECK(bytes_of(county, replications, {"--seed", "2"}) != reference);
    }
}

TEST_CASE("the first 1 000 rows of 1 000 and of 8 192 replications are the same bytes" *
          doctest::skip(permille::testing::sanitized)) {
    for (const char* county : {"jingyan.yaml", "minhou.yaml"}) {
        CAPTURE(county);
        const std::string few = rows_of(county, "1000"), many = rows_of(county, "8192");
        CHECK(std::count(few.begin(), few.end(), '\n') == 1001);
        CHECK(std::count(many.begin(), many.end(), '\n') == 8193);
        const bool same = many.compare(0, few.size(), few) == 0;
        CHECK(same);
    }
}
