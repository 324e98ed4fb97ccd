// What is kept of a county's run in a portfolio: a few lines to report, and its futures as long as they are summed.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "permille/indicators/verdict.hpp"
#include "permille/scenario/load.hpp"
#include "permille/simulation/ensemble.hpp"

namespace permille::explore {

/// How rows of different plans are known to be the same: resource rows by what they measure, others by their id.
struct IndicatorKey {
    std::string id = {};                           // of the row; empty for a resource row
    std::string numerator = {}, denominator = {};  // ids of series; of a resource row
    double per = 0;
    std::int64_t base_year = 0, year = 0;

    bool operator==(const IndicatorKey&) const = default;
    bool operator<(const IndicatorKey& other) const {
        return std::tie(id, numerator, denominator, per, base_year, year) <
               std::tie(other.id, other.numerator, other.denominator, other.per, other.base_year, other.year);
    }
};

/// One row of a county's plan, judged.
struct CountyRow {
    IndicatorKey key;
    std::string id, number;  // as printed
    Text name, unit;
    indicators::Verdict verdict = indicators::Verdict::not_projected;
    std::optional<indicators::Probability> reach = {};
    std::optional<indicators::Band> band = {};  // in the row's year, in the row's unit
    std::optional<double> shortfall = {};       // median, in natural units
};

/// A county as it is reported. A county that could not be run has issues and nothing else.
struct CountySummary {
    std::size_t position = 0;  // in the portfolio's list, from 0
    std::string id, digest;
    Text name, city, province;  // city and province may be empty
    std::vector<CountyRow> rows = {};
    std::optional<indicators::Probability> all, binding;  // all projected rows together, all binding ones
    double expected_rows = 0;                             // sum of P(reach) over the projected rows
    std::string fails_first;                              // id of a row, or empty
    std::int64_t failed_replications = 0;
    std::vector<Text> issues = {};  // each with its place

    bool ran() const { return issues.empty(); }
    std::size_t projected_rows() const;
    /// The projected row with the lowest P(reach), the first of equals; null when there is none.
    const CountyRow* worst_row() const;
};

/// A county in every replication. All counts are whole, so that their sums do not depend on the order of adding.
struct CountyFutures {
    /// Numerator and denominator of a resource row, in heads or beds and in people (or what it is divided by).
    struct Stock {
        IndicatorKey key;
        std::size_t row = 0;                    // of the summary
        std::vector<double> above, below;       // [replication] at the end of the row's year
        double base_above = 0, base_below = 0;  // summed over the finished replications, at the end of the base year
    };
    std::vector<char> finished;     // [replication]
    std::vector<char> reaches_all;  // [replication] 1 where every projected row is met; empty without projected rows
    std::vector<double> residents;  // [replication] in the target year; empty when the run recorded none
    std::vector<Stock> stocks;
};

struct CountyResult {
    CountySummary summary;
    CountyFutures futures;
};

/// Judges a run of a county and takes from it what is kept.
CountyResult result_of(std::size_t position, const LoadedScenario& loaded, const simulation::Ensemble& ensemble,
                       int threads);

/// A county that could not be run.
CountyResult not_run(std::size_t position, std::string id, const Issues& issues);

}  // namespace permille::explore
