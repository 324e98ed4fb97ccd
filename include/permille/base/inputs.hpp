// What a room sees of a block of replications: the drawn values, the seed and which replications they are.
#pragma once

#include <cstdint>

#include "permille/base/lanes.hpp"

namespace permille {

/// The numbers drawn for one block. Value indices are those of Parameter::in_year.
template <int W>
struct Inputs {
    const double* values;  // [value, lane]
    std::uint64_t seed;
    std::uint32_t first_replication;  // of lane 0; lane i is the i-th after it

    Lane<W> operator[](int value) const { return Lane<W>::load(values + static_cast<long>(value) * W); }
};

}  // namespace permille
