// permille run, as a planner and as a script call it.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "cli/program.hpp"
#include "support/sanitized.hpp"

using namespace permille::cli_test;
using nlohmann::json;

namespace {

// A short run of the smallest scenario in `folder`, with further words.
Ending short_run(const Scratch& scratch, std::vector<std::string> more = {}, Call call = {}) {
    call.words = {"run", first, "-r", "64"};
    call.words.insert(call.words.end(), more.begin(), more.end());
    call.folder = scratch.path();
    return run(call);
}

std::size_t entries(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("a run prints the table and writes the results folder") {
    const Scratch scratch;
    const Ending ending = short_run(scratch);
    CHECK(ending.code == 0);
    CHECK(has(ending.out, "Nurses per 1000 people"));
    CHECK(has(ending.out, "P(reach)"));
    CHECK(ending.err == "results are in results/first\n");
    const fs::path results = scratch.path() / "results" / "first";
    CHECK(entries(results) == 6);
    const json summary = json::parse(content(results / "summary.json"));
    CHECK(summary["schema"] == "permille.summary/1");
    CHECK(summary["replications"] == 64);
    CHECK(
        has(content(results / "targets.csv"), "\nfirst,1,beds_per_1000,每千人口床位数,Beds per 1000 people,resource,"));
    CHECK(has(content(results / "indicators.csv"), "first,beds_per_1000,2025,median,"));
    CHECK(has(content(results / "assumptions.csv"), "population.base,100000,"));
    const json manifest = json::parse(content(results / "run.json"));
    CHECK(manifest["scenario"] == "first");
    CHECK(manifest["digest"] == summary["digest"]);
    CHECK(manifest["command"][1] == "run");
    CHECK(manifest["seconds"]["simulate"].get<double>() >= 0);
    CHECK(manifest["machine"]["lanes"].get<int>() >= 1);
}

TEST_CASE("the same table in Chinese") {
    const Scratch scratch;
    const Ending ending = short_run(scratch, {"--lang", "zh"});
    CHECK(ending.code == 0);
    CHECK(has(ending.out, "每千人口注册护士数"));
    CHECK(has(ending.out, "达标概率"));
    CHECK(ending.err == "结果已写入 results/first\n");
}

TEST_CASE("standard output holds results alone; quiet says nothing else") {
    const Scratch scratch;
    const Ending summary = short_run(scratch, {"--format", "json", "--quiet"});
    CHECK(summary.err.empty());
    CHECK(summary.out == content(scratch.path() / "results" / "first" / "summary.json"));
    CHECK(short_run(scratch, {"--format", "csv", "-q"}).out ==
          content(scratch.path() / "results" / "first" / "targets.csv"));
}

TEST_CASE("for Excel: CSV begins with a byte order mark, once, on standard output and in the folder") {
    const Scratch scratch;
    fs::copy_file(first, scratch.path() / "=2.yaml");
    const std::string mark = "\xef\xbb\xbf";
    const Ending ending =
        run({.words = {"run", first, "=2.yaml", "-r", "32", "--format", "csv", "--excel"}, .folder = scratch.path()});
    CHECK(ending.code == 0);
    CHECK(ending.out.rfind(mark + "scenario,row,indicator,", 0) == 0);
    CHECK(ending.out.rfind(mark) == 0);
    CHECK(has(ending.out, "\n'=2,1,beds_per_1000,"));
    const fs::path results = scratch.path() / "results" / "first";
    for (const char* name : {"targets.csv", "indicators.csv", "distribution.csv", "assumptions.csv"})
        CHECK(content(results / name).rfind(mark, 0) == 0);
    CHECK(content(results / "summary.json").rfind("{", 0) == 0);
    CHECK(run({"check", first, "--format", "csv", "--excel"}).out.rfind(mark + "scenario,finding,", 0) == 0);
    CHECK(run({"check", first, "--format", "csv"}).out.rfind("scenario,finding,severity,rows,", 0) == 0);
    CHECK(run({"show", first, "--format", "csv", "--excel"}).out.rfind(mark + "path,value,", 0) == 0);
}

TEST_CASE("threads, lanes and blocks change nothing that is compared") {
    const Scratch scratch;
    const auto bytes = [&](std::vector<std::string> words) {
        const Ending ending = short_run(scratch, std::move(words));
        REQUIRE(ending.code == 0);
        const fs::path results = scratch.path() / "results" / "first";
        std::string all = ending.out;
        for (const char* file :
             {"summary.json", "targets.csv", "indicators.csv", "distribution.csv", "assumptions.csv"})
            all += content(results / file);
        return all;
    };
    const std::string reference = bytes({"--threads", "1"});
    CHECK(bytes({"--threads", "3"}) == reference);
    CHECK(bytes({"--lanes", "1"}) == reference);
    CHECK(bytes({"--block", "8"}) == reference);
    CHECK(bytes({"--seed", "2"}) != reference);
}

TEST_CASE("a setting lies over the file, and is told in the digest and the register") {
    const Scratch scratch;
    REQUIRE(short_run(scratch).code == 0);
    const fs::path results = scratch.path() / "results" / "first";
    const json before = json::parse(content(results / "summary.json"));
    REQUIRE(short_run(scratch, {"--set", "workforce.nurse.recruitment.extra_per_year=50", "--steps", "4"}).code == 0);
    const json after = json::parse(content(results / "summary.json"));
    CHECK(before["digest"] != after["digest"]);
    CHECK(has(content(results / "assumptions.csv"), "workforce.nurse.recruitment.extra_per_year,50,"));
    CHECK(after["targets"][1]["projection"]["2025"]["median"].get<double>() >
          before["targets"][1]["projection"]["2025"]["median"].get<double>());
}

TEST_CASE("growth that asks for more to go than go is said on the page and in the summary") {
    const Scratch scratch;
    const std::vector<std::string> falling{"--set", "workforce.nurse.growth.log_per_year=-0.2", "--set",
                                           "workforce.nurse.growth.damping=1"};
    const Ending english = short_run(scratch, falling);
    REQUIRE(english.code == 0);
    // A fifth a year: more than leave and retire in any replication.
    CHECK(has(english.out,
              "In 100% of the replications the given growth of nurses asks in some year for more to go than go by"));
    const fs::path summary = scratch.path() / "results" / "first" / "summary.json";
    CHECK(json::parse(content(summary))["clipped"] ==
          json::array({{{"id", "nurse"}, {"kind", "recruits"}, {"share_of_replications", 1.0}}}));
    std::vector<std::string> in_chinese = falling;
    in_chinese.insert(in_chinese.end(), {"--lang", "zh"});
    CHECK(has(short_run(scratch, in_chinese).out, "注册护士：在 100% 的模拟中，给定的增长有年份要求减员多于自然减员"));

    const Ending plain = short_run(scratch);
    CHECK_FALSE(has(plain.out, "in some year"));
    CHECK(json::parse(content(summary))["clipped"] == json::array());
}

TEST_CASE("values of each replication: one line each, the first ones the same in a longer run") {
    const Scratch scratch;
    REQUIRE(short_run(scratch, {"--per-replication", "short.csv"}).code == 0);
    REQUIRE(short_run(scratch, {"--per-replication", "long.csv", "-r", "128"}).code == 0);
    const std::string few = content(scratch.path() / "short.csv"), many = content(scratch.path() / "long.csv");
    CHECK(few.rfind("replication,beds_per_1000,nurses_per_1000,", 0) == 0);
    CHECK(std::count(few.begin(), few.end(), '\n') == 65);
    CHECK(std::count(many.begin(), many.end(), '\n') == 129);
    CHECK(many.compare(0, few.size(), few) == 0);
}

TEST_CASE("several scenarios in one call: each has its folder, JSON is one document") {
    const Scratch scratch;
    fs::copy_file(first, scratch.path() / "second.yaml");
    const Ending table = run({.words = {"run", first, "second.yaml", "-r", "32"}, .folder = scratch.path()});
    CHECK(table.code == 0);
    CHECK(has(table.err, "results/first"));
    CHECK(has(table.err, "results/second"));
    // How the plans stand side by side comes last, and only here.
    const auto side_by_side = table.out.rfind("\nPlan ");
    REQUIRE(side_by_side != std::string::npos);
    const std::string last = table.out.substr(side_by_side);
    CHECK(last.find("Largest") < last.find('\n', 1));  // relative gap
    const auto example = last.find("Example county");
    REQUIRE(example != std::string::npos);
    CHECK(last.find("Example county", example + 1) != std::string::npos);
    CHECK_FALSE(has(short_run(scratch).out, "\nPlan "));
    const Ending document = run({.words = {"run", first, "second.yaml", "-r", "32", "--format", "json", "--out", "out"},
                                 .folder = scratch.path()});
    const json runs = json::parse(document.out);
    CHECK(runs["schema"] == "permille.runs/1");
    CHECK(runs["runs"].size() == 2);
    CHECK(fs::exists(scratch.path() / "out" / "second" / "summary.json"));
    const Ending tidy =
        run({.words = {"run", first, "second.yaml", "-r", "32", "--format", "csv"}, .folder = scratch.path()});
    CHECK(tidy.out.find("scenario,indicator") == tidy.out.rfind("scenario,indicator"));
}

TEST_CASE("a gate that is not met is exit 4, with the results written") {
    const Scratch scratch;
    CHECK(short_run(scratch, {"--require", "P>=0"}).code == 0);
    CHECK(short_run(scratch, {"--require", "P(2)>=0"}).code == 0);  // by its number in the plan
    CHECK(has(short_run(scratch, {"--require", "P(2)>1"}).err, "P(2)>1 does not hold: P(nurses_per_1000) = "));
    const Ending missed = short_run(scratch, {"--require", "P(nurses_per_1000)>1", "--require", "P(all)>=0"});
    CHECK(missed.code == 4);
    CHECK(has(missed.err, "P(nurses_per_1000)>1 does not hold: P(nurses_per_1000) = "));
    CHECK(has(missed.out, "P(reach)"));
    CHECK(fs::exists(scratch.path() / "results" / "first" / "summary.json"));
}

TEST_CASE("a missed gate says the probability that was reached, in both languages") {
    const Scratch scratch;
    const std::vector<std::string> hard{"--set", "targets.nurses_per_1000.target=40"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.end(), hard.begin(), hard.end());
        return short_run(scratch, more);
    };
    const Ending row = with({"--require", "P(nurses_per_1000)>=0.8"});
    CHECK(row.code == 4);
    CHECK(has(row.err, "P(nurses_per_1000)>=0.8 does not hold: P(nurses_per_1000) = 0.00 < 0.8 in first\n"));
    CHECK(has(with({"--require", "P>=0.1", "--lang", "zh"}).err,
              "未满足 P>=0.1：first 的 P(nurses_per_1000) = 0.00 < 0.1\n"));
    CHECK(has(with({"--require", "P(all)>=0.5"}).err, "P(all)>=0.5 does not hold: P(all) = 0.00 < 0.5 in first\n"));
}

TEST_CASE("a gate on rows that are not there, or not projected, says so") {
    const Scratch scratch;
    const Ending none = short_run(scratch, {"--require", "P(binding)>=0.8"});
    CHECK(none.code == 2);
    CHECK(has(none.err, "--require P(binding)>=0.8: "));
    CHECK(has(none.err, "has no binding rows (nature: binding)"));
    CHECK_FALSE(fs::exists(scratch.path() / "results"));
    CHECK(has(short_run(scratch, {"--require", "P(binding)>=0.8", "--lang", "zh"}).err, "没有约束性指标"));
    const std::vector<std::string> watched{"--set", "targets.nurses_per_1000={nature: binding, kind: monitor}"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.end(), watched.begin(), watched.end());
        return short_run(scratch, more);
    };
    const Ending unprojected = with({"--require", "P(binding)>=0.8"});
    CHECK(unprojected.code == 4);
    CHECK(has(unprojected.err, "none of the binding rows of first is projected (there is 1)"));
    CHECK(has(with({"--require", "P(nurses_per_1000)>=0.8"}).err,
              "nurses_per_1000 of first is not projected (for monitoring only)"));
    CHECK(has(with({"--require", "P(nurses_per_1000)>=0.8", "--lang", "zh"}).err, "不可推算（仅作监测）"));
}

