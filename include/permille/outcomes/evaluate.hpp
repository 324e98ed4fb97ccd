// The rows that no room simulates, in one replication: events, measured values, units that stand (model, section 7).
#pragma once

#include <cstddef>
#include <cstdint>

#include "permille/outcomes/parameters.hpp"

namespace permille::outcomes {

/// What a replication hands over: its chance, its drawn numbers and what its rooms recorded. Neighbours stand `lanes`
/// apart, as the kernel leaves them.
struct Replication {
    std::uint64_t seed = 0;
    std::uint32_t number = 0;
    int lanes = 1;
    const double* values = nullptr;    // [value]
    const double* recorded = nullptr;  // [year, series]
    int series = 0;                    // of the rooms, recorded a year

    double operator[](int value) const { return values[static_cast<std::ptrdiff_t>(value) * lanes]; }
    double recorded_in(int t, int position) const {
        return recorded[(static_cast<std::ptrdiff_t>(t) * series + position) * lanes];
    }
};

/// Fills out[year, series of `parameters`], the base year first. A replication's numbers depend on its own keys and
/// numbers alone.
void evaluate(const Parameters& parameters, const Replication& replication, double* out);

}  // namespace permille::outcomes
