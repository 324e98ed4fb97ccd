// The database of a sweep: what is written comes back bit for bit, and another sweep is not laid over it.
#include "permille/report/sweep_store.hpp"

#include <bit>
#include <fstream>

#include "report/sweep_sample.hpp"
#include "support/folder.hpp"

using namespace permille;
using namespace permille::sweep_sample;

namespace {

// The bits of a value; something that is no double for an absent one.
std::string bits(const std::optional<double>& value) {
    return value ? std::to_string(std::bit_cast<std::uint64_t>(*value)) : "absent";
}

void check_same(const SweepPoint& a, const SweepPoint& b) {
    CHECK(a.point == b.point);
    CHECK(a.replications == b.replications);
    CHECK(a.levels == b.levels);
    REQUIRE(a.values.size() == b.values.size());
    for (std::size_t i = 0; i < a.values.size(); ++i) CHECK(bits(a.values[i]) == bits(b.values[i]));
}

}  // namespace

TEST_CASE("points come back bit for bit, with the most replications they have, in order; the plan as well") {
    const support::Folder folder;
    const fs::path file = folder.path() / "new" / "sweep.db";
    {
        SweepStore store = SweepStore::create(file, sweep_plan());
        store.write(points(4, 8));
        store.write(points(0, 4));
        store.write(points(2, 3, 256));
        check_same(*store.point(2), point(2, 256));
    }
    CHECK(fs::exists(file));
    CHECK_FALSE(fs::exists(file.string() + "-wal"));
    CHECK(sql(file, "PRAGMA journal_mode") == "delete");
    const SweepStore store = SweepStore::open_read_only(file);
    const SweepPlan& read = store.plan();
    CHECK(read.factors == sweep_plan().factors);
    CHECK(read.measures == sweep_plan().measures);
    CHECK(read.sets == sweep_plan().sets);
    CHECK(
        std::tie(read.scenario, read.file, read.digest, read.version, read.seed, read.base_year, read.design) ==
        std::tuple("minhou", "scenarios/minhou.yaml", sweep_plan().digest, "0.1.0", sweep_plan().seed, 2020, "sobol"));
    CHECK(read.points == 12);
    std::int64_t next = 0;
    store.for_each([&](const SweepPoint& one) {
        check_same(one, point(next, next == 2 ? 256 : 64));
        ++next;
    });
    CHECK(next == 8);
    CHECK(store.done().size() == 9);
    CHECK(store.done()[3] == report::SweepDone{2, 256});
    CHECK(store.done(7, 64));
    CHECK_FALSE(store.done(7, 256));
    check_same(*store.point(1), point(1));
    CHECK_FALSE(store.point(8));
}

TEST_CASE("a value that is no number is told as unknown, an infinite one as it is") {
    const support::Folder folder;
    SweepStore store = SweepStore::create(folder.path() / "sweep.db", sweep_plan());
    SweepPoint odd = point(1);
    odd.values = {std::nan(""), std::numeric_limits<double>::infinity(), -1e-310};
    store.write({&odd, 1});
    odd.values[0].reset();
    check_same(*store.point(1), odd);
}

TEST_CASE("a sweep may keep no value of a point, or a thousand") {
    const support::Folder folder;
    for (const std::size_t measures : {0U, 250U, 1001U}) {
        SweepPlan many = sweep_plan();
        many.factors.clear();
        many.measures.assign(measures, many.measures[0]);
        SweepPoint wide{3, 64, {}, std::vector<std::optional<double>>(measures)};
        for (std::size_t i = 0; i < measures; ++i) wide.values[i] = static_cast<double>(i);
        SweepStore store = SweepStore::create(folder.path() / std::to_string(measures), many);
        store.write({&wide, 1});
        check_same(*store.point(3), wide);
        store.for_each([&](const SweepPoint& one) { check_same(one, wide); });
    }
}

TEST_CASE("others read the tables: a view says what each value is") {
    const support::Folder folder;
    const fs::path file = folder.path() / "sweep.db";
    SweepStore::create(file, sweep_plan()).write(points(0, 4));
    CHECK(sql(file, "SELECT value FROM tidy WHERE point = 2 AND target = 'nurses_per_1000' AND statistic = 'median'") ==
          "5.0");
    CHECK(sql(file, "SELECT count(*) FROM tidy WHERE value IS NULL") == "2");
    CHECK(sql(file, "SELECT seed FROM sweep") == "18446744073709551615");
    CHECK(sql(file, "SELECT sql FROM sqlite_schema WHERE name = 'done'").find("which points have results") !=
          std::string::npos);
}

