// permille portfolio, as somebody calls it who looks after many counties.
#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "cli/program.hpp"

using namespace permille::cli_test;
using nlohmann::json;

namespace {

// Four counties of two provinces in the folder "counties".
void write_counties(const Scratch& scratch) {
    fs::create_directory(scratch.path() / "counties");
    const auto county = [&](const std::string& name, const std::string& where, int people) {
        std::string text = content(first) + "\ncounty: {name: " + name + ", " + where + "}\n";
        text.replace(text.find("base: 100000"), 12, "base: " + std::to_string(people));
        scratch.write("counties/" + name + ".yaml", text);
    };
    county("ash", "city: {zh: 甲市, en: Birchtown}, province: {zh: 甲省, en: Arboria}", 120000);
    county("elm", "city: {zh: 甲市, en: Birchtown}, province: {zh: 甲省, en: Arboria}", 80000);
    county("fir", "city: {zh: 乙市, en: Conifer}, province: {zh: 乙省, en: Borealia}", 60000);
    county("oak", "province: {zh: 乙省, en: Borealia}", 90000);
}

Ending portfolio(const Scratch& scratch, std::vector<std::string> more, std::vector<std::string> what = {"counties"}) {
    std::vector<std::string> words{"portfolio"};
    words.insert(words.end(), what.begin(), what.end());
    words.insert(words.end(), {"-r", "64"});
    words.insert(words.end(), more.begin(), more.end());
    return run(Call{.words = words, .folder = scratch.path()});
}

// Every file of a results folder but run.json, which names the day and the machine.
std::map<std::string, std::string> files_of(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& file : fs::directory_iterator(folder))
        if (file.path().filename() != "run.json") files[file.path().filename()] = content(file.path());
    return files;
}

}  // namespace

TEST_CASE("a folder of counties is rolled up to city, province and all") {
    const Scratch scratch;
    write_counties(scratch);
    const Ending ending = portfolio(scratch, {});
    CHECK(ending.code == 0);
    CHECK(ending.err == "results are in results/counties\n");
    for (const char* part : {"4 counties", "All", "Arboria", "Birchtown", "Nurses per 1000", "Worst row"})
        CHECK_MESSAGE(has(ending.out, part), part);
    const auto files = files_of(scratch.path() / "results/counties");
    CHECK(files.size() == 6);
    const json document = json::parse(files.at("portfolio.json"));
    CHECK(document["schema"] == "permille.portfolio/1");
    CHECK(document["groups"].size() == 6);  // all, two provinces, two cities, and the county that no city governs
    CHECK(document["groups"][0]["counties"] == 4);
    CHECK(document["league"].size() == 4);
    CHECK(has(files.at("rollup.csv"), "\ncity,甲省,Arboria,甲市,Birchtown,,nurse,residents,1000,2020,2025,"));
    CHECK(has(files.at("counties.csv"), "\n0,ash,ash,ash,甲市,Birchtown,甲省,Arboria,true,"));
}

TEST_CASE("the page is in Chinese too, and no line is wider than it") {
    const Scratch scratch;
    write_counties(scratch);
    const Ending ending = portfolio(scratch, {"--lang", "zh", "-q"});
    CHECK(ending.code == 0);
    CHECK(has(ending.out, "甲省"));
    CHECK(has(ending.out, "每千"));
    CHECK(ending.err.empty());
}

TEST_CASE("shards merge into the bytes of the whole, whatever the threads") {
    const Scratch scratch;
    write_counties(scratch);
    REQUIRE(portfolio(scratch, {"-q", "--out", "whole"}).code == 0);
    for (const char* shard : {"1", "2", "3"})
        REQUIRE(portfolio(scratch, {"-q", "--shard", std::string(shard) + "/3", "--threads", "2"}).code == 0);
    const Ending merged = run(Call{.words = {"portfolio", "results/counties.3-of-3", "results/counties.1-of-3",
                                             "results/counties.2-of-3", "--out", "merged", "-q"},
                                   .folder = scratch.path()});
    CHECK(merged.code == 0);
    CHECK(files_of(scratch.path() / "merged") == files_of(scratch.path() / "whole"));

    // One name for all shards makes a folder for each.
    for (const char* shard : {"1/2", "2/2"})
        REQUIRE(portfolio(scratch, {"-q", "--shard", shard, "--out", "deep/part"}).code == 0);
    REQUIRE(run(Call{.words = {"portfolio", "deep/part.1-of-2", "deep/part.2-of-2", "--out", "again", "-q"},
                     .folder = scratch.path()})
                .code == 0);
    CHECK(files_of(scratch.path() / "again") == files_of(scratch.path() / "whole"));

    const Ending missing = run(
        Call{.words = {"portfolio", "results/counties.3-of-3", "results/counties.1-of-3"}, .folder = scratch.path()});
    CHECK(missing.code == 1);
    CHECK(has(missing.err, "missing of 3 shards: 2"));
    const Ending mixed =
        run(Call{.words = {"portfolio", "results/counties.1-of-3", "counties"}, .folder = scratch.path()});
    CHECK(mixed.code == 2);
}

TEST_CASE("a county with a mistake is named, the others are kept, and the exit code says so") {
    const Scratch scratch;
    write_counties(scratch);
    scratch.write("counties/bad.yaml", "permille: 1\nextends: defaults/national.yaml\nnmae: x\n");
    const Ending ending = portfolio(scratch, {});
    CHECK(ending.code == 3);
    CHECK(has(ending.err, "bad is not run:\n"));
    CHECK(has(ending.err, "bad.yaml:3:1"));
    CHECK(has(ending.err, "1 county is not run (the other 4 are): bad\n"));
    const json document = json::parse(content(scratch.path() / "results/counties/portfolio.json"));
    CHECK(document["groups"][0]["counties"] == 4);
    CHECK(document["not_run"][0]["county"] == "bad");
}

