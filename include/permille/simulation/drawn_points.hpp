// The points at which a run drew its numbers, found again after the run: they follow from seed and dimension alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "permille/random/points.hpp"
#include "permille/simulation/copula.hpp"
#include "permille/simulation/model.hpp"

namespace permille::simulation {

/// Positions in the register of the draws whose numbers have this source.
std::vector<int> draws_from(const ParameterRegister& numbers, std::string_view source);

/// Points of some draws of a model, as independent uniforms: draws that a copula ties to one another are taken apart,
/// in the order in which they are given. The first draws alone say as much as their drawn numbers do: what they share
/// with later ones, or with those that are not given, stays in them.
class DrawnPoints {
  public:
    /// draws  positions in model.parameters().draws(). The model must outlive this.
    DrawnPoints(const Model& model, std::vector<int> draws, std::uint64_t seed, PointSet kind = PointSet::sobol);

    std::size_t size() const { return draws_.size(); }
    /// u[draw, i] of replications first .. first + count - 1, in (0, 1).
    void fill(std::int64_t first, std::size_t count, double* u) const;

  private:
    void fill_tied(std::int64_t first, std::size_t count, double* u) const;

    const Model& model_;
    std::vector<int> draws_;
    Points points_;
    Copula among_;  // of draws_ alone
};

}  // namespace permille::simulation
