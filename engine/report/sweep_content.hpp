// What is behind a SweepStore: the open database, its plan and its statements.
#pragma once

#include "database.hpp"
#include "permille/report/sweep_store.hpp"

namespace permille::report {

/// Goes through all results of a database, by point, then replications.
class ResultReader {
  public:
    explicit ResultReader(const SweepStore::Content& content);
    /// Fills `into` with the next; false at the end. Fails with a Failure where a value or a level is missing.
    bool next(SweepPoint& into);

  private:
    void read_levels();

    const SweepStore::Content& content_;
    Statement done_, levels_, results_;
    bool more_levels_, more_results_;  // whether the statement stands at a row that was not yet taken
    std::int64_t point_ = -1;          // the last
    std::vector<std::string> levels_of_point_;
};

class SweepStore::Content {
  public:
    Content(const std::filesystem::path& file, const std::filesystem::path& shown, Access access);
    ~Content();

    void extend(const SweepPlan& larger);
    void write(std::span<const SweepPoint> block);
    void finish();

    Database database;
    SweepPlan plan;

  private:
    struct Writing {
        Statement done, level, level_of;
        std::vector<Statement> results;  // one for each so many measures
    };
    void write_point(const SweepPoint& point);
    void check_level(const SweepPoint& point, std::size_t factor);

    std::optional<Writing> writing_;  // absent: open to read alone
};

/// Puts a whole database in place: `fill` writes into a hidden one beside `path`, which then gets its name unless
/// something has it. A failure leaves nothing behind.
void create_whole(const std::filesystem::path& path, const SweepPlan& plan,
                  const std::function<void(SweepStore::Content&)>& fill);

/// Makes sure that nothing stands at `path`, nor what is left of a database of that name.
void expect_absent(const std::filesystem::path& path);

}  // namespace permille::report
