// Adding replications until no verdict straddles a threshold.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "permille/describe/field.hpp"
#include "permille/scenario/scenario.hpp"
#include "permille/simulation/ensemble.hpp"
#include "permille/simulation/model.hpp"
#include "permille/simulation/simulate.hpp"

namespace permille::explore {

/// The most replications that are tried.
inline constexpr std::int64_t most_precise_replications = 1'000'000;
/// The most memory that an ensemble may take; a run that needs more stops before.
inline constexpr double most_ensemble_bytes = 6.0 * (1 << 30);

/// How it ended.
struct Precision {
    enum class Stopped { settled, limit, memory };
    Stopped stopped = Stopped::settled;
    std::vector<std::string> borderline;  // ids of rows whose verdict still straddles a threshold
    std::int64_t next = 0;                // replications that would have been next; of `memory`
    double next_bytes = 0;                // what their ensemble would take; of `memory`
};

struct Refined {
    simulation::Ensemble ensemble;
    Precision precision;
};

/// Bytes that the values of an ensemble of this model take.
double ensemble_bytes(const simulation::Model& model, std::int64_t replications);

/// Rows whose probability's simulation interval holds one of the thresholds, as judge() says.
std::vector<std::string> borderline_rows(const Scenario& scenario, const simulation::Ensemble& ensemble);

/// Runs `options.replications`, then doubles them as long as a row is borderline, up to 1 000 000 or to what memory
/// allows (`most_bytes`). The ensemble is bit by bit that of one run with as many replications. An interrupted run
/// returns with `Ensemble::complete` false.
///
/// starts  told, before they run, of how many replications in all are now simulated; options.progress counts those that
///         are finished, from the first on
Refined refine(const Scenario& scenario, const simulation::Model& model, const simulation::RunOptions& options,
               const std::function<void(std::int64_t replications)>& starts = {},
               double most_bytes = most_ensemble_bytes);

}  // namespace permille::explore

namespace permille {
template <>
struct Names<explore::Precision::Stopped> {
    static constexpr std::string_view names[] = {"settled", "limit", "memory"};
};
}  // namespace permille
