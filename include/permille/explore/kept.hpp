// What a sweep keeps of each point: statistics of rows, and of rows together.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "permille/base/issues.hpp"
#include "permille/explore/trial.hpp"
#include "permille/indicators/verdict.hpp"
#include "permille/scenario/scenario.hpp"

namespace permille::explore {

/// One number of a point.
struct Kept {
    std::string target;     // a row's id; all_rows or binding_rows for rows together
    std::string statistic;  // p_reach, median, mean, p05, p95, q0.1, shortfall, if_missed, first_year
    std::string unit;       // of the number: the row's own, people or beds, "1" of a probability, "year"
    int year = 0;           // of the row
    double share = 0.5;     // of a quantile

    std::string name() const { return target + "." + statistic; }
    bool operator==(const Kept&) const = default;
};

/// Rows together, where a row's id stands: met in the same replication, all that are projected or the binding ones.
inline constexpr std::string_view all_rows = "all_targets", binding_rows = "binding_targets";

/// Reads what --measure names: TARGET for all statistics of a row, TARGET.STATISTIC for one. Without texts: every
/// projected row, and the rows together. One sentence for a mistake: a row that is not there or not projected, an
/// unknown statistic.
Checked<std::vector<Kept>> read_kept(const Scenario& scenario, const simulation::Model& model,
                                     std::span<const std::string> texts);

/// The numbers of a point [kept]; nothing where one cannot be told: no denominator, no year in which half of the
/// replications meet the row, none that misses it.
std::vector<std::optional<double>> numbers_of(std::span<const Kept> kept, const Scenario& scenario,
                                              const simulation::Ensemble& ensemble);

}  // namespace permille::explore