TEST_CASE("mistakes in scenarios: all of them at once, at most twenty, exit 3, nothing written") {
    const Scratch scratch;
    std::string many = "permille: 1\nname: x\nhorizon: {base: 2020, target: 2025}\npopulation: {}\n";
    for (int i = 0; i < 30; ++i) many += "wrong_" + std::to_string(i) + ": 1\n";
    scratch.write("many.yaml", many);
    scratch.write("other.yaml", "permille: 1\nnmae: x\n");
    const Ending ending = run({.words = {"run", "many.yaml", "other.yaml"}, .folder = scratch.path()});
    CHECK(ending.code == 3);
    CHECK(ending.out.empty());
    CHECK(has(ending.err, "many.yaml:5:1: wrong_0: unknown key"));
    CHECK(std::count(ending.err.begin(), ending.err.end(), '\n') == 21);
    CHECK(has(ending.err, "the first 20 above; nothing was written"));
    CHECK_FALSE(fs::exists(scratch.path() / "results"));
    const Ending both = run({.words = {"run", "other.yaml", "missing.yaml", "--lang", "zh"}, .folder = scratch.path()});
    CHECK(both.code == 3);
    CHECK(has(both.err, "other.yaml:2:1: nmae: "));
    CHECK(has(both.err, "missing.yaml: "));
    CHECK(has(both.err, "未写出任何结果"));
}

