// permille sweep, merge and run --point, as a researcher meets them.
#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "cli/sweeps.hpp"

using namespace permille::cli_test;
using nlohmann::json;
using namespace std::chrono_literals;

namespace {

// The table of the whole sweep, run once without any disturbance.
const std::string& whole() {
    static const std::string table = [] {
        const Scratch scratch;
        const Ending ending = run(sweep_words(scratch.path() / "s.sqlite"));
        REQUIRE_MESSAGE(ending.code == 0, ending.err);
        return exported(scratch.path() / "s.sqlite");
    }();
    return table;
}

}  // namespace

TEST_CASE("a sweep keeps a row for every point and number, with seed, digest and version") {
    const std::string& table = whole();
    CHECK(std::count(table.begin(), table.end(), '\n') % 61 == 1);
    CHECK(table.rfind(
              "scenario,digest,version,seed,point,replications," + offers + ",target,statistic,year,unit,value\n", 0) ==
          0);
}

TEST_CASE("threads do not show, shards merge to the same table, and so does a sweep that was resumed") {
    const Scratch scratch;
    const fs::path folder = scratch.path();
    REQUIRE(run(sweep_words(folder / "three.sqlite", {"--threads", "3"})).code == 0);
    CHECK(exported(folder / "three.sqlite") == whole());
    std::vector<std::string> merge{"merge"};
    for (int i = 1; i <= 3; ++i) {
        REQUIRE(run(sweep_words(folder / "part.sqlite", {"--shard", std::to_string(i) + "/3"})).code == 0);
        merge.push_back((folder / ("part." + std::to_string(i) + "-of-3.sqlite")).string());
    }
    merge.insert(merge.end(), {"--out", (folder / "merged.sqlite").string()});
    const Ending merged = run(merge);
    CHECK_MESSAGE(merged.code == 0, merged.err);
    CHECK(exported(folder / "merged.sqlite") == whole());

    REQUIRE(run({"sweep", first, "--vary", offers + "=0:60:1", "-r", "64", "--shard", "2/3", "--out",
                 (folder / "some.sqlite").string()})
                .code == 0);
    fs::rename(folder / "some.2-of-3.sqlite", folder / "some.sqlite");
    const Ending refused = run(sweep_words(folder / "some.sqlite"));
    CHECK(refused.code == 1);
    CHECK(has(refused.err, "--resume"));
    REQUIRE(run(sweep_words(folder / "some.sqlite", {"--resume"})).code == 0);
    CHECK(exported(folder / "some.sqlite") == whole());
}

TEST_CASE("a launcher's numbers make the shard") {
    const Scratch scratch;
    const auto part = [&](std::map<std::string, std::string> surroundings) {
        Call call{.words = sweep_words(scratch.path() / "s.sqlite", {"--shard", "auto"})};
        call.surroundings = std::move(surroundings);
        const Ending ending = run(call);
        CHECK_MESSAGE(ending.code == 0, ending.err);
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(scratch.path()))
            names.push_back(entry.path().filename().string());
        fs::remove(scratch.path() / names.front());
        return names.front();
    };
    CHECK(part({{"SLURM_ARRAY_TASK_ID", "7"},
                {"SLURM_ARRAY_TASK_MIN", "3"},
                {"SLURM_ARRAY_TASK_COUNT", "4"},
                {"SLURM_ARRAY_TASK_STEP", "2"}}) == "s.3-of-4.sqlite");
    CHECK(part({{"SLURM_PROCID", "1"}, {"SLURM_STEP_NUM_TASKS", "2"}}) == "s.2-of-2.sqlite");
    CHECK(part({{"OMPI_COMM_WORLD_RANK", "0"}, {"OMPI_COMM_WORLD_SIZE", "2"}}) == "s.1-of-2.sqlite");
    CHECK(part({{"SLURM_ARRAY_TASK_ID", "1"},
                {"SLURM_ARRAY_TASK_MIN", "0"},
                {"SLURM_ARRAY_TASK_COUNT", "2"},
                {"SLURM_PROCID", "1"},
                {"SLURM_STEP_NUM_TASKS", "2"}}) == "s.4-of-4.sqlite");
}

TEST_CASE("a sweep killed at any moment loses no block, and goes on to the same table") {
    const Scratch scratch;
    const fs::path database = scratch.path() / "s.sqlite";
    const auto points_in = [](const std::string& table) {
        std::set<std::string> points;
        std::istringstream in(table);
        for (std::string line; std::getline(in, line);) {
            std::istringstream cells(line);
            std::string cell;
            for (int i = 0; i < 5; ++i) std::getline(cells, cell, ',');
            points.insert(cell);
        }
        return points.empty() ? std::size_t{0} : points.size() - 1;  // less the head
    };
    int kills = 0;
    std::size_t kept = 0;
    for (int i = 0; i < 50; ++i) {
        Call call{.words = sweep_words(database, {"--resume", "--progress", "json"})};
        call.while_running = [&](pid_t child) {
            std::this_thread::sleep_for(std::chrono::milliseconds(20 + 7 * i));
            kill(child, SIGKILL);
        };
        const Ending ending = run(call);
        kills += ending.code == 128 + SIGKILL ? 1 : 0;
        if (!fs::exists(database)) continue;
        const Ending check = run({"export", "-q", database.string()});
        CHECK_MESSAGE(check.code == 0, check.err);
        // The last line of progress says what this run had finished beside what was there.
        std::size_t told = 0;
        if (const auto last = ending.err.rfind("{\"done\": "); last != std::string::npos)
            told = std::stoul(ending.err.substr(last + 9));
        CHECK(points_in(check.out) >= kept + told);
        kept = points_in(check.out);
    }
    CHECK(kills > 10);
    REQUIRE(run(sweep_words(database, {"--resume"})).code == 0);
    CHECK(exported(database) == whole());
}

