// Parts of a sweep laid together give what the whole gives, or a refusal.
#include <doctest/doctest.h>
#include <sys/resource.h>

#include <fstream>

#include "permille/report/sweep_export.hpp"
#include "report/full_disk.hpp"
#include "report/sweep_sample.hpp"
#include "support/folder.hpp"

using namespace permille;
using namespace permille::sweep_sample;

namespace {

std::string csv_of(const fs::path& file) {
    std::string text;
    report::sweep_csv(SweepStore::open_read_only(file), [&](std::string_view piece) { text += piece; });
    return text;
}

// Every fourth point from `shard` on, of a sweep of 40.
void write_shard(const fs::path& file, std::int64_t shard) {
    SweepStore store = SweepStore::create(file, sweep_plan(40));
    for (std::int64_t i = shard; i < 40; i += 4) store.write(points(i, i + 1));
}

}  // namespace

TEST_CASE("shards laid together give the tables of the whole, byte for byte, in any order") {
    const support::Folder folder;
    const auto at = [&](const std::string& name) { return folder.path() / name; };
    SweepStore::create(at("whole.db"), sweep_plan(40)).write(points(0, 40));
    std::vector<fs::path> shards;
    for (std::int64_t i = 3; i >= 0; --i) {
        shards.push_back(at(std::to_string(i) + ".db"));
        write_shard(shards.back(), i);
    }
    shards.push_back(shards[1]);  // named twice: the same bits
    report::merge(shards, at("merged.db"));
    CHECK(csv_of(at("merged.db")) == csv_of(at("whole.db")));
    CHECK(fs::exists(at("0.db")));
    // A merged database goes on like another.
    SweepStore store = SweepStore::open(at("merged.db"));
    CHECK(store.done().size() == 40);
    store.extend(sweep_plan(41));
    store.write(points(40, 41));
}

TEST_CASE("more parts than files may be open at first are laid together") {
    const support::Folder folder;
    std::vector<fs::path> parts;
    for (std::int64_t i = 0; i < 40; ++i) {
        parts.push_back(folder.path() / (std::to_string(i) + ".db"));
        SweepStore::create(parts.back(), sweep_plan(40)).write(points(i, i + 1));
    }
    rlimit before{};
    REQUIRE(getrlimit(RLIMIT_NOFILE, &before) == 0);
    const rlimit few{.rlim_cur = 32, .rlim_max = before.rlim_max};
    REQUIRE(setrlimit(RLIMIT_NOFILE, &few) == 0);
    report::merge(parts, folder.path() / "merged.db");
    setrlimit(RLIMIT_NOFILE, &before);
    CHECK(SweepStore::open_read_only(folder.path() / "merged.db").done().size() == 40);
}

TEST_CASE("a part with more points or replications brings them in") {
    const support::Folder folder;
    const std::vector<fs::path> parts{folder.path() / "a.db", folder.path() / "b.db"};
    SweepStore::create(parts[0], sweep_plan(4)).write(points(0, 4));
    SweepStore::create(parts[1], sweep_plan(8)).write(points(2, 7, 256));
    report::merge(parts, folder.path() / "merged.db");
    const SweepStore store = SweepStore::open_read_only(folder.path() / "merged.db");
    CHECK(store.plan().points == 8);
    CHECK(store.done().size() == 9);
    CHECK(store.point(2)->replications == 256);
    CHECK(store.point(1)->replications == 64);
}

TEST_CASE("parts that contradict each other are refused, and nothing is left") {
    const support::Folder folder;
    const std::vector<fs::path> parts{folder.path() / "a.db", folder.path() / "b.db"};
    const fs::path merged = folder.path() / "merged.db";
    SweepStore::create(parts[0], sweep_plan()).write(points(0, 4));
    std::vector<SweepPoint> other = points(3, 5);
    other[0].values[1] = std::nextafter(*other[0].values[1], 9);
    SweepStore::create(parts[1], sweep_plan()).write(other);
    const auto refused = [&] { return failure_of([&] { report::merge(parts, merged); }); };
    CHECK(refused() == parts[0].string() + " and " + parts[1].string() +
                           " have different numbers for point 3 (64 replications): they are not of one sweep; nothing "
                           "was written.");
    fs::remove(parts[1]);
    SweepPlan seeded = sweep_plan();
    seeded.seed = 7;
    SweepStore::create(parts[1], seeded);
    CHECK(refused().find("--seed differs (7 there, 18446744073709551615 here)") != std::string::npos);
    fs::remove(parts[1]);
    CHECK(refused().starts_with("cannot open " + parts[1].string()));
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
    std::ofstream(merged) << "years of work";
    CHECK(refused().find("exists and is left as it is") != std::string::npos);
}

TEST_CASE("a disk that fills while parts are laid together leaves the parts and nothing else") {
    const support::Folder folder;
    const std::vector<fs::path> parts{folder.path() / "a.db"};
    SweepStore::create(parts[0], sweep_plan(5000)).write(points(0, 5000));
    const FullDisk disk;
    for (int writes = 0; writes < 100; writes += 9) {
        disk.fill_after(writes);
        CHECK(failure_of([&] { report::merge(parts, folder.path() / "new" / "merged.db"); }).find("the disk is full") !=
              std::string::npos);
        CHECK(fs::is_empty(folder.path() / "new"));
    }
    disk.free_space();
    report::merge(parts, folder.path() / "new" / "merged.db");
    CHECK(csv_of(folder.path() / "new" / "merged.db") == csv_of(parts[0]));
}
