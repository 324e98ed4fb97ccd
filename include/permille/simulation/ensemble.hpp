// What a run leaves behind: numbers only, [series, year, replication].
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "permille/base/paged_array.hpp"
#include "permille/simulation/town_records.hpp"

namespace permille::simulation {

/// A replication that went wrong, and in which series and year it was noticed.
struct FailedReplication {
    std::int64_t replication = 0;
    int series = 0, year = 0;
};

/// Values of every series at every year's end, for every replication.
class Ensemble {
  public:
    Ensemble(std::vector<std::string> series, int base_year, int years, std::int64_t replications);

    const std::vector<std::string>& series() const { return series_; }
    /// Position of a series by name, or -1.
    int series_index(std::string_view name) const;
    int base_year() const { return base_year_; }
    int years() const { return years_; }  // after the base year
    std::int64_t replications() const { return replications_; }

    /// Values of a series in year t (0 = base year), one per replication.
    std::span<const double> values(int series, int t) const;
    std::span<double> values(int series, int t);

    /// Room for more replications behind those that there are; the new values are 0. Needs the memory of both.
    void grow(std::int64_t replications);

    /// Replications whose numbers are not finite; their values are kept as they came.
    std::vector<FailedReplication> failed;
    /// Of every town, when the run was asked to record them.
    std::optional<TownRecords> towns;
    /// False when the run was interrupted: some replications were never simulated.
    bool complete = true;

  private:
    std::vector<std::string> series_;
    int base_year_, years_;
    std::int64_t replications_;
    PagedArray<double> values_;  // [series, year, replication]
};

}  // namespace permille::simulation
