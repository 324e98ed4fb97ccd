// What happens to results when the disk, the rights or the user's patience end: absent or whole, a message, an exit
// code.
#include <linux/capability.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "cli/program.hpp"
#include "support/strings.hpp"

using namespace permille::cli_test;
using nlohmann::json;
using namespace std::chrono_literals;

namespace {

std::set<std::string> names_in(const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
    return names;
}

// Whether a results folder is whole: its six files, those with an end complete, of one and the same run.
bool is_whole(const fs::path& results) {
    if (names_in(results) != std::set<std::string>{"assumptions.csv", "distribution.csv", "indicators.csv", "run.json",
                                                   "summary.json", "targets.csv"})
        return false;
    const json summary = json::parse(content(results / "summary.json"), nullptr, false);
    const json manifest = json::parse(content(results / "run.json"), nullptr, false);
    return !summary.is_discarded() && !manifest.is_discarded() && summary["digest"] == manifest["digest"] &&
           content(results / "indicators.csv").back() == '\n' && content(results / "assumptions.csv").back() == '\n';
}

// A disk of a few kilobytes at `folder`, gone afterwards; usable() is false where nothing may be mounted.
class SmallDisk {
  public:
    SmallDisk(fs::path folder, const std::string& size) : folder_(std::move(folder)) {
        fs::create_directory(folder_);
        mounted_ = mount("tmpfs", folder_.c_str(), "tmpfs", 0, ("size=" + size).c_str()) == 0;
        if (!mounted_) MESSAGE("no right to mount a small disk here: a limit on file sizes and rights stand for it");
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk() {
        if (mounted_) umount2(folder_.c_str(), MNT_DETACH);
    }
    bool usable() const { return mounted_; }
    void make_read_only() const {
        REQUIRE(mount(nullptr, folder_.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0);
    }

  private:
    fs::path folder_;
    bool mounted_ = false;
};

// The superuser writes where nobody may; without this capability it is a user like others.
void obey_permissions() {
    (void)prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0);
}

// Waits until `seen` or for half a minute; whether it was seen.
bool wait_for(const std::function<bool()>& seen) {
    for (int i = 0; i < 3000; ++i) {
        if (seen()) return true;
        std::this_thread::sleep_for(10ms);
    }
    return false;
}

// Two scenarios of which the second would go on for minutes.
void write_quick_and_endless(const Scratch& scratch) {
    scratch.write("quick.yaml", "permille: 1\nextends: first.yaml\nrun: {replications: 64}\n");
    scratch.write("endless.yaml", "permille: 1\nextends: first.yaml\nrun: {replications: 1000000}\n");
    fs::copy_file(first, scratch.path() / "first.yaml");
}

}  // namespace

TEST_CASE("a full disk: a message, exit 1, and what was there before is whole") {
    const Scratch scratch;
    const SmallDisk disk(scratch.path() / "disk", "512k");  // room for the results twice, which are 140 KB
    if (!disk.usable()) return;
    const fs::path results = scratch.path() / "disk" / "first";
    const auto run_to_disk = [&](const std::string& seed) {
        return run(
            {.words = {"run", first, "-r", "64", "--seed", seed, "--out", "disk/first"}, .folder = scratch.path()});
    };
    REQUIRE(run_to_disk("1").code == 0);
    const std::string before = content(results / "summary.json");
    // Everything that is left, to the last page.
    const int filler = open((scratch.path() / "disk" / "filler").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    const std::string page(4096, 'x');
    while (write(filler, page.data(), page.size()) > 0) {
    }
    close(filler);
    const Ending full = run_to_disk("2");
    CHECK(full.code == 1);
    CHECK(full.out.empty());
    CHECK(has(full.err, "(the disk is full). Choose another place."));
    CHECK(is_whole(results));
    CHECK(content(results / "summary.json") == before);
    CHECK(names_in(scratch.path() / "disk") == std::set<std::string>{"filler", "first"});
    fs::remove(scratch.path() / "disk" / "filler");
    CHECK(run_to_disk("2").code == 0);
    CHECK(content(results / "summary.json") != before);
}

TEST_CASE("files that may not grow further: a message, exit 1, and what was there before is whole") {
    // As a full disk, where no disk may be mounted.
    const Scratch scratch;
    const fs::path results = scratch.path() / "results" / "first";
    const auto run_with = [&](const std::string& seed, std::function<void()> in_child) {
        return run({.words = {"run", first, "-r", "64", "--seed", seed},
                    .folder = scratch.path(),
                    .in_child = std::move(in_child)});
    };
    REQUIRE(run_with("1", {}).code == 0);
    REQUIRE(is_whole(results));
    const std::string before = content(results / "summary.json");
    const auto largest = std::max(fs::file_size(results / "summary.json"), fs::file_size(results / "assumptions.csv"));
    // The first file fails, or only the largest.
    for (const rlim_t bytes : {rlim_t{1}, static_cast<rlim_t>(largest - 1)}) {
        CAPTURE(bytes);
        const Ending limited = run_with("2", [bytes] {
            const rlimit limit{.rlim_cur = bytes, .rlim_max = bytes};
            setrlimit(RLIMIT_FSIZE, &limit);
        });
        CHECK(limited.code == 1);
        CHECK(limited.out.empty());
        CHECK(has(limited.err, "(it exceeds the limit on file sizes). Choose another place."));
        CHECK(is_whole(results));
        CHECK(content(results / "summary.json") == before);
        CHECK(names_in(scratch.path() / "results") == std::set<std::string>{"first"});
    }
    CHECK(run_with("2", {}).code == 0);
    CHECK(content(results / "summary.json") != before);
}

TEST_CASE("links that go round in a circle are told before the run, in both languages") {
    const Scratch scratch;
    fs::create_symlink("there", scratch.path() / "here");
    fs::create_symlink("here", scratch.path() / "there");
    for (const std::vector<std::string>& place :
         {std::vector<std::string>{"--out", "here/out"}, {"--out", "here"}, {"--per-replication", "here/values.csv"}}) {
        CAPTURE(place);
        const auto refused = [&](const std::string& language) {
            std::vector<std::string> words{"run", first, "-r", "1000000", "--lang", language};
            words.insert(words.end(), place.begin(), place.end());
            return run({.words = words, .folder = scratch.path()});
        };
        const Ending english = refused("en");
        CHECK(english.code == 1);
        CHECK(has(english.err, "cannot write " + place[1] + " (its links go round in a circle)"));
        const Ending chinese = refused("zh");
        CHECK(chinese.code == 1);
        CHECK(has(chinese.err, "无法写入 " + place[1] + "（符号链接成环）"));
    }
    const Ending sweep = run({.words = {"sweep", first, "--vary", "workforce.nurse.leaving.multiplier=0.5,1", "--out",
                                        "here/points.sqlite", "--lang", "zh"},
                              .folder = scratch.path()});
    CHECK(sweep.code == 1);
    CHECK(has(sweep.err, "无法写入 here/points.sqlite（符号链接成环）"));
    CHECK(names_in(scratch.path()) == std::set<std::string>{"here", "there"});
}

TEST_CASE("a read-only disk is told before the run") {
    const Scratch scratch;
    const SmallDisk disk(scratch.path() / "disk", "64k");
    if (!disk.usable()) return;
    disk.make_read_only();
    const Ending ending =
        run({.words = {"run", first, "-r", "1000000", "--out", "disk/out"}, .folder = scratch.path()});
    CHECK(ending.code == 1);
    CHECK(has(ending.err, "cannot write disk/out (the file system is read-only)"));
}

TEST_CASE("a folder that the user may not write is told before the run, and stays as it is") {
    const Scratch scratch;
    fs::create_directory(scratch.path() / "theirs");
    fs::permissions(scratch.path() / "theirs", fs::perms::owner_read | fs::perms::owner_exec);
    const auto refused = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"run", first, "-r", "1000000"});
        return run({.words = std::move(words), .folder = scratch.path(), .in_child = obey_permissions});
    };
    const Ending folder = refused({"--out", "theirs/out"});
    CHECK(folder.code == 1);
    CHECK(has(folder.err, "cannot write theirs/out (no permission)"));
    const Ending file = refused({"--per-replication", "theirs/values.csv"});
    CHECK(file.code == 1);
    CHECK(has(file.err, "cannot write theirs/values.csv (no permission)"));
    CHECK(names_in(scratch.path() / "theirs").empty());
    CHECK_FALSE(fs::exists(scratch.path() / "results"));
}