TEST_CASE("a folder that holds something else is refused before the run, and kept with force") {
    const Scratch scratch;
    fs::create_directories(scratch.path() / "results" / "first");
    scratch.write("results/first/notes.txt", "mine");
    const Ending refused = short_run(scratch);
    CHECK(refused.code == 1);
    CHECK(refused.out.empty());
    CHECK(has(refused.err, "results/first holds something else"));
    const Ending forced = short_run(scratch, {"--force"});
    CHECK(forced.code == 0);
    CHECK(has(forced.err, "what was there is kept in"));
    CHECK(content(scratch.path() / "results" / "first.before-1" / "notes.txt") == "mine");
    CHECK(short_run(scratch).code == 0);  // its own results are replaced
}

TEST_CASE("a place that cannot be written is told before the run") {
    const Scratch scratch;
    scratch.write("file", "");
    const Ending ending = short_run(scratch, {"--out", "file/out"});
    CHECK(ending.code == 1);
    CHECK(ending.out.empty());
    CHECK(has(ending.err, "cannot write file/out (part of the path is not a folder)"));
    CHECK(has(short_run(scratch, {"--out", "file/out", "--lang", "zh"}).err,
              "无法写入 file/out（路径中有一段不是目录）"));
}

TEST_CASE("a file-size limit: a message, exit 1, nothing half-written") {
    const Scratch scratch;
    const Ending ending = short_run(scratch, {}, {.in_child = [] {
                                        const rlimit limit{.rlim_cur = 2048, .rlim_max = 2048};
                                        setrlimit(RLIMIT_FSIZE, &limit);
                                    }});
    CHECK(ending.code == 1);
    CHECK(has(ending.err, "it exceeds the limit on file sizes"));
    CHECK(entries(scratch.path() / "results") == 0);
}