TEST_CASE("what is done before an interruption is kept, and --resume ends with the bytes of the whole") {
    const Scratch scratch;
    write_counties(scratch);
    REQUIRE(portfolio(scratch, {"--out", "whole"}).code == 0);
    const fs::path kept = scratch.path() / "again.unfinished.jsonl";
    {
        // So many replications take longer than the program is left.
        Call call{.words = {"portfolio", "counties", "-r", "400000", "--threads", "1", "--out", "again"},
                  .folder = scratch.path()};
        call.while_running = [&](pid_t child) {
            std::this_thread::sleep_for(std::chrono::milliseconds(500));
            kill(child, SIGINT);
        };
        const Ending ending = run(call);
        CHECK(ending.code == 130);
        CHECK(has(ending.err, "again.unfinished.jsonl; give --resume to go on"));
        REQUIRE(fs::exists(kept));
    }
    const Ending other = portfolio(scratch, {"--out", "again", "--resume"});
    CHECK(other.code == 1);
    CHECK(has(other.err, "is of another run"));
    const Ending unasked = portfolio(scratch, {"--out", "again"});
    CHECK(unasked.code == 1);
    CHECK(has(unasked.err, "give --resume to go on, or --force to begin again"));
    CHECK(portfolio(scratch, {"--out", "again", "--force"}).code == 0);
    CHECK_FALSE(fs::exists(kept));
    CHECK(files_of(scratch.path() / "again") == files_of(scratch.path() / "whole"));
}

TEST_CASE("finished counties are taken up as they are; one that has changed is told") {
    const Scratch scratch;
    write_counties(scratch);
    const auto page = [&] { return portfolio(scratch, {"--format", "csv", "--out", "whole", "--force"}).out; };
    const std::string whole = page();
    const auto before = files_of(scratch.path() / "whole");
    // A run that ended after its first two counties leaves the lines of those two, and sums of them alone.
    const fs::path two = scratch.path() / "two";
    fs::create_directory(two);
    for (const char* name : {"ash", "elm"})
        fs::copy_file(scratch.path() / "counties" / (std::string(name) + ".yaml"), two / (std::string(name) + ".yaml"));
    REQUIRE(portfolio(scratch, {"--out", "part"}, {"two"}).code == 0);
    std::string part = content(scratch.path() / "part/part.jsonl");
    const auto replace = [&](const std::string& from, const std::string& to) {
        const auto at = part.find(from);
        REQUIRE(at != std::string::npos);
        part.replace(at, from.size(), to);
    };
    replace("\"listed\":2", "\"listed\":4");
    replace("\"name\":\"two\"", "\"name\":\"counties\"");
    scratch.write("whole.unfinished.jsonl", part);
    const Ending resumed = portfolio(scratch, {"--format", "csv", "--out", "whole", "--force", "--resume"});
    CHECK_MESSAGE(resumed.code == 0, resumed.err);
    CHECK(resumed.out == whole);
    CHECK(files_of(scratch.path() / "whole") == before);
    CHECK_FALSE(fs::exists(scratch.path() / "whole.unfinished.jsonl"));

    scratch.write("whole.unfinished.jsonl", part);
    std::ofstream(scratch.path() / "counties/elm.yaml", std::ios::app) << "run: {replications: 99}\n";
    const Ending changed = portfolio(scratch, {"--out", "whole", "--force", "--resume"});
    CHECK(changed.code == 1);
    CHECK_MESSAGE(has(changed.err, "counties/elm.yaml has changed since"), changed.err);
}

TEST_CASE("a list names counties relative to itself; rows are printed county by county") {
    const Scratch scratch;
    write_counties(scratch);
    scratch.write("some.txt", "# two of them\ncounties/oak.yaml\n\ncounties/ash.yaml  # the largest\n");
    const Ending ending = portfolio(scratch, {"--format", "csv"}, {"some.txt"});
    CHECK(ending.code == 0);
    CHECK(ending.out.rfind("county,row,indicator,", 0) == 0);
    CHECK(has(ending.out, "\noak,1,beds_per_1000,"));
    CHECK(ending.out.find("\noak,") < ending.out.find("\nash,"));
    CHECK(fs::exists(scratch.path() / "results/some/rows.csv"));
}

TEST_CASE("mistakes on the line end before anything is run") {
    const Scratch scratch;
    write_counties(scratch);
    fs::create_directory(scratch.path() / "empty");
    fs::create_directory(scratch.path() / "twice");
    scratch.write("twice/ash.yaml", content(first));
    scratch.write("list.txt", "counties/elm.yaml\nash\n");
    for (const auto& [words, part] : std::vector<std::pair<std::vector<std::string>, std::string>>{
             {{"portfolio"}, "needs counties"},
             {{"portfolio", "empty"}, "no scenario in empty"},
             {{"portfolio", "counties", "twice"}, "two counties are called ash"},
             {{"portfolio", "list.txt"}, "list.txt:2: 'ash' is no scenario"},
             {{"portfolio", "counties", "--shard", "5/4"}, "write I/N"},
             {{"portfolio", "counties", "--shard", "1"}, "write I/N"},
         }) {
        const Ending ending = run(Call{.words = words, .folder = scratch.path()});
        CHECK(ending.code == 2);
        CHECK_MESSAGE(has(ending.err, part), ending.err);
    }
    CHECK(portfolio(scratch, {}, {"gone.txt"}).code == 1);
    CHECK_FALSE(fs::exists(scratch.path() / "results"));
}