TEST_CASE("a file of replications that cannot be: told before the run, a full device after it") {
    const Scratch scratch;
    const auto with_file = [&](const std::string& file, const std::string& replications) {
        return run({.words = {"run", first, "-r", replications, "--per-replication", file}, .folder = scratch.path()});
    };
    scratch.write("notes.txt", "not a folder");
    const Ending file = with_file("notes.txt/values.csv", "1000000");
    CHECK(file.code == 1);
    CHECK(has(file.err, "cannot write notes.txt/values.csv ("));
    CHECK(with_file("new/folder/values.csv", "64").code == 0);
    CHECK(content(scratch.path() / "new" / "folder" / "values.csv").back() == '\n');
    fs::remove_all(scratch.path() / "results");
    const Ending folder = with_file(".", "1000000");
    CHECK(folder.code == 1);
    CHECK(has(folder.err, "it is a folder"));
    CHECK_FALSE(fs::exists(scratch.path() / "results"));
    const Ending full = with_file("/dev/full", "64");
    CHECK(full.code == 1);
    CHECK(has(full.err, "cannot write /dev/full (the disk is full)"));
    CHECK(is_whole(scratch.path() / "results" / "first"));
}

TEST_CASE("Ctrl-C and a request to end keep what was finished, leave out what was not, and are exit 130") {
    for (const int signal : {SIGINT, SIGTERM}) {
        const Scratch scratch;
        write_quick_and_endless(scratch);
        const fs::path quick = scratch.path() / "results" / "quick";
        const Ending ending = run({.words = {"run", "quick.yaml", "endless.yaml", "--threads", "1"},
                                   .folder = scratch.path(),
                                   .while_running = [&](pid_t child) {
                                       CHECK(wait_for([&] { return fs::exists(quick); }));
                                       std::this_thread::sleep_for(50ms);
                                       kill(child, signal);
                                   }});
        CHECK(ending.code == 130);
        CHECK(is_whole(quick));
        CHECK(has(ending.out, "Nurses per 1000 people"));
        CHECK(has(ending.err, "results are in results/quick\n"));
        CHECK(has(ending.err, "interrupted: no results of endless were written.\n"));
        CHECK(names_in(scratch.path() / "results") == std::set<std::string>{"quick"});
    }
}

