// The database of a sweep: opened with care, written in transactions.
#include "permille/report/sweep_store.hpp"

#include <algorithm>

#include "permille/base/contracts.hpp"
#include "permille/base/failure.hpp"
#include "permille/base/phrases.hpp"
#include "sweep_content.hpp"
#include "sweep_open.hpp"
#include "sweep_plan.hpp"

namespace permille::report {
namespace fs = std::filesystem;

namespace {

// Rows that one statement writes: 2.5 times as fast as one by one, and far below SQLite's limits.
constexpr std::size_t rows_at_once = 250;

// Statements that take the point, the replications and their measures' values.
std::vector<Statement> result_statements(const Database& database, std::size_t measures) {
    std::vector<Statement> statements;
    for (std::size_t first = 0; first < measures; first += rows_at_once) {
        std::string sql = "INSERT INTO results VALUES ";
        for (std::size_t i = first; i < std::min(first + rows_at_once, measures); ++i)
            sql += (i > first ? ", (?1, ?2, " : "(?1, ?2, ") + std::to_string(i) + ", ?)";
        statements.push_back(database.prepare(sql));
    }
    return statements;
}

}  // namespace

SweepStore::Content::Content(const fs::path& file, const fs::path& shown, Access access)
    : database(file, shown, access) {
    if (access != Access::read) lock_out_others(database);
    expect_sweep(database);
    if (access != Access::read) begin_writing(database, access);
    plan = read_plan(database);
    if (access == Access::read) return;
    writing_.emplace(Writing{database.prepare("INSERT INTO done VALUES (?, ?) ON CONFLICT DO NOTHING"),
                             database.prepare("INSERT INTO levels VALUES (?, ?, ?)"),
                             database.prepare("SELECT level FROM levels WHERE point = ? AND factor = ?"),
                             result_statements(database, plan.measures.size())});
}

SweepStore::Content::~Content() {
    try {
        finish();
    } catch (...) {  // nothing is lost: what was written is in the second file
    }
}

void SweepStore::Content::finish() {
    if (!writing_) return;
    writing_.reset();
    database.execute("PRAGMA journal_mode = DELETE");
    database.close();
}

void SweepStore::Content::extend(const SweepPlan& larger) {
    expect_same_sweep(database.shown(), plan, larger);
    if (larger.points <= plan.points) return;
    Transaction all(database);
    database.prepare("UPDATE sweep SET points = ?").run(larger.points);
    all.commit();
    plan.points = larger.points;
}

void SweepStore::Content::check_level(const SweepPoint& point, std::size_t factor) {
    const auto number = static_cast<std::int64_t>(factor);
    if (!writing_->level_of.start(point.point, number).next()) {
        writing_->level.run(point.point, number, point.levels[factor]);
        return;
    }
    const std::string there = writing_->level_of.text(0);
    writing_->level_of.next();  // to its end, so that it holds nothing
    if (there == point.levels[factor]) return;
    const std::string what = plan.factors[factor].path + " (" + std::to_string(point.point) + ")";
    throw Failure(say(Phrase::sweep_differs, {printable(database.shown().string()), printable(what), excerpt(there),
                                              excerpt(point.levels[factor])}));
}

void SweepStore::Content::write_point(const SweepPoint& point) {
    expects(point.point >= 0 && point.point < plan.points && point.replications > 0);
    expects(point.levels.size() == plan.factors.size() && point.values.size() == plan.measures.size());
    expects(writing_->done.run(point.point, point.replications) == 1);  // not there yet
    for (std::size_t factor = 0; factor < point.levels.size(); ++factor) check_level(point, factor);
    std::span<const std::optional<double>> values = point.values;
    for (Statement& results : writing_->results) {
        const auto now = values.first(std::min(rows_at_once, values.size()));
        results.run(point.point, point.replications, now);
        values = values.subspan(now.size());
    }
}

void SweepStore::Content::write(std::span<const SweepPoint> block) {
    expects(writing_.has_value());
    if (database.moved()) throw Failure(say(Phrase::sweep_moved, {printable(database.shown().string())}));
    Transaction all(database);
    for (const SweepPoint& point : block) write_point(point);
    all.commit();
}

SweepStore::SweepStore(std::unique_ptr<Content> content) : content_(std::move(content)) {}
SweepStore::SweepStore(SweepStore&&) noexcept = default;
SweepStore& SweepStore::operator=(SweepStore&&) noexcept = default;
SweepStore::~SweepStore() = default;

SweepStore SweepStore::create(const fs::path& path, const SweepPlan& plan) {
    create_whole(path, plan, [](Content&) {});
    return open(path);
}

SweepStore SweepStore::open(const fs::path& path) {
    expect_openable(path, Access::write);
    return SweepStore(std::make_unique<Content>(path, path, Access::write));
}

SweepStore SweepStore::open_read_only(const fs::path& path) {
    expect_openable(path, Access::read);
    return SweepStore(std::make_unique<Content>(path, path, Access::read));
}

const fs::path& SweepStore::path() const {
    return content_->database.shown();
}

const SweepPlan& SweepStore::plan() const {
    return content_->plan;
}

void SweepStore::extend(const SweepPlan& plan) {
    content_->extend(plan);
}

void SweepStore::write(std::span<const SweepPoint> block) {
    content_->write(block);
}

void SweepStore::finish() {
    content_->finish();
}

}  // namespace permille::report
