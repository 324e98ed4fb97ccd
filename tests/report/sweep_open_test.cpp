// Opening the database of a sweep: what is not one, not whole or in use is refused with a reason.
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "report/sweep_sample.hpp"
#include "support/folder.hpp"

using namespace permille;
using namespace permille::sweep_sample;

TEST_CASE("what is no database of a sweep is refused with what it is") {
    const support::Folder folder;
    const fs::path file = folder.path() / "sweep.db";
    const auto refused = [&] {
        const std::string failure = failure_of([&] { SweepStore::open(file); });
        CHECK(failure_of([&] { SweepStore::open_read_only(file); }) == failure);
        return failure.substr(0, failure.find(file.string())) + "F" +
               failure.substr(failure.find(file.string()) + file.string().size());
    };
    CHECK(refused() == "cannot open F (no such path).");
    std::ofstream(file) << "";
    CHECK(refused() == "F is not a database. Name a file that permille sweep has written.");
    std::ofstream(file) << "permille: 1\n";
    CHECK(refused() == "F is not a database. Name a file that permille sweep has written.");
    fs::remove(file);
    fs::create_directory(file);
    CHECK(refused() == "cannot open F (it is a folder).");
    fs::remove(file);
    sql(file, "CREATE TABLE mine (x); INSERT INTO mine VALUES (1)");
    CHECK(refused() == "F is a database, but not one of permille sweep; it is left as it is.");
    CHECK(sql(file, "PRAGMA journal_mode") == "delete");
    fs::remove(file);
    SweepStore::create(file, sweep_plan()).write(points(0, 4));
    sql(file, "PRAGMA user_version = 2");
    CHECK(refused() == "F was written by a newer permille (format 2; this one knows 1). Use that version.");
    sql(file, "PRAGMA user_version = 1; DELETE FROM sweep");
    CHECK(refused().starts_with("the database F is damaged (sweep)."));
}

TEST_CASE("a damaged database is told: cut short, or overwritten within") {
    const support::Folder folder;
    const fs::path file = folder.path() / "sweep.db", cut = folder.path() / "cut.db", hole = folder.path() / "hole.db";
    SweepStore::create(file, sweep_plan(1000)).write(points(0, 1000));
    fs::copy_file(file, cut);
    fs::resize_file(cut, fs::file_size(cut) * 2 / 3);
    CHECK(failure_of([&] { SweepStore::open(cut); }).find("is damaged (") != std::string::npos);
    fs::copy_file(file, hole);
    std::fstream(hole, std::ios::in | std::ios::out | std::ios::binary).seekp(60'000) << std::string(8192, '\xff');
    CHECK(failure_of([&] { SweepStore::open(hole); }).find("is damaged (") != std::string::npos);
    CHECK(failure_of([&] { SweepStore::open_read_only(hole); }).find("is damaged (") != std::string::npos);
    // Whole for SQLite, but a value is gone.
    sql(file, "DELETE FROM results WHERE point = 5 AND measure = 1");
    const SweepStore store = SweepStore::open(file);
    CHECK(failure_of([&] { store.for_each([](const SweepPoint&) {}); }).find("(results, point 5)") !=
          std::string::npos);
    CHECK(failure_of([&] { (void)store.point(5); }).find("(point 5)") != std::string::npos);
}

TEST_CASE("one process writes: others are told, and a database that is moved away meanwhile is noticed") {
    const support::Folder folder;
    const fs::path file = folder.path() / "sweep.db";
    SweepStore store = SweepStore::create(file, sweep_plan());
    for (const auto& open : {SweepStore::open, SweepStore::open_read_only})
        CHECK(failure_of([&] { open(file); }).find("is in use by another process") != std::string::npos);
    store.write(points(0, 2));
    fs::rename(file, folder.path() / "elsewhere.db");
    CHECK(failure_of([&] { store.write(points(2, 4)); }).find("was moved or removed") != std::string::npos);
    fs::rename(folder.path() / "elsewhere.db", file);
    store.write(points(2, 4));
    store.finish();
    CHECK(SweepStore::open_read_only(file).done().size() == 4);
}

TEST_CASE("without the right to write, a database can be read and the message says why it is not written") {
    const support::Folder folder;
    const fs::path file = folder.path() / "sweep.db";
    SweepStore::create(file, sweep_plan()).write(points(0, 2));
    chmod(folder.path().c_str(), 0555);
    const pid_t child = fork();
    if (child == 0) {
        if (getuid() == 0 && setuid(65'534) != 0) _exit(2);  // the superuser may write anywhere
        const bool told = failure_of([&] { SweepStore::open(file); }).find("(no permission)") != std::string::npos;
        _exit(told && SweepStore::open_read_only(file).done().size() == 2 ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    chmod(folder.path().c_str(), 0755);
    CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("a database whose writer was killed before its log was set up is played back by who reads it") {
    const support::Folder folder;
    const fs::path whole = folder.path() / "whole.db", killed = folder.path() / "killed.db";
    SweepStore::create(whole, sweep_plan(4)).write(points(0, 4));
    sqlite3* writer = nullptr;
    REQUIRE(sqlite3_open(whole.c_str(), &writer) == SQLITE_OK);
    // A transaction larger than its cache is half in the file, and its journal beside it.
    const char* half =
        "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN; CREATE TABLE half (text);"
        "INSERT INTO half WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
        "SELECT hex(zeroblob(400)) FROM n";
    REQUIRE(sqlite3_exec(writer, half, nullptr, nullptr, nullptr) == SQLITE_OK);
    fs::copy_file(whole, killed);
    fs::copy_file(whole.string() + "-journal", killed.string() + "-journal");
    sqlite3_close(writer);
    CHECK(SweepStore::open_read_only(killed).done().size() == 4);
    CHECK(!fs::exists(killed.string() + "-journal"));
}