TEST_CASE("Ctrl-C in a command that prints at its end says that nothing was printed, exit 130") {
    const Scratch scratch;
    write_quick_and_endless(scratch);
    for (const std::vector<std::string>& words :
         {std::vector<std::string>{"compare", "endless.yaml", "quick.yaml", "-r", "200000", "--threads", "1"},
          {"levers", "endless.yaml", "-r", "200000", "--threads", "1"}}) {
        const Ending ending = run({.words = words, .folder = scratch.path(), .while_running = [](pid_t child) {
                                       std::this_thread::sleep_for(1500ms);
                                       kill(child, SIGINT);
                                   }});
        CHECK(ending.code == 130);
        CHECK(ending.out.empty());
        CHECK(has(ending.err, "interrupted: nothing was printed.\n"));
    }
}

TEST_CASE("killed at any moment of a run, its results are absent or whole; the next run clears what was left") {
    const Scratch scratch;
    const auto start = std::chrono::steady_clock::now();
    const Call call{.words = {"run", first, "-r", "64", "-q"}, .folder = scratch.path()};
    REQUIRE(run(call).code == 0);
    const auto whole_run = std::chrono::steady_clock::now() - start;
    fs::remove_all(scratch.path() / "results");
    int killed = 0;
    constexpr int rounds = 24;
    for (int round = 0; round < rounds; ++round) {
        // Most of the moments lie near the end, where results are written.
        Call killing = call;
        killing.while_running = [&](pid_t child) {
            std::this_thread::sleep_for(whole_run * (rounds + round) / (2 * rounds));
            kill(child, SIGKILL);
        };
        const int code = run(killing).code;
        CHECK((code == 0 || code == 128 + SIGKILL));
        killed += code == 128 + SIGKILL;
        const fs::path results = scratch.path() / "results" / "first";
        if (fs::exists(results)) CHECK(is_whole(results));
    }
    CHECK(killed > 0);
    REQUIRE(run(call).code == 0);
    CHECK(names_in(scratch.path() / "results") == std::set<std::string>{"first"});
    CHECK(is_whole(scratch.path() / "results" / "first"));
}

TEST_CASE("a second Ctrl-C ends at once, without waiting for what is being computed") {
    const Scratch scratch;
    write_quick_and_endless(scratch);
    const Ending ending = run({.words = {"run", "endless.yaml", "--threads", "1"},
                               .folder = scratch.path(),
                               .while_running = [&](pid_t child) {
                                   std::this_thread::sleep_for(300ms);
                                   // Stopped, it finds both when it goes on.
                                   kill(child, SIGSTOP);
                                   kill(child, SIGINT);
                                   kill(child, SIGTERM);
                                   kill(child, SIGCONT);
                               }});
    CHECK(ending.code == 130);
    CHECK(ending.err.empty());
    CHECK_FALSE(fs::exists(scratch.path() / "results"));
}
