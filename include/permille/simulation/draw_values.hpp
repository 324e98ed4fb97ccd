// The numbers of one block: every parameter of every replication, drawn by its Sobol dimension, and yearly deviations.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "permille/describe/parameter.hpp"
#include "permille/random/points.hpp"
#include "permille/random/quantiles.hpp"
#include "permille/simulation/common_luck.hpp"
#include "permille/simulation/copula.hpp"

namespace permille::simulation {

/// Turns points into values. Made once for a run; used by all threads.
class ValueDrawer {
  public:
    /// dimensions[i] is the Sobol dimension of draws()[i] of the register; `points` outlives the drawer, and so does
    /// `common`, what the county has in common with others that are run with it, if there are any. `at_point`: the
    /// replication at whose point all draw, yearly deviations excepted.
    ValueDrawer(const ParameterRegister& numbers, std::vector<int> dimensions, Copula copula, const Points& points,
                std::uint64_t seed, std::optional<std::int64_t> at_point = {}, const CommonLuck* common = nullptr);

    int value_count() const { return static_cast<int>(numbers_.values().size()); }
    /// Fills values[value, lane] for replications first .. first + lanes - 1.
    void fill(std::int64_t first, int lanes, double* values) const;

  private:
    void deviate(std::int64_t replication, int lane, int lanes, double* values) const;

    const ParameterRegister& numbers_;
    std::vector<int> dimensions_;
    Copula copula_;
    // Of draws(), in their order: quantiles, and what of the distribution lies in the field's range.
    std::vector<QuantileTable> quantiles_;
    std::vector<UnitPart> inside_;
    std::vector<std::uint32_t> deviation_units_;
    const Points& points_;
    std::uint64_t seed_;
    std::optional<std::int64_t> at_point_;
    const CommonLuck* common_;
};

}  // namespace permille::simulation
