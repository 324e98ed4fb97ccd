// The parameter points of the replications: where in the unit cube each one's uncertain numbers are drawn.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace permille {

/// Quasi-random points (the default), or independent ones for comparison.
enum class PointSet { sobol, plain };

/// In which order a batch takes the points of the Sobol sequence: as they come, or in one of the seed's own.
///
/// Two seeds differ by their shifts alone as long as both take the sequence as it comes, so that their numbers rise and
/// fall together within a batch. In orders of their own they have nothing to do with one another; each still takes
/// whole nets: 2^k points from a multiple of 2^k on are stratified as before (nested uniform scrambling of the index:
/// Owen 1995; Burley 2020, J. Computer Graphics Techniques 9(4), 1-20).
enum class PointOrder { sequence, own };

/// Sobol dimensions there are; a scenario with more uncertain numbers is refused by whoever builds its model.
inline constexpr int max_point_dimensions = 3667;

/// Replications belong to this many batches, r to batch r mod 16, each with its own shift of the points. The spread of
/// the batch means is an honest standard error. Model, section 0.
inline constexpr std::uint32_t point_batches = 16;

/// Points in (0, 1)^dimensions. A number is a function of the seed, its dimension and its replication alone: it does
/// not depend on how many dimensions or replications there are, nor on the order of asking.
///
/// sobol: replication r is point r / 16 of the Sobol sequence (Boost.Random's, after Joe & Kuo 2008, with the origin
/// put back as point 0), each dimension XORed with a digital shift of its batch. The first 2^k points of a batch are
/// perfectly stratified in every dimension.
/// plain: independent uniforms.
class Points {
  public:
    /// dimensions: 0 .. max_point_dimensions; more fails expects().
    Points(PointSet kind, std::uint64_t seed, int dimensions, PointOrder order = PointOrder::sequence);

    int dimensions() const { return dimensions_; }

    /// One number of a replication's point; a midpoint of 2^52 equal parts, so never 0 or 1.
    double at(std::uint32_t replication, int dimension) const;

    /// u[i] = at(first_replication + i, dimension).
    void fill(int dimension, std::uint32_t first_replication, std::span<double> u) const;

    /// Point number `point` of the Sobol sequence before any shift, as a 64-bit fraction. Needs PointSet::sobol.
    std::uint64_t sobol_bits(std::uint32_t point, int dimension) const;

  private:
    std::uint32_t in_order(std::uint32_t point, std::uint32_t batch) const;
    double shifted(std::uint64_t sequence, std::uint32_t batch, int dimension) const;
    static constexpr int direction_bits = 28;  // points of a batch: 2^32 replications in 16 batches
    PointSet kind_;
    std::uint64_t seed_;
    int dimensions_;
    std::vector<std::uint32_t> orders_;      // [batch]; empty: as they come
    std::vector<std::uint64_t> directions_;  // [dimension, bit]
    std::vector<std::uint64_t> shifts_;      // [dimension, batch]
};

}  // namespace permille
