// What share of a row's variance rests on a set of drawn numbers, from the run itself: no further runs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "permille/indicators/measure.hpp"
#include "permille/simulation/ensemble.hpp"
#include "permille/simulation/model.hpp"

namespace permille::indicators {

/// A share of variance, 0..1, with the standard error that the simulation leaves open.
struct VarianceShare {
    double share = 0, standard_error = 0;
};

/// Cells for so many replications: at least four replications of each batch in a cell, 32 cells at most; 0 for fewer
/// than 128 replications, which cannot tell anything.
int cells_for(std::int64_t replications);

class AdditiveFit;

/// The first-order shares of a set of a run's numbers in whatever the run gave.
///
/// For each number of the set: the variance of the means over cells of its points, estimated by products of the means
/// of different batches. Batches are independent, so that the products have no bias, however much chance there is.
/// Before, what all the other numbers do is taken away, as far as it is a sum of parabolas: the points of a batch are
/// few and even, and in them the cells of one number are not free of the others. For a sum of functions of single
/// numbers the sum is the share of the set; what numbers do only together (interactions) is missed, and the variance
/// inside the cells (1/1024 of a straight line's in 32). Source: first-order shares, Sobol' 1993; by conditional means
/// over cells, Saltelli et al. 2008, Global Sensitivity Analysis: The Primer, section 1.2.5, and Plischke, Borgonovo &
/// Smith 2013, European J. of Operational Research 226, 536-550; the others as control variates, Owen 2013, Monte Carlo
/// theory, methods and examples, section 8.9.
class FirstOrder {
  public:
    /// u       [draw, replication], independent uniforms of replications 0, 1, ...; the set are the first `chosen`
    /// draws. Fails expects() for fewer than 128 replications.
    FirstOrder(std::span<const double> u, std::size_t chosen, std::size_t draws, std::size_t replications,
               int threads = 0);
    FirstOrder(FirstOrder&&) noexcept;
    ~FirstOrder();

    std::size_t replications() const { return replications_; }
    /// values   [replication]; those that are not finite are left out
    /// returns  0 for an empty set and where nothing varies; the standard error is a jackknife over the 16 batches
    VarianceShare share_of(std::span<const double> values) const;

  private:
    std::size_t chosen_, draws_, replications_;
    int cells_;
    std::vector<std::uint8_t> cell_;  // [chosen draw, replication]
    std::unique_ptr<const AdditiveFit> fit_;
};

/// For each row the share of the variance of its value, in its own year, that rests on numbers marked as estimates.
/// Nothing for a row without a measure, for fewer than 10 replications for each number that is drawn, and where the
/// standard error is above 5 points: too few replications to tell.
/// 16 384 replications are looked at, at most: more would hardly change a share that is printed in whole per cent.
///
/// measures  [row]
/// seed      of the run
std::vector<std::optional<VarianceShare>> estimates_shares(std::span<const std::optional<Measure>> measures,
                                                           const simulation::Model& model,
                                                           const simulation::Ensemble& ensemble, std::uint64_t seed,
                                                           int threads = 0);

}  // namespace permille::indicators