TEST_CASE("Ctrl-C keeps what is done and says how to go on") {
    const Scratch scratch;
    const fs::path database = scratch.path() / "s.sqlite";
    Call call{.words = {"sweep", first, "--vary", offers + "=0:60:1", "-r", "65536", "--out", database.string()}};
    call.while_running = [&](pid_t child) {
        for (int i = 0; i < 500 && !fs::exists(database); ++i) std::this_thread::sleep_for(10ms);
        std::this_thread::sleep_for(300ms);
        kill(child, SIGINT);
    };
    const Ending ending = run(call);
    CHECK(ending.code == 130);
    CHECK(has(ending.err, "--resume"));
}

TEST_CASE("a point of a sweep is run again alone to the same bits") {
    const Scratch scratch;
    const fs::path database = scratch.path() / "s.sqlite";
    REQUIRE(run(sweep_words(database)).code == 0);
    const Ending point = run(
        {"run", "--point", database.string() + ":37", "--format", "json", "--out", (scratch.path() / "r").string()});
    REQUIRE_MESSAGE(point.code == 0, point.err);
    const json summary = json::parse(point.out);
    std::istringstream table(whole());
    int compared = 0;
    for (std::string line; std::getline(table, line);) {
        std::vector<std::string> cells;
        std::istringstream in(line);
        for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
        if (cells.size() < 12 || cells[4] != "37") continue;
        for (const json& target : summary["targets"]) {
            if (target["id"] != cells[7]) continue;
            if (cells[8] != "p_reach" && cells[8] != "median") continue;
            const double alone = cells[8] == "p_reach" ? target["p_reach"].get<double>()
                                                       : target["projection"][cells[9]]["median"].get<double>();
            CHECK(alone == std::stod(cells[11]));
            ++compared;
        }
    }
    CHECK(compared >= 4);
    CHECK(run({"run", "--point", database.string() + ":61"}).code == 1);
    CHECK(run({"run", "--point", database.string()}).code == 2);
    CHECK(run({"run", first, "--point", database.string() + ":3"}).code == 2);
}

TEST_CASE("a point that is run otherwise than it was swept is told to be another") {
    const Scratch scratch;
    const fs::path database = scratch.path() / "s.sqlite";
    REQUIRE(run({"sweep", first, "--vary", offers + "=0:2:1", "-r", "16", "--out", database.string()}).code == 0);
    const auto said = [&](std::vector<std::string> more) {
        std::vector<std::string> words{"run", "--point", database.string() + ":1", "--out",
                                       (scratch.path() / "r").string()};
        words.insert(words.end(), more.begin(), more.end());
        const Ending ending = run(words);
        CHECK_MESSAGE(ending.code == 0, ending.err);
        return has(ending.err, "this is no longer point 1 of the sweep");
    };
    CHECK_FALSE(said({}));
    CHECK_FALSE(said({"-r", "16"}));
    CHECK(said({"-r", "32"}));
    CHECK(said({"--seed", "5"}));
    CHECK(said({"--set", "workforce.nurse.leaving.multiplier=0.9"}));
    const Ending read = run({"sensitivity", database.string(), "-r", "32"});
    CHECK(read.code == 2);
    CHECK(has(read.err, "--replications is for scenarios"));
}

TEST_CASE("merging says how much of the sweep is there") {
    const Scratch scratch;
    REQUIRE(run(sweep_words(scratch.path() / "s.sqlite", {"--shard", "1/2"})).code == 0);
    const Ending merged =
        run({"merge", (scratch.path() / "s.1-of-2.sqlite").string(), "--out", (scratch.path() / "m.sqlite").string()});
    CHECK(merged.code == 0);
    CHECK(has(merged.err, "32 of 61 points"));
}

TEST_CASE("more replications are added to what is there") {
    const Scratch scratch;
    const fs::path database = scratch.path() / "s.sqlite";
    REQUIRE(run({"sweep", first, "--vary", offers + "=0:60:1", "-r", "32", "--out", database.string()}).code == 0);
    CHECK(exported(database) != whole());
    REQUIRE(run(sweep_words(database, {"--resume"})).code == 0);
    CHECK(exported(database) == whole());
}

TEST_CASE("a design that cannot take more points says which can") {
    const Scratch scratch;
    const fs::path database = scratch.path() / "s.sqlite";
    const auto swept = [&](const std::string& levels, const std::string& design) {
        const Ending ending = run({"sweep", first, "--vary", offers + levels, "--design", design, "-r", "16", "--out",
                                   database.string(), "--resume"});
        return std::pair(ending.code, ending.err);
    };
    REQUIRE(swept("=0:2:1", "grid").first == 0);
    CHECK(swept("=0:3:1", "grid").first == 1);
    CHECK(has(swept("=0:3:1", "grid").second, "Points can be added to sobol, random, saltelli and morris alone"));
    fs::remove(database);
    REQUIRE(swept("=uniform(0, 60)", "lhs:4").first == 0);
    CHECK(has(swept("=uniform(0, 60)", "lhs:8").second, "lhs:8 here). Points can be added to sobol"));
    fs::remove(database);
    REQUIRE(swept("=uniform(0, 60)", "sobol:4").first == 0);
    CHECK(swept("=uniform(0, 60)", "sobol:8").first == 0);
    CHECK_FALSE(has(swept("=uniform(0, 50)", "sobol:8").second, "Points can be added"));
}

TEST_CASE("a look ahead writes nothing") {
    const Scratch scratch;
    const Ending ending = run(sweep_words(scratch.path() / "s.sqlite", {"--dry-run"}));
    CHECK(ending.code == 0);
    CHECK(has(ending.out, "points        61"));
    CHECK(fs::is_empty(scratch.path()));
}
