// Which part of a sweep this process runs, when many share it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "permille/explore/shard.hpp"

namespace permille::cli {

using explore::Shard;

/// Reads I/N with I from 1 to N; "auto" asks the launcher's environment: the element of a Slurm job array, the process
/// of srun, mpirun (Open MPI) or another launcher with PMI, or both together. Empty text: everything.
/// A UsageError for anything else, and for auto where no launcher numbers processes.
Shard read_shard(const std::string& text);

/// The points of a shard among points 0 .. points - 1: those of the blocks that it holds.
std::vector<std::int64_t> points_of(const Shard& shard, std::int64_t points);

/// Where a shard keeps its results: sweep.sqlite becomes sweep.2-of-4.sqlite. What is no shard stays where it is.
std::filesystem::path place_of(const Shard& shard, const std::filesystem::path& whole);

}  // namespace permille::cli
