// Which part of a sweep this process runs, when many share it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace permille::cli {

/// One of `of` equal parts: the blocks whose number leaves `index` when divided by `of`.
struct Shard {
    std::int64_t index = 0, of = 1;  // index from zero

    bool holds(std::int64_t block) const { return block % of == index; }
};

/// Reads I/N with I from 1 to N; "auto" asks the launcher's environment: the element of a Slurm job array, the process
/// of srun, mpirun (Open MPI) or another launcher with PMI, or both together. Empty text: everything.
/// A UsageError for anything else, and for auto where no launcher numbers processes.
Shard read_shard(const std::string& text);

/// The points of a shard among points 0 .. points - 1.
std::vector<std::int64_t> points_of(const Shard& shard, std::int64_t points);

/// Where a shard keeps its results: sweep.sqlite becomes sweep.2-of-4.sqlite. All of a sweep stays where it is.
std::filesystem::path place_of(const Shard& shard, const std::filesystem::path& whole);

}  // namespace permille::cli