// AddressSanitizer takes terabytes of address space for itself: nothing can be asked of a limit on it.
TEST_CASE("too little memory: a message and exit 1" * doctest::skip(permille::testing::sanitized)) {
    const Scratch scratch;
    const Ending ending = short_run(scratch, {"-r", "1048576"}, {.in_child = [] {
                                        const rlimit limit{.rlim_cur = 1 << 30, .rlim_max = 1 << 30};
                                        setrlimit(RLIMIT_AS, &limit);
                                    }});
    CHECK(ending.code == 1);
    CHECK(has(ending.err, "not enough memory"));
    CHECK_FALSE(fs::exists(scratch.path() / "results" / "first"));
}

TEST_CASE("a full standard output is an error; a closed pipe is not") {
    const Scratch scratch;
    const int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
    const Ending ending = short_run(scratch, {}, {.output = full});
    close(full);
    CHECK(ending.code == 1);
    CHECK(has(ending.err, "cannot write to standard output (the disk is full)"));

    std::array<int, 2> ends{};
    REQUIRE(pipe2(ends.data(), O_CLOEXEC) == 0);
    close(ends[0]);
    const Ending closed = short_run(scratch, {}, {.output = ends[1]});
    close(ends[1]);
    CHECK(closed.code == 0);
    CHECK(closed.err == "results are in results/first\n");
}

