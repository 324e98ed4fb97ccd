// Runs of variants of one scenario, on the same seed and keys, and what their rows are in every replication.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "permille/indicators/interval.hpp"
#include "permille/indicators/sample.hpp"
#include "permille/random/points.hpp"
#include "permille/scenario/load.hpp"
#include "permille/scenario/variant.hpp"
#include "permille/simulation/ensemble.hpp"
#include "permille/simulation/model.hpp"

namespace permille::explore {

/// How variants are run. Replication r is the same possible future in each of them.
struct RunSettings {
    std::int64_t replications = 8192;
    std::uint64_t seed = 1;
    PointSet points = PointSet::sobol;
    int threads = 0, lanes = 0;
    std::int64_t block = 0;
    bool towns = false;  // whether what stands in towns is recorded
    const std::atomic<bool>* interrupted = nullptr;
    std::function<void(double share)> progress = {};  // of the whole question, 0..1; now and then
};

/// Thrown when the user interrupts: a question half answered has no answer.
struct Interrupted {};

/// Rows of the plan in every replication [target]; nothing for rows that are not projected.
using Rows = std::vector<std::optional<indicators::Samples>>;

Rows rows_of(const Scenario& scenario, const simulation::Ensemble& ensemble);

/// The share of the finished replications that meet a row.
double reach_of(const indicators::Samples& samples, std::span<const std::int64_t> replications);

/// The same with its simulation interval. There must be some.
indicators::Probability reach_interval(const indicators::Samples& samples, std::span<const std::int64_t> replications);

/// Median of a row over the finished replications, in its unit; NaN where no value is finite.
double median_of_row(const indicators::Samples& samples, std::span<const std::int64_t> replications);

/// 1 where more is nearer to a row's target, -1 where less is.
double ahead(const Scenario& scenario, std::size_t row);

/// One variant that was run.
struct Trial {
    simulation::Ensemble ensemble;
    Rows rows;
    std::vector<std::int64_t> finished;  // replications
};

/// Runs a model of the scenario. Throws Interrupted.
Trial try_out(const Scenario& scenario, const simulation::Model& model, const RunSettings& settings);

/// Builds and runs a scenario. Issues are those of the model. Throws Interrupted.
Checked<Trial> try_out(const LoadedScenario& scenario, const RunSettings& settings);

/// Replications that both have finished.
std::vector<std::int64_t> finished_in_both(const Trial& a, const Trial& b);

/// Enough to see whether a variant moves a row at all: its draws are keyed, so one replication that differs is proof.
inline constexpr std::int64_t touch_replications = 64;

/// Whether a row has another value in any replication that both have finished.
bool moves_row(const Trial& from, const Trial& to, std::size_t row);

}  // namespace permille::explore
