// Opening the database of a sweep.
#include "sweep_open.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "descriptor.hpp"
#include "permille/base/failure.hpp"
#include "permille/base/phrases.hpp"
#include "permille/report/output_file.hpp"
#include "sweep_content.hpp"
#include "sweep_plan.hpp"
#include "sweep_schema.hpp"

namespace permille::report {
namespace fs = std::filesystem;

namespace {

[[noreturn]] void cannot_open(const fs::path& path, Phrase phrase, int error) {
    throw Failure(say(phrase, {printable(path.string()), reason_of(error)}));
}

// Who was killed while the write-ahead log was set up left a journal, which a reader may not play back: it is done
// here, as the next writer would do it.
void play_back_journal(const fs::path& path) {
    std::error_code ignored;
    if (!fs::exists(path.string() + "-journal", ignored) || ::access(path.c_str(), W_OK) != 0) return;
    const Database database(path, path, Access::write);
    database.whole("PRAGMA schema_version");
}

}  // namespace

void expect_openable(const fs::path& path, Access access) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) cannot_open(path, Phrase::cannot_open_file, errno);
    if (S_ISDIR(status.st_mode)) cannot_open(path, Phrase::cannot_open_file, EISDIR);
    constexpr off_t least_page = 512;  // a database has at least one
    if (!S_ISREG(status.st_mode) || status.st_size < least_page)
        throw Failure(say(Phrase::sweep_not_database, {printable(path.string())}));
    if (::access(path.c_str(), R_OK) != 0) cannot_open(path, Phrase::cannot_open_file, errno);
    if (access == Access::read) return play_back_journal(path);
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (::access(path.c_str(), W_OK) != 0 || ::access(folder.c_str(), W_OK | X_OK) != 0)
        cannot_open(path, Phrase::sweep_not_writable, errno);
}

void lock_out_others(const Database& database) {
    // Without shared memory, a lock of this mode also keeps the write-ahead log safe on folders of the network.
    database.execute("PRAGMA locking_mode = EXCLUSIVE");
}

void expect_sweep(const Database& database) {
    database.execute("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
    const std::string name = printable(database.shown().string());
    if (database.whole("PRAGMA application_id") != sweep_application)
        throw Failure(say(Phrase::sweep_other_program, {name}));
    const std::int64_t format = database.whole("PRAGMA user_version");
    if (format > sweep_format) throw Failure(say(Phrase::sweep_newer, {name, format, sweep_format}));
    std::string whole = database.text("PRAGMA integrity_check(1)");
    // A heading that says which database stands in a line of its own before what is wrong.
    if (whole.starts_with("***")) whole.erase(0, std::min(whole.find('\n'), whole.size() - 1) + 1);
    if (whole != "ok") database.damaged(excerpt(whole.substr(0, whole.find('\n')), 120));
}

void begin_writing(const Database& database, Access access) {
    database.execute("PRAGMA synchronous = FULL");
    // Without a write-ahead log there would be two files to keep in step with what is renamed.
    const char* log = access == Access::create ? "PRAGMA journal_mode = MEMORY" : "PRAGMA journal_mode = WAL";
    const std::string mode = database.text(log);
    if (access == Access::write && mode != "wal") {
        const std::string name = printable(database.shown().string());
        throw Failure(say(Phrase::sweep_refused, {name, "journal_mode " + mode}));
    }
}

void expect_absent(const fs::path& path) {
    std::error_code error;
    const fs::file_type there = fs::symlink_status(path, error).type();
    if (there == fs::file_type::none) cannot_write(path, error.value());
    if (there != fs::file_type::not_found) throw Failure(say(Phrase::sweep_exists, {printable(path.string())}));
    // SQLite would take them for the new database's own, and play back into it what was another's.
    for (const char* remains : {"-wal", "-journal"}) {
        const fs::path other = path.string() + remains;
        if (fs::exists(other, error)) throw Failure(say(Phrase::sweep_remains, {printable(other.string())}));
    }
}

void create_whole(const fs::path& path, const SweepPlan& plan, const std::function<void(SweepStore::Content&)>& fill) {
    expect_absent(path);
    const fs::path beside = path.has_parent_path() ? path : fs::path(".") / path;
    std::error_code unmade;
    fs::create_directories(beside.parent_path(), unmade);
    if (unmade) cannot_write(path, unmade.value());
    expect_room(beside.parent_path(), path);
    remove_leftovers(beside);
    struct Hidden {
        fs::path name;
        ~Hidden() { ::unlink(name.c_str()); }
    } hidden{temporary_name(beside)};
    ::unlink(hidden.name.c_str());
    {
        const Database database(hidden.name, path, Access::create);
        begin_writing(database, Access::create);
        Transaction all(database);
        database.execute(("PRAGMA application_id = " + std::to_string(sweep_application)).c_str());
        database.execute(("PRAGMA user_version = " + std::to_string(sweep_format)).c_str());
        write_plan(database, plan);
        all.commit();
    }
    SweepStore::Content content(hidden.name, path, Access::create);
    fill(content);
    content.finish();
    if (!rename_new(hidden.name, path)) throw Failure(say(Phrase::sweep_exists, {printable(path.string())}));
    sync_folder(beside.parent_path(), path);
}

}  // namespace permille::report