TEST_CASE("a closed standard error does not let a results file take its place") {
    const Scratch scratch;
    const Ending ending = short_run(scratch, {}, {.in_child = [] { close(2); }});
    CHECK(ending.code == 0);
    const json summary = json::parse(content(scratch.path() / "results" / "first" / "summary.json"));
    CHECK(summary["scenario"] == "first");
}

TEST_CASE("Ctrl-C: exit 130, results absent or whole") {
    const Scratch scratch;
    for (const int milliseconds : {30, 150, 400}) {
        const Ending ending =
            short_run(scratch, {"-r", "400000", "--threads", "1"}, {.while_running = [&](pid_t child) {
                          std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
                          kill(child, SIGINT);
                      }});
        CHECK(ending.code == 130);
        CHECK(ending.out.empty());
        CHECK_FALSE(fs::exists(scratch.path() / "results" / "first"));
    }
}

TEST_CASE("precision adds replications, says how many, and gives what a plain run of as many gives") {
    const Scratch scratch;
    const Ending ending = short_run(scratch, {"--precision", "--out", "precise"});
    CHECK(ending.code == 0);
    json precise = json::parse(content(scratch.path() / "precise" / "summary.json"));
    const auto replications = precise["replications"].get<int>();
    REQUIRE(replications > 64);  // otherwise this says nothing
    CHECK(precise["precision"]["stopped"] == "settled");
    CHECK(precise["precision"]["borderline"].empty());
    for (const json& target : precise["targets"]) CHECK_FALSE(target["borderline"].get<bool>());
    CHECK(has(ending.out, "replications no verdict straddles a threshold"));
    CHECK(json::parse(content(scratch.path() / "precise" / "run.json"))["replications"] == replications);
    REQUIRE(short_run(scratch, {"-r", std::to_string(replications), "--out", "plain"}).code == 0);
    json plain = json::parse(content(scratch.path() / "plain" / "summary.json"));
    CHECK(plain["precision"].is_null());
    precise.erase("precision");
    plain.erase("precision");
    CHECK(precise == plain);
    for (const char* file : {"indicators.csv", "targets.csv"})
        CHECK(content(scratch.path() / "precise" / file) == content(scratch.path() / "plain" / file));
}

