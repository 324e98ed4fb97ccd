// The run: replications side by side in lanes, blocks over threads, every number drawn by its key.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "permille/random/points.hpp"
#include "permille/simulation/ensemble.hpp"
#include "permille/simulation/model.hpp"

namespace permille::simulation {

/// How a model is run. Nothing here changes a replication's numbers but seed and points.
struct RunOptions {
    std::int64_t replications = 8192;
    std::uint64_t seed = 1;
    PointSet points = PointSet::sobol;
    int threads = 0;         // 0: one per core
    int lanes = 0;           // 1, 4 or 8; 0: the widest that this machine has
    std::int64_t block = 0;  // replications handed to a thread at a time; 0: chosen
    bool towns = false;      // whether towns are recorded, of the first replications
    /// Where given, every replication draws its uncertain numbers as this one does: what differs is chance alone.
    std::optional<std::int64_t> at_point = {};
    std::optional<std::uint64_t> common_seed = {};         // of counties that are run together: see CommonLuck
    std::int64_t first_replication = 0;                    // of a shard or of replications added later
    std::function<void(std::int64_t done)> progress = {};  // called now and then, from one thread at a time
    const std::atomic<bool>* interrupted = nullptr;        // when it turns true the run stops early
};

/// Runs the model. Same model, seed and points: same bits, for any threads, lanes and block.
/// An interrupted run returns with `Ensemble::complete` false.
Ensemble simulate(const Model& model, const RunOptions& options);

/// Takes a run of the same model, seed and points further, to options.replications: the ensemble that simulate() would
/// have given. `progress` goes on from the replications that there are.
Ensemble simulate_more(const Model& model, const RunOptions& options, Ensemble ensemble);

/// The lane widths that this machine can run, the fastest first: the one that a run takes when it is not told.
std::vector<int> lane_widths();

}  // namespace permille::simulation
