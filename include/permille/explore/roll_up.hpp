// Counties summed to their city, their province and all: replication by replication, and forgotten.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "permille/explore/county_result.hpp"
#include "permille/indicators/estimate.hpp"
#include "permille/indicators/interval.hpp"

namespace permille::explore {

/// Which counties are summed: all (both empty), those of a province, those of a city. By their Chinese names, which
/// tell places apart; a county that does not say where it lies belongs to "—".
struct GroupKey {
    enum class Level { all, province, city };
    Level level = Level::all;
    std::string province = {}, city = {};

    bool operator==(const GroupKey&) const = default;
    bool operator<(const GroupKey& other) const {
        return std::tie(level, province, city) < std::tie(other.level, other.province, other.city);
    }
};

/// One indicator summed over those counties of a group that have it.
struct IndicatorSums {
    // From the first county in the list that has it: what it is called.
    std::size_t first_position = 0, first_row = 0;
    Text name, unit;
    std::array<std::int64_t, 5> verdicts{};  // counties by verdict, in the order of indicators::Verdict
    // Of a resource row; else empty.
    std::vector<double> above, below;  // [replication]
    double base_above = 0, base_below = 0;
};

/// A group's running sums. All of them are sums of whole numbers: exact, whatever the order of adding.
struct GroupSums {
    std::size_t first_position = 0;  // of the county whose names the group has
    Text province, city;
    std::int64_t counties = 0;         // that were run
    std::int64_t judged = 0;           // that have projected rows
    std::vector<char> failed;          // [replication] in which a county failed
    std::vector<double> residents;     // [replication] in the target year
    std::vector<double> reaching_all;  // [replication] judged counties that meet all their projected rows
    std::map<IndicatorKey, IndicatorSums> indicators;
};

/// Sums over counties, in memory that grows with groups, indicators and replications, not with counties.
class RollUp {
  public:
    explicit RollUp(std::int64_t replications) : replications_(static_cast<std::size_t>(replications)) {}

    std::int64_t replications() const { return static_cast<std::int64_t>(replications_); }
    /// Adds a county that was run, with as many replications. The sums do not depend on the order of adding.
    void add(const CountySummary& summary, const CountyFutures& futures);
    /// Adds the sums of a group as they were in another roll-up of as many replications, of other counties.
    void add(const GroupKey& key, const GroupSums& sums);
    const std::map<GroupKey, GroupSums>& groups() const { return groups_; }

  private:
    GroupSums& group(const GroupKey& key, std::size_t position, const Text& province, const Text& city);

    std::size_t replications_;
    std::map<GroupKey, GroupSums> groups_;
};

/// An indicator of a group.
struct RolledIndicator {
    IndicatorKey key;
    Text name, unit;
    std::int64_t counties = 0;
    std::array<std::int64_t, 5> verdicts{};
    std::optional<double> base;             // sum over sum in the base year, mean of the replications
    std::optional<indicators::Band> value;  // sum over sum x per in the row's year
    std::optional<indicators::Band> stock;  // sum of the numerators in the row's year: heads, beds
};

/// What a group's counties come to.
struct RolledGroup {
    GroupKey key;
    Text province, city;
    std::int64_t counties = 0, judged = 0, failed_replications = 0;
    std::optional<indicators::Band> people;        // in the target year
    std::optional<indicators::Band> reaching_all;  // number of judged counties that meet all their projected rows
    std::optional<indicators::Probability> all;    // that all of them do
    std::vector<RolledIndicator> indicators;       // in the order in which the list of counties has them
};

/// Quantiles and probabilities of a group's sums. Replications in which a county failed are left out.
RolledGroup rolled(const GroupKey& key, const GroupSums& sums);

/// Every group: all, then each province in the order of the list, followed by its cities.
std::vector<RolledGroup> rolled(const RollUp& roll_up);

}  // namespace permille::explore
