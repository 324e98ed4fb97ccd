// permille sweep, export, merge and run --point, as a researcher meets them.
#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "cli/program.hpp"

using namespace permille::cli_test;
using nlohmann::json;
using namespace std::chrono_literals;

namespace {

const std::string offers = "workforce.nurse.recruitment.extra_per_year";

std::vector<std::string> sweep_words(const fs::path& database, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"sweep", first, "--vary", offers + "=0:60:1",
                                   "-r",    "64",  "--out",  database.string()};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

std::string exported(const fs::path& database) {
    const Ending ending = run({"export", database.string()});
    CHECK_MESSAGE(ending.code == 0, ending.err);
    return ending.out;
}

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

TEST_CASE("merging says how much of the sweep is there") {
    const Scratch scratch;
    REQUIRE(run(sweep_words(scratch.path() / "s.sqlite", {"--shard", "1/2"})).code == 0);
    const Ending merged =
        run({"merge", (scratch.path() / "s.1-of-2.sqlite").string(), "--out", (scratch.path() / "m.sqlite").string()});
    CHECK(merged.code == 0);
    CHECK(has(merged.err, "32 of 61 points"));
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

TEST_CASE("a look ahead writes nothing") {
    const Scratch scratch;
    const Ending ending = run(sweep_words(scratch.path() / "s.sqlite", {"--dry-run"}));
    CHECK(ending.code == 0);
    CHECK(has(ending.out, "points        61"));
    CHECK(fs::is_empty(scratch.path()));
}

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
