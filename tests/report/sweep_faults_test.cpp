// What becomes of a sweep's database when its process is killed or its disk is full: nothing finished is lost.
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <random>
#include <thread>

#include "report/full_disk.hpp"
#include "report/sweep_sample.hpp"
#include "support/folder.hpp"

using namespace permille;
using namespace permille::sweep_sample;

namespace {

constexpr std::int64_t block_size = 8;

// Writes block after block of what is not yet done, and says so of each, until it is killed.
[[noreturn]] void write_until_killed(const fs::path& file, int acknowledge) {
    SweepStore store = SweepStore::open(file);
    for (std::int64_t block = 0;; ++block) {
        if (store.done(block * block_size, 64)) continue;
        store.write(points(block * block_size, (block + 1) * block_size));
        if (write(acknowledge, &block, sizeof block) != sizeof block) _exit(1);
    }
}

// The blocks that a child acknowledged before it was killed, some time after so many of them.
std::vector<std::int64_t> killed_after(int blocks, std::chrono::microseconds more, const fs::path& file) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        try {
            write_until_killed(file, ends[1]);
        } catch (...) {
        }
        _exit(1);
    }
    close(ends[1]);
    std::vector<std::int64_t> acknowledged;
    const auto take = [&] {
        std::int64_t block = 0;
        const bool taken = read(ends[0], &block, sizeof block) == sizeof block;
        if (taken) acknowledged.push_back(block);
        return taken;
    };
    for (int i = 0; i < blocks; ++i) CHECK(take());
    std::this_thread::sleep_for(more);
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
    while (take()) {
    }
    close(ends[0]);
    return acknowledged;
}

// What a full disk does to creating, writing and finishing. Returns whether it was noticed at all; with `resume` the
// same store goes on when there is space again, otherwise the database is opened anew.
enum class After { go_on, open_anew };
bool fills_after(int writes, After after) {
    const support::Folder folder;
    const fs::path file = folder.path() / "sweep.db";
    const FullDisk disk;
    std::vector<std::string> failures;
    // Tries `step`, a second time with space when the disk was full at the first.
    const auto attempt = [&](const std::function<void()>& step) {
        const std::string failure = failure_of(step);
        if (failure.empty()) return;
        failures.push_back(failure);
        disk.free_space();
        step();
    };
    disk.fill_after(writes);
    std::optional<SweepStore> store;
    attempt([&] { store.emplace(fs::exists(file) ? SweepStore::open(file) : SweepStore::create(file, sweep_plan())); });
    for (std::int64_t block = 0; block < 3; ++block) {
        attempt([&] {
            if (!store) store.emplace(SweepStore::open(file));
            CHECK(store->done().size() == static_cast<std::size_t>(block) * 4);
            try {
                store->write(points(block * 4, block * 4 + 4));
            } catch (const Failure&) {
                if (after == After::open_anew) store.reset();
                throw;
            }
        });
    }
    const std::string unfinished = failure_of([&] { store->finish(); });
    if (!unfinished.empty()) failures.push_back(unfinished);
    store.reset();
    disk.free_space();
    SweepStore whole = SweepStore::open(file);
    CHECK(whole.done().size() == 12);
    whole.for_each([&](const SweepPoint& one) { CHECK(one.levels == point(one.point).levels); });
    whole.finish();
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
    CHECK(failures.size() <= 1);
    for (const std::string& failure : failures)
        CHECK(failure == "cannot write more to " + file.string() +
                             " (the disk is full). What was finished is kept: free space and give --resume.");
    return !failures.empty();
}

}  // namespace

TEST_CASE("killed fifty times while writing, no acknowledged block is lost and the database is whole") {
    const support::Folder folder;
    const fs::path file = folder.path() / "sweep.db";
    SweepStore::create(file, sweep_plan(1'000'000));
    std::mt19937 random(1);
    std::size_t acknowledged = 0;
    for (int round = 0; round < 50; ++round) {
        // While it opens, and in the midst of writing.
        const auto blocks = killed_after(round % 3, std::chrono::microseconds(random() % 40'000), file);
        acknowledged += blocks.size();
        if (round % 2 == 0) CHECK(sql(file, "PRAGMA integrity_check") == "ok");
        const SweepStore store = SweepStore::open(file);
        for (const std::int64_t block : blocks) CHECK(store.done((block + 1) * block_size - 1, 64));
        CHECK(store.done().size() >= acknowledged * block_size);
        CHECK(store.done().size() % block_size == 0);
    }
    CHECK(acknowledged >= 49);
    std::int64_t next = 0;
    SweepStore::open_read_only(file).for_each([&](const SweepPoint& one) { CHECK(one.point == next++); });
}

TEST_CASE("a disk that is full at any write: a message, nothing finished is lost, and it goes on with space again") {
    for (const After after : {After::go_on, After::open_anew}) {
        int writes = 0;
        while (fills_after(writes, after)) ++writes;
        CHECK(writes > 20);
    }
}
