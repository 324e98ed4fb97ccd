// What a sweep's database holds, read in order.
#include "permille/report/sweep_store.hpp"
#include "sweep_content.hpp"

namespace permille::report {

ResultReader::ResultReader(const SweepStore::Content& content)
    : content_(content),
      done_(content.database.prepare("SELECT point, replications FROM done ORDER BY point, replications")),
      levels_(content.database.prepare("SELECT point, factor, level FROM levels ORDER BY point, factor")),
      results_(content.database.prepare("SELECT point, replications, value FROM results "
                                        "ORDER BY point, replications, measure")),
      more_levels_(levels_.next()),
      more_results_(results_.next()) {}

void ResultReader::read_levels() {
    levels_of_point_.clear();
    for (; more_levels_ && levels_.whole(0) <= point_; more_levels_ = levels_.next())
        if (levels_.whole(0) == point_) levels_of_point_.push_back(levels_.text(2));
    if (levels_of_point_.size() != content_.plan.factors.size())
        content_.database.damaged("levels, point " + std::to_string(point_));
}

bool ResultReader::next(SweepPoint& into) {
    if (!done_.next()) return false;
    const std::int64_t before = point_;
    point_ = into.point = done_.whole(0);
    into.replications = done_.whole(1);
    if (point_ != before) read_levels();
    into.levels = levels_of_point_;
    into.values.clear();
    for (std::size_t measure = 0; measure < content_.plan.measures.size(); ++measure) {
        if (!more_results_ || results_.whole(0) != into.point || results_.whole(1) != into.replications)
            content_.database.damaged("results, point " + std::to_string(into.point));
        into.values.push_back(results_.real(2));
        more_results_ = results_.next();
    }
    return true;
}

bool SweepStore::done(std::int64_t point, std::int64_t replications) const {
    Statement row = content_->database.prepare("SELECT 1 FROM done WHERE point = ? AND replications = ?");
    return row.start(point, replications).next();
}

std::vector<SweepDone> SweepStore::done() const {
    std::vector<SweepDone> all;
    Statement rows = content_->database.prepare("SELECT point, replications FROM done ORDER BY point, replications");
    while (rows.next()) all.push_back({rows.whole(0), rows.whole(1)});
    return all;
}

std::optional<SweepPoint> SweepStore::point(std::int64_t point) const {
    const Database& database = content_->database;
    Statement most = database.prepare("SELECT max(replications) FROM done WHERE point = ? HAVING count(*) > 0");
    if (!most.start(point).next()) return std::nullopt;
    SweepPoint found{point, most.whole(0), {}, {}};
    Statement level = database.prepare("SELECT level FROM levels WHERE point = ? ORDER BY factor");
    for (level.start(point); level.next();) found.levels.push_back(level.text(0));
    Statement value =
        database.prepare("SELECT value FROM results WHERE point = ? AND replications = ? ORDER BY measure");
    for (value.start(point, found.replications); value.next();) found.values.push_back(value.real(0));
    if (found.levels.size() != plan().factors.size() || found.values.size() != plan().measures.size())
        database.damaged("point " + std::to_string(point));
    return found;
}

void SweepStore::for_each_result(const std::function<void(const SweepPoint&)>& look) const {
    ResultReader reader(*content_);
    for (SweepPoint point; reader.next(point);) look(point);
}

std::int64_t SweepStore::common_replications() const {
    return content_->database.whole(
        "SELECT coalesce(max(replications), 0) FROM (SELECT replications, count(*) AS points FROM done GROUP BY "
        "replications) WHERE points = (SELECT count(DISTINCT point) FROM done)");
}

void SweepStore::for_each_of(std::int64_t replications, const std::function<void(const SweepPoint&)>& look) const {
    for_each_result([&](const SweepPoint& one) {
        if (one.replications == replications) look(one);
    });
}

void SweepStore::for_each(const std::function<void(const SweepPoint&)>& look) const {
    std::optional<SweepPoint> last;
    for_each_result([&](const SweepPoint& next) {
        if (last && last->point != next.point) look(*last);
        last = next;
    });
    if (last) look(*last);
}

}  // namespace permille::report
