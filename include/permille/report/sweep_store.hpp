// The database of a sweep: one SQLite file that holds what the sweep depends on and what came out of its points.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "permille/explore/sweep.hpp"

namespace permille::report {

/// What varies: a path of the scenario, or "file" for a whole what-if.
struct SweepFactor {
    std::string path, levels;  // levels as on the command line: "0.1:0.3:0.05", "a,b", "{uniform: [0.2, 0.4]}"
    std::optional<std::pair<double, double>> bounds;  // lower and upper, in the sense of SALib's distribution
    std::string distribution;                         // in SALib's words: unif, norm, ...; or empty

    /// Of whole what-if files: the digest of one, as `levels` has it ("a.yaml@DIGEST, b.yaml@DIGEST"); "?" without.
    std::string digest_of(const std::string& file) const;
    bool operator==(const SweepFactor&) const = default;
};

/// What is kept of a point: a statistic of a row of the plan.
struct SweepMeasure {
    std::string target, statistic;  // statistic: median, mean, q0.05, p_reach, shortfall, first_year
    std::string unit;               // of the value
    int year = 0;                   // that the value is of

    bool operator==(const SweepMeasure&) const = default;
    std::string id() const { return target + "." + statistic; }
};

/// What the numbers of a sweep depend on. Databases with the same plan hold parts of the same sweep.
struct SweepPlan {
    std::string scenario, file;     // its id; where it was read from, which may differ between parts
    std::string digest, version;    // of the scenario as read; of the program
    std::vector<std::string> sets;  // --set, in order
    std::uint64_t seed = 0;
    int base_year = 0;        // of the scenario
    std::string design;       // how points are placed; names their number where each depends on it (lhs:512)
    std::int64_t points = 0;  // of the whole sweep, numbered from zero; more may be added to a design without a number
    std::vector<SweepFactor> factors;
    std::vector<SweepMeasure> measures;

    /// What a point is a run of: the id and digest of the scenario, of the point's own file where whole files vary.
    std::pair<std::string, std::string> scenario_of(const explore::SweepPoint& point) const;
};

/// One point and what came out of it. A value that cannot be told is absent; NaN is written as such.
using explore::SweepPoint;

/// That a point has results of this number of replications.
struct SweepDone {
    std::int64_t point = 0, replications = 0;

    bool operator==(const SweepDone&) const = default;
    bool operator<(const SweepDone& other) const {
        return point != other.point ? point < other.point : replications < other.replications;
    }
};

/// A database of a sweep, open. A point may have results of several numbers of replications, added later.
///
/// One process writes and keeps others out meanwhile. What write() was given is on the disk when it returns: neither
/// SIGKILL nor a crash of the machine takes it back. While it is written the database has a second file beside it
/// (-wal); closed, it is one file that can be copied.
/// Every function but expects() fails with a Failure that names the file and says what can be done.
class SweepStore {
  public:
    /// A new database under `path`, folders included. Nothing is replaced. A failure leaves nothing behind or, when the
    /// disk fills at the last step, a whole database without points.
    static SweepStore create(const std::filesystem::path& path, const SweepPlan& plan);
    /// To write more. Refused are files that are missing, no database, of another program, of a newer version, damaged,
    /// in use or read-only. The whole file is looked through (about 10 s for each GB).
    static SweepStore open(const std::filesystem::path& path);
    /// To read. The database stays as it is; one that was killed while written is read all the same.
    static SweepStore open_read_only(const std::filesystem::path& path);

    SweepStore(SweepStore&&) noexcept;
    SweepStore& operator=(SweepStore&&) noexcept;
    ~SweepStore();

    const std::filesystem::path& path() const;
    const SweepPlan& plan() const;
    /// Takes up more points where `plan` has more; fewer change nothing. Refuses a plan that differs in anything but
    /// its number of points and the place of its file, and says in what.
    void extend(const SweepPlan& plan);

    /// Writes a block of points in one transaction: all of it is there afterwards, or nothing. A point that has results
    /// of other numbers of replications must have the same levels: a Failure says which differ.
    /// Fails expects() unless each point lies in the plan, has its levels and values, and none of these replications.
    void write(std::span<const SweepPoint> block);

    bool done(std::int64_t point, std::int64_t replications) const;
    /// Everything that is done, by point, then replications.
    std::vector<SweepDone> done() const;
    /// The results of the most replications that the point has; nothing when it has none.
    std::optional<SweepPoint> point(std::int64_t point) const;
    /// The same for each point that has results, in order.
    void for_each(const std::function<void(const SweepPoint&)>& look) const;
    /// The most replications that every point with results has; 0 when there is no such number.
    std::int64_t common_replications() const;
    /// The results of so many replications, of each point that has them, in order.
    void for_each_of(std::int64_t replications, const std::function<void(const SweepPoint&)>& look) const;
    /// All results: each point with each of its numbers of replications, in order.
    void for_each_result(const std::function<void(const SweepPoint&)>& look) const;

    /// Makes one file of the database and closes it; the destructor does the same but cannot say what failed (nothing
    /// is lost then: the second file stays and is taken up by the next open()). Nothing may be called afterwards.
    void finish();

    class Content;

  private:
    explicit SweepStore(std::unique_ptr<Content> content);

    std::unique_ptr<Content> content_;
};

/// Copies what the databases hold into a new one, which appears whole or not at all. All must be parts of one sweep; a
/// point in several must have the same bits in each.
/// Fails expects() without parts; fails with a Failure when they differ, contradict or cannot be read, and when
/// something stands at `whole`.
void merge(std::span<const std::filesystem::path> parts, const std::filesystem::path& whole);

}  // namespace permille::report
