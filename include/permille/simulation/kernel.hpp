// The door to the kernel: one shared object for each lane width and instruction set, each with one entry.
#pragma once

#include <cstdint>

#include "permille/base/calendar.hpp"
#include "permille/simulation/rooms.hpp"

namespace permille::simulation {

/// Consecutive blocks of W replications each, for one thread.
struct KernelJob {
    const RoomParameters* rooms = nullptr;
    Calendar calendar;
    int blocks = 0;
    std::uint64_t seed = 0;
    std::uint32_t first_replication = 0;  // of the first block
    int value_count = 0;
    const double* values = nullptr;  // [block, value, lane]
    double* results = nullptr;       // [block, year, series, lane], filled in; year 0 is the base year
    double* towns = nullptr;         // [block, year, series, town, lane], filled in where it is not null
};

/// One way to run blocks: a lane width and the instruction set it was compiled for.
struct Kernel {
    int lanes = 1;
    const char* instruction_set = "";
    void (*run)(const KernelJob* job) = nullptr;
};

}  // namespace permille::simulation
