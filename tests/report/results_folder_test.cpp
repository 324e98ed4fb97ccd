// A results folder is whole or absent, whatever happens while it is written.
#include "permille/report/results_folder.hpp"

#include <doctest/doctest.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <sstream>
#include <thread>

#include "permille/base/failure.hpp"
#include "permille/report/json.hpp"
#include "permille/report/output_file.hpp"

using namespace permille;
using namespace permille::report;
namespace fs = std::filesystem;

namespace {

// A folder of its own for each test, removed afterwards.
class Scratch {
  public:
    Scratch() {
        std::string name = (fs::temp_directory_path() / "permille-test-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() { fs::remove_all(path_); }
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

std::vector<NamedText> results(const std::string& scenario, const std::string& summary) {
    Manifest manifest;
    manifest.scenario = scenario;
    return {{"summary.json", summary}, {"run.json", manifest_json(manifest)}};
}

std::string content(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::size_t entries(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

std::string failure_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const Failure& failure) {
        return failure.sentence().en;
    }
    return "";
}

// Runs `action` in a process of its own; its exit code.
int in_child(const std::function<int()>& action) {
    const pid_t child = fork();
    if (child == 0) _exit(action());
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

}  // namespace

TEST_CASE("a new folder appears whole, parents included, and nothing stays beside it") {
    const Scratch scratch;
    const fs::path folder = scratch.path() / "results" / "jingyan";
    CHECK(write_folder(folder, "jingyan", results("jingyan", "one"), Existing::refuse).empty());
    CHECK(content(folder / "summary.json") == "one");
    CHECK(entries(scratch.path() / "results") == 1);
}

TEST_CASE("results of the same scenario are replaced whole") {
    const Scratch scratch;
    const fs::path folder = scratch.path() / "jingyan";
    write_folder(folder, "jingyan", results("jingyan", "one"), Existing::refuse);
    std::ofstream(folder / "assumptions.csv") << "of an earlier run";
    write_folder(folder, "jingyan", results("jingyan", "two"), Existing::refuse);
    CHECK(content(folder / "summary.json") == "two");
    CHECK_FALSE(fs::exists(folder / "assumptions.csv"));
    CHECK(entries(scratch.path()) == 1);
}

TEST_CASE("an empty folder is used, a folder behind a link is replaced where it stands") {
    const Scratch scratch;
    fs::create_directory(scratch.path() / "real");
    fs::create_directory_symlink("real", scratch.path() / "link");
    write_folder(scratch.path() / "link", "jingyan", results("jingyan", "one"), Existing::refuse);
    CHECK(fs::is_symlink(scratch.path() / "link"));
    CHECK(content(scratch.path() / "real" / "summary.json") == "one");
    write_folder(scratch.path() / "link/", "jingyan", results("jingyan", "two"), Existing::refuse);
    CHECK(content(scratch.path() / "real" / "summary.json") == "two");
}

TEST_CASE("another folder is refused and left as it is; with force it is kept under another name") {
    const Scratch scratch;
    const fs::path folder = scratch.path() / "jingyan";
    fs::create_directory(folder);
    std::ofstream(folder / "thesis.tex") << "years of work";
    const auto write = [&] { write_folder(folder, "jingyan", results("jingyan", "one"), Existing::refuse); };
    CHECK(failure_of(write).find("is left as it is") != std::string::npos);
    CHECK(failure_of([&] { expect_writable(folder, "jingyan", Existing::refuse); }).find("--force") !=
          std::string::npos);
    CHECK(entries(folder) == 1);
    CHECK(entries(scratch.path()) == 1);
    const fs::path kept = write_folder(folder, "jingyan", results("jingyan", "one"), Existing::set_aside);
    CHECK(content(kept / "thesis.tex") == "years of work");
    CHECK(content(folder / "summary.json") == "one");
}

TEST_CASE("results beside which somebody keeps a file are not replaced, but for what a program leaves there") {
    const Scratch scratch;
    const fs::path folder = scratch.path() / "jingyan";
    write_folder(folder, "jingyan", results("jingyan", "one"), Existing::refuse);
    std::ofstream(folder / ".~lock.targets.csv#") << "open";
    write_folder(folder, "jingyan", results("jingyan", "two"), Existing::refuse);
    CHECK(content(folder / "summary.json") == "two");
    std::ofstream(folder / "notes.txt") << "what we agreed";
    CHECK(failure_of([&] { expect_writable(folder, "jingyan", Existing::refuse); }).find("--force") !=
          std::string::npos);
    CHECK(content(folder / "notes.txt") == "what we agreed");
    const fs::path kept = write_folder(folder, "jingyan", results("jingyan", "three"), Existing::set_aside);
    CHECK(content(kept / "notes.txt") == "what we agreed");
    CHECK(content(folder / "summary.json") == "three");
}

TEST_CASE("results of another scenario are another folder") {
    const Scratch scratch;
    const fs::path folder = scratch.path() / "out";
    write_folder(folder, "jingyan", results("jingyan", "one"), Existing::refuse);
    CHECK_FALSE(
        failure_of([&] { write_folder(folder, "minhou", results("minhou", "two"), Existing::refuse); }).empty());
    CHECK(content(folder / "summary.json") == "one");
}

TEST_CASE("a path below a file, and a file in place of the folder, are named") {
    const Scratch scratch;
    std::ofstream(scratch.path() / "file") << "x";
    const auto write = [&](const fs::path& folder) {
        return failure_of([&] { write_folder(folder, "a", results("a", "one"), Existing::set_aside); });
    };
    CHECK(write(scratch.path() / "file" / "out").find("not a folder") != std::string::npos);
    CHECK(write(scratch.path() / "file").find("not a folder") != std::string::npos);
    CHECK(failure_of([&] {
              expect_writable(scratch.path() / "file" / "a" / "b", "a", Existing::refuse);
          }).find("not a folder") != std::string::npos);
    CHECK(content(scratch.path() / "file") == "x");
}

TEST_CASE("a file that may not grow further: a clear message, and what was there stays") {
    const Scratch scratch;
    const fs::path folder = scratch.path() / "jingyan";
    write_folder(folder, "jingyan", results("jingyan", "one"), Existing::refuse);
    const int code = in_child([&] {
        signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{.rlim_cur = 4096, .rlim_max = 4096};
        setrlimit(RLIMIT_FSIZE, &limit);
        const std::string said = failure_of(
            [&] { write_folder(folder, "jingyan", results("jingyan", std::string(100'000, 'x')), Existing::refuse); });
        return said.find("summary.json (it exceeds the limit on file sizes)") != std::string::npos ? 0 : 1;
    });
    CHECK(code == 0);
    CHECK(content(folder / "summary.json") == "one");
    CHECK(entries(scratch.path()) == 1);
}

TEST_CASE("a full disk: a clear message, and nothing half-written stays") {
    const Scratch scratch;
    if (mount("tmpfs", scratch.path().c_str(), "tmpfs", 0, "size=64k") != 0) {
        MESSAGE("no right to mount a small disk here; the limit on file sizes stands for it");
        return;
    }
    const fs::path folder = scratch.path() / "out";
    const std::string said =
        failure_of([&] { write_folder(folder, "a", results("a", std::string(200'000, 'x')), Existing::refuse); });
    CHECK(said.find("the disk is full") != std::string::npos);
    CHECK_FALSE(fs::exists(folder));
    CHECK(entries(scratch.path()) == 0);
    mount(nullptr, scratch.path().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr);
    CHECK(failure_of([&] { expect_writable(folder, "a", Existing::refuse); }).find("read-only") != std::string::npos);
    CHECK(failure_of([&] { write_folder(folder, "a", results("a", "x"), Existing::refuse); }).find("read-only") !=
          std::string::npos);
    umount(scratch.path().c_str());
}

TEST_CASE("killed at any moment, the folder is absent or whole, and the next run clears what was left") {
    const Scratch scratch;
    const fs::path folder = scratch.path() / "jingyan";
    const std::string one(300'000, '1'), two(300'000, '2');
    // The moments are measured in writings, so that they lie alike on a fast disk and on a busy machine.
    const auto start = std::chrono::steady_clock::now();
    write_folder(folder, "jingyan", results("jingyan", one), Existing::refuse);
    const auto one_writing = std::chrono::steady_clock::now() - start;
    fs::remove_all(folder);
    int seen_one = 0, seen_two = 0;
    for (int round = 0; round < 40; ++round) {
        const pid_t child = fork();
        if (child == 0) {
            for (;;) {
                write_folder(folder, "jingyan", results("jingyan", one), Existing::refuse);
                write_folder(folder, "jingyan", results("jingyan", two), Existing::refuse);
            }
        }
        std::this_thread::sleep_for(one_writing * (1 + round) / 8);
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        if (!fs::exists(folder)) continue;
        const std::string summary = content(folder / "summary.json");
        seen_one += summary == one;
        seen_two += summary == two;
        REQUIRE((summary == one || summary == two));
        REQUIRE(scenario_of_manifest(content(folder / "run.json")) == "jingyan");
    }
    CHECK(seen_one + seen_two > 0);
    write_folder(folder, "jingyan", results("jingyan", one), Existing::refuse);
    CHECK(entries(scratch.path()) == 1);
}

TEST_CASE("an output file has its name only when it is whole") {
    const Scratch scratch;
    const fs::path file = scratch.path() / "values.csv";
    {
        OutputFile out(file);
        out.write("half");
        CHECK_FALSE(fs::exists(file));
    }
    CHECK(entries(scratch.path()) == 0);
    {
        OutputFile out(file);
        out.write("whole");
        out.commit();
    }
    CHECK(content(file) == "whole");
    CHECK(entries(scratch.path()) == 1);
}

TEST_CASE("an output file may be a device; a full one is told") {
    const Scratch scratch;
    OutputFile nothing("/dev/null");
    nothing.write("gone");
    nothing.commit();
    OutputFile full("/dev/full");
    CHECK(failure_of([&] { full.write("x"); }).find("/dev/full (the disk is full)") != std::string::npos);
    CHECK(failure_of([&] { OutputFile folder(scratch.path()); }).find("it is a folder") != std::string::npos);
}