TEST_CASE("precision with several scenarios, a setting, a gate and JSON: one document, a sentence for each") {
    const Scratch scratch;
    const fs::path second = scratch.write("second.yaml", "permille: 1\nextends: first.yaml\n");
    fs::copy_file(first, scratch.path() / "first.yaml");
    fs::copy(scenarios / "defaults", scratch.path() / "defaults");
    const Ending ending =
        run({.words = {"run", "first.yaml", "second.yaml", "-r", "64", "--precision", "--format", "json", "--require",
                       "P>=0", "--set", "workforce.nurse.leaving.multiplier=0.9"},
             .folder = scratch.path()});
    CHECK(ending.code == 0);
    const json runs = json::parse(ending.out)["runs"];
    REQUIRE(runs.size() == 2);
    for (const json& one : runs) CHECK(one["precision"]["stopped"] == "settled");
    CHECK(has(ending.err, "first: After "));
    CHECK(has(ending.err, "second: After "));
}

TEST_CASE("Ctrl-C while replications are added: exit 130, no results") {
    const Scratch scratch;
    const Ending ending =
        short_run(scratch, {"-r", "262144", "--precision", "--threads", "1"}, {.while_running = [](pid_t child) {
                      std::this_thread::sleep_for(std::chrono::milliseconds(300));
                      kill(child, SIGINT);
                  }});
    CHECK(ending.code == 130);
    CHECK(ending.out.empty());
    CHECK_FALSE(fs::exists(scratch.path() / "results"));
}

TEST_CASE("colour: never in a pipe, unless it is forced, and never against the user's will") {
    const Scratch scratch;
    CHECK_FALSE(has(short_run(scratch).out, "\x1b["));
    CHECK(has(short_run(scratch, {}, {.surroundings = {{"FORCE_COLOR", "1"}}}).out, "\x1b["));
    CHECK_FALSE(has(short_run(scratch, {"--no-color"}, {.surroundings = {{"FORCE_COLOR", "1"}}}).out, "\x1b["));
    CHECK_FALSE(has(short_run(scratch, {}, {.surroundings = {{"FORCE_COLOR", "1"}, {"NO_COLOR", "1"}}}).out, "\x1b["));
}

TEST_CASE("--why says row by row why, behind the table and only when asked") {
    const Scratch scratch;
    const Ending plain = short_run(scratch);
    const Ending why = short_run(scratch, {"--why", "--force"});
    CHECK(why.code == 0);
    CHECK(why.out.starts_with(plain.out));
    CHECK_FALSE(has(plain.out, "Why, row by row"));
    CHECK(has(why.out, "Why, row by row"));
    CHECK(has(why.out, "Part "));
    // The JSON carries the parts with or without it.
    const json summary = json::parse(content(scratch.path() / "results" / "first" / "summary.json"));
    CHECK(summary["targets"][0]["why"]["parts"].size() > 2);
}

TEST_CASE("a row of people that starts elsewhere than its plan prints says so on the page and among the reasons") {
    const Scratch scratch;
    const Ending moved = short_run(scratch, {"--set", "population.mortality.life_expectancy=80", "--why"});
    CHECK(has(moved.out, "(~80.0)"));
    CHECK(has(moved.out, "2020: ~80.0"));
}

TEST_CASE("--why writes the best lever into the JSON, too") {
    const Scratch scratch;
    const json plain = json::parse(short_run(scratch, {"--format", "json"}).out);
    const json why = json::parse(short_run(scratch, {"--why", "--format", "json", "--force"}).out);
    CHECK(json::parse(content(scratch.path() / "results" / "first" / "summary.json")) == why);
    int named = 0;
    for (std::size_t i = 0; i < why["targets"].size(); ++i) {
        CHECK(plain["targets"][i]["best_lever"].is_null());
        const json& lever = why["targets"][i]["best_lever"];
        if (lever.is_null()) continue;
        ++named;
        CHECK(lever["from"] != lever["to"]);
        CHECK(lever["change"].get<double>() > 0);
        CHECK(lever["path"].get<std::string>().find('.') != std::string::npos);
    }
    CHECK(named > 0);
}
