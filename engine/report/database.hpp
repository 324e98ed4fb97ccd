// SQLite in three classes that own what they open; every result code that is not success becomes a Failure.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace permille::report {

enum class Access { read, write, create };

class Statement;

/// An open database. Its messages name `shown`, the path that the user knows.
class Database {
  public:
    Database(const std::filesystem::path& file, std::filesystem::path shown, Access access);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    /// Runs statements that give no rows, or whose rows do not matter.
    void execute(const char* sql) const;
    Statement prepare(std::string_view sql) const;
    /// The first column of the first row: of a query that gives one.
    std::int64_t whole(std::string_view sql) const;
    std::string text(std::string_view sql) const;

    /// Whether the file no longer stands under the name by which it was opened.
    bool moved() const;
    const std::filesystem::path& shown() const { return shown_; }
    bool in_transaction() const;
    /// Gives back the file; fails where the destructor would keep silent.
    void close();

    /// Throws the Failure for a result code of SQLite.
    [[noreturn]] void fail(int code) const;
    /// Throws the Failure that the database is damaged; `what` comes from SQLite or names a row.
    [[noreturn]] void damaged(std::string_view what) const;

  private:
    std::filesystem::path shown_;
    sqlite3* handle_ = nullptr;
};

/// A prepared statement, to be used many times. Columns count from zero. Not to outlive its database.
class Statement {
  public:
    Statement(const Database& database, sqlite3_stmt* handle) : database_(&database), handle_(handle) {}
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    ~Statement();

    /// Begins anew with these arguments: whole numbers, texts, and doubles, of which an absent one or NaN is NULL; or
    /// a span of those.
    template <class... Arguments>
    Statement& start(const Arguments&... arguments) {
        reset();
        int place = 1;
        ((place = bind(place, arguments)), ...);
        return *this;
    }
    /// Runs it to its end. Returns the number of rows that it inserted or changed.
    template <class... Arguments>
    std::int64_t run(const Arguments&... arguments) {
        start(arguments...);
        while (next()) {
        }
        reset();
        return changed();
    }
    /// Goes to the next row; false at the end.
    bool next();

    std::int64_t whole(int column) const;
    std::optional<double> real(int column) const;  // absent: NULL
    std::string text(int column) const;

  private:
    void reset();
    // Each returns the place after.
    int bind(int place, std::int64_t number);
    int bind(int place, const std::optional<double>& number);
    int bind(int place, std::string_view text);
    int bind(int place, std::span<const std::optional<double>> numbers);
    std::int64_t changed() const;
    void check(int code) const;

    const Database* database_;
    sqlite3_stmt* handle_;
};

/// All or nothing: taken back when it is destroyed before commit().
class Transaction {
  public:
    explicit Transaction(const Database& database);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

  private:
    const Database& database_;
};

}  // namespace permille::report
