// SQLite with every result code looked at.
#include "database.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <cmath>
#include <new>
#include <utility>

#include "permille/base/contracts.hpp"
#include "permille/base/failure.hpp"
#include "permille/base/phrases.hpp"
#include "permille/report/output_file.hpp"

namespace permille::report {
namespace fs = std::filesystem;

namespace {

constexpr int patience_milliseconds = 2000;  // for locks that are held for a moment

int flags_of(Access access) {
    switch (access) {
        case Access::read: return SQLITE_OPEN_READONLY;
        case Access::write: return SQLITE_OPEN_READWRITE;
        case Access::create: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    return SQLITE_OPEN_READONLY;
}

}  // namespace

Database::Database(const fs::path& file, fs::path shown, Access access) : shown_(std::move(shown)) {
    // An absolute path, so that no name (":memory:", "file:...") has a meaning of its own.
    const int opened = sqlite3_open_v2(fs::absolute(file).c_str(), &handle_, flags_of(access), nullptr);
    if (opened == SQLITE_OK) {
        sqlite3_extended_result_codes(handle_, 1);
        sqlite3_busy_timeout(handle_, patience_milliseconds);
        return;
    }
    try {
        fail(opened);
    } catch (...) {
        sqlite3_close_v2(handle_);
        throw;
    }
}

Database::~Database() {
    sqlite3_close_v2(handle_);
}

void Database::close() {
    const int closed = sqlite3_close(handle_);
    if (closed != SQLITE_OK) fail(closed);
    handle_ = nullptr;
}

void Database::execute(const char* sql) const {
    const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code);
}

Statement Database::prepare(std::string_view sql) const {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &statement, nullptr);
    if (code != SQLITE_OK) fail(code);
    return {*this, statement};
}

std::int64_t Database::whole(std::string_view sql) const {
    Statement statement = prepare(sql);
    return statement.next() ? statement.whole(0) : 0;
}

std::string Database::text(std::string_view sql) const {
    Statement statement = prepare(sql);
    return statement.next() ? statement.text(0) : std::string();
}

bool Database::moved() const {
    int moved = 0;
    return sqlite3_file_control(handle_, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

bool Database::in_transaction() const {
    return sqlite3_get_autocommit(handle_) == 0;
}

void Database::damaged(std::string_view what) const {
    throw Failure(say(Phrase::sweep_damaged, {printable(shown_.string()), printable(what)}));
}

void Database::fail(int code) const {
    if (handle_ == nullptr) throw std::bad_alloc();
    const std::string name = printable(shown_.string());
    const int error = sqlite3_system_errno(handle_);
    const Text refused = say(Phrase::reason_sqlite, {code & 0xff});
    const Text reason = error == 0 ? refused : reason_of(error);
    const bool no_room = error == ENOSPC || error == EDQUOT || error == EFBIG;
    if (code == SQLITE_IOERR_NOMEM) throw std::bad_alloc();
    switch (code & 0xff) {
        case SQLITE_NOMEM: throw std::bad_alloc();
        case SQLITE_FULL:
            throw Failure(say(Phrase::sweep_full, {name, no_room ? reason : say(Phrase::reason_disk_full)}));
        case SQLITE_IOERR: throw Failure(say(no_room ? Phrase::sweep_full : Phrase::sweep_device, {name, reason}));
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_PROTOCOL: throw Failure(say(Phrase::sweep_locked, {name}));
        case SQLITE_READONLY:
        case SQLITE_PERM: throw Failure(say(Phrase::sweep_not_writable, {name, reason}));
        case SQLITE_CANTOPEN: throw Failure(say(Phrase::cannot_open_file, {name, reason}));
        case SQLITE_NOTADB: throw Failure(say(Phrase::sweep_not_database, {name}));
        case SQLITE_CORRUPT: throw Failure(say(Phrase::sweep_damaged, {name, refused}));
        default: throw Failure(say(Phrase::sweep_refused, {name, refused}));
    }
}

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_), handle_(std::exchange(other.handle_, nullptr)) {}

Statement& Statement::operator=(Statement&& other) noexcept {
    std::swap(database_, other.database_);
    std::swap(handle_, other.handle_);
    return *this;
}

Statement::~Statement() {
    sqlite3_finalize(handle_);
}

void Statement::check(int code) const {
    if (code != SQLITE_OK) database_->fail(code);
}

void Statement::reset() {
    sqlite3_reset(handle_);  // repeats the code of the last step, which was looked at
}

int Statement::bind(int place, std::int64_t number) {
    check(sqlite3_bind_int64(handle_, place, number));
    return place + 1;
}

int Statement::bind(int place, const std::optional<double>& number) {
    const bool told = number && !std::isnan(*number);
    check(told ? sqlite3_bind_double(handle_, place, *number) : sqlite3_bind_null(handle_, place));
    return place + 1;
}

int Statement::bind(int place, std::string_view text) {
    // Null data would be NULL; an empty text is a text.
    const char* bytes = text.empty() ? "" : text.data();
    check(sqlite3_bind_text64(handle_, place, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return place + 1;
}

int Statement::bind(int place, std::span<const std::optional<double>> numbers) {
    for (const std::optional<double>& number : numbers) place = bind(place, number);
    return place;
}

std::int64_t Statement::changed() const {
    return sqlite3_changes64(sqlite3_db_handle(handle_));
}

bool Statement::next() {
    const int code = sqlite3_step(handle_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) {
        reset();
        database_->fail(code);
    }
    return false;
}

std::int64_t Statement::whole(int column) const {
    return sqlite3_column_int64(handle_, column);
}

std::optional<double> Statement::real(int column) const {
    if (sqlite3_column_type(handle_, column) == SQLITE_NULL) return std::nullopt;
    return sqlite3_column_double(handle_, column);
}

std::string Statement::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
    return bytes == nullptr ? std::string()
                            : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)));
}

Transaction::Transaction(const Database& database) : database_(database) {
    database_.execute("BEGIN IMMEDIATE");
}

void Transaction::commit() {
    database_.execute("COMMIT");
}

Transaction::~Transaction() {
    if (!database_.in_transaction()) return;
    try {
        database_.execute("ROLLBACK");
    } catch (...) {  // the statement that failed has said why, and SQLite has rolled back or will when it is opened
    }
}

}  // namespace permille::report