TEST_CASE("a transaction that fails leaves its block and what it says is done absent") {
    const support::Folder folder;
    const fs::path file = folder.path() / "sweep.db";
    {
        SweepStore store = SweepStore::create(file, sweep_plan());
        store.write(points(0, 2));
        // The third point of the block has another level than it had with fewer replications.
        std::vector<SweepPoint> block = points(2, 4, 256);
        block.push_back(point(1, 256));
        block.back().levels[1] = "77";
        CHECK(failure_of([&] { store.write(block); }) ==
              file.string() +
                  " holds another sweep: capacity.beds.extra (1) differs (10 there, 77 here). Ask for the "
                  "same, or choose another file.");
        CHECK(store.done().size() == 2);
        store.write(points(2, 4, 256));
    }
    CHECK(sql(file, "SELECT count(*) FROM results") == "12");
    CHECK(sql(file, "SELECT count(*) FROM levels") == "8");
}

TEST_CASE("creating never overwrites, nor takes up what is left of another database") {
    const support::Folder folder;
    const fs::path file = folder.path() / "sweep.db";
    std::ofstream(file) << "years of work";
    CHECK(failure_of([&] { SweepStore::create(file, sweep_plan()); }).find("exists and is left as it is") !=
          std::string::npos);
    CHECK(fs::file_size(file) == 13);
    fs::rename(file, file.string() + "-wal");
    CHECK(failure_of([&] { SweepStore::create(file, sweep_plan()); }).find("sweep.db-wal belongs to a database that") !=
          std::string::npos);
    fs::remove(file.string() + "-wal");
    fs::create_symlink("nowhere", file);
    CHECK(failure_of([&] { SweepStore::create(file, sweep_plan()); }).find("exists") != std::string::npos);
    CHECK(failure_of([&] { SweepStore::create(file / "in" / "it", sweep_plan()); }).find("cannot write") !=
          std::string::npos);
    fs::remove(file);
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("more points are taken up; another sweep is refused and the message says in what it differs") {
    const support::Folder folder;
    SweepStore store = SweepStore::create(folder.path() / "sweep.db", sweep_plan(4));
    store.extend(sweep_plan(8));
    store.extend(sweep_plan(6));
    CHECK(store.plan().points == 8);
    store.write(points(6, 8));
    const auto differs = [&](const std::function<void(SweepPlan&)>& change) {
        SweepPlan other = sweep_plan(16);
        change(other);
        const std::string failure = failure_of([&] { store.extend(other); });
        const std::size_t start = failure.find("another sweep: ");
        return start == std::string::npos ? failure : failure.substr(start + 15, failure.find(". Ask") - start - 15);
    };
    CHECK(differs([](SweepPlan& p) { p.file = "/elsewhere/minhou.yaml"; }).empty());
    CHECK(store.plan().points == 16);
    CHECK(differs([](SweepPlan& p) { p.scenario = "siyang"; }) == "the scenario differs (minhou there, siyang here)");
    CHECK(differs([](SweepPlan& p) { p.seed = 2; }) == "--seed differs (18446744073709551615 there, 2 here)");
    CHECK(differs([](SweepPlan& p) { p.version = "0.2.0"; }) ==
          "the version of permille differs (0.1.0 there, 0.2.0 here)");
    CHECK(differs([](SweepPlan& p) { p.digest = "e"; }).starts_with("the digest of the scenario differs (ddd"));
    CHECK(differs([](SweepPlan& p) { p.base_year = 2019; }) == "the base year differs (2020 there, 2019 here)");
    CHECK(differs([](SweepPlan& p) { p.design = "grid"; }) == "--design differs (sobol there, grid here)");
    CHECK(differs([](SweepPlan& p) { p.sets.pop_back(); }).starts_with("--set differs (run.replications=64, horizon"));
    CHECK(differs([](SweepPlan& p) { p.sets.clear(); }).ends_with("there, — here)"));
    CHECK(differs([](SweepPlan& p) { p.factors[1].levels = "0:50:10"; }) ==
          "--vary differs (… capacity.beds.extra=0:90:10 there, … capacity.beds.extra=0:50:10 here)");
    CHECK(differs([](SweepPlan& p) { p.measures[2].year = 2025; }) ==
          "--measure differs (… 2024 per 1000 there, … 2025 per 1000 here)");
}
