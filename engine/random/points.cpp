// Sobol points with keyed digital shifts, and independent points to compare with.
#include "permille/random/points.hpp"

#include <bit>
#include <boost/random/sobol.hpp>

#include "permille/base/contracts.hpp"
#include "permille/random/stream.hpp"

namespace permille {

namespace {

// Direction numbers of every dimension, [dimension, bit]. Point n of the sequence is the XOR of those direction numbers
// whose bit is set in n's Gray code, n ^ n / 2 (Antonov & Saleev 1979), so point 2^k is the XOR of numbers k and k - 1.
// Boost skips the origin: after seed(n) comes point n + 1.
std::vector<std::uint64_t> direction_numbers(int dimensions, int bits) {
    std::vector<std::uint64_t> directions(static_cast<std::size_t>(dimensions) * static_cast<std::size_t>(bits));
    if (dimensions == 0) return directions;
    boost::random::sobol_engine<std::uint64_t, 64> engine(static_cast<std::size_t>(dimensions));
    for (int bit = 0; bit < bits; ++bit) {
        engine.seed((std::uint64_t{1} << bit) - 1);
        for (int dimension = 0; dimension < dimensions; ++dimension) {
            const auto place = static_cast<std::size_t>(dimension * bits + bit);
            directions[place] = engine() ^ (bit == 0 ? 0 : directions[place - 1]);
        }
    }
    return directions;
}

double to_open_unit(std::uint64_t fraction) {
    return open_unit<1>(fraction & 0xffffffffu, fraction >> 32).v;
}

std::uint32_t reversed(std::uint32_t bits) {
    bits = (bits >> 1 & 0x55555555u) | (bits & 0x55555555u) << 1;
    bits = (bits >> 2 & 0x33333333u) | (bits & 0x33333333u) << 2;
    bits = (bits >> 4 & 0x0f0f0f0fu) | (bits & 0x0f0f0f0fu) << 4;
    bits = (bits >> 8 & 0x00ff00ffu) | (bits & 0x00ff00ffu) << 8;
    return bits >> 16 | bits << 16;
}

// Turns each bit over or not, as the bits below it and the key say: of Laine & Karras 2011 with the constants that
// Vegdahl found (psychopath.io, 2021).
std::uint32_t scrambled(std::uint32_t bits, std::uint32_t key) {
    bits ^= bits * 0x3d20adeau;
    bits += key;
    bits *= (key >> 16) | 1u;
    bits ^= bits * 0x05526c56u;
    return bits ^ bits * 0x53a22864u;
}

}  // namespace

Points::Points(PointSet kind, std::uint64_t seed, int dimensions, PointOrder order)
    : kind_(kind), seed_(seed), dimensions_(dimensions) {
    expects(dimensions >= 0 && dimensions <= max_point_dimensions);
    if (kind == PointSet::plain) return;
    directions_ = direction_numbers(dimensions, direction_bits);
    for (int dimension = 0; dimension < dimensions; ++dimension)
        for (std::uint32_t batch = 0; batch < point_batches; ++batch) {
            const auto words = philox<1>(seed, batch, static_cast<std::uint32_t>(dimension),
                                         static_cast<std::uint32_t>(Process::points_shift) << 16, 0);
            shifts_.push_back(words.word[1] << 32 | (words.word[0] & 0xffffffffu));
        }
    if (order == PointOrder::sequence) return;
    for (std::uint32_t batch = 0; batch < point_batches; ++batch)
        orders_.push_back(static_cast<std::uint32_t>(
            philox<1>(seed, batch, 0, static_cast<std::uint32_t>(Process::points_order) << 16, 0).word[0]));
}

// A permutation of the points there are, in which every bit is turned by those above it alone: blocks of 2^k points
// stay together.
std::uint32_t Points::in_order(std::uint32_t point, std::uint32_t batch) const {
    if (orders_.empty()) return point;
    constexpr int spare = 32 - direction_bits;
    const std::uint32_t turned = scrambled(reversed(point << spare), orders_[batch]) & ((1u << direction_bits) - 1);
    return reversed(turned) >> spare;
}

std::uint64_t Points::sobol_bits(std::uint32_t point, int dimension) const {
    expects(dimension >= 0 && dimension < dimensions_ && (point >> direction_bits) == 0 && kind_ == PointSet::sobol);
    const std::uint64_t* numbers = &directions_[static_cast<std::size_t>(dimension) * direction_bits];
    std::uint64_t fraction = 0;
    for (std::uint32_t gray = point ^ point >> 1; gray != 0; gray &= gray - 1)
        fraction ^= numbers[std::countr_zero(gray)];
    return fraction;
}

double Points::shifted(std::uint64_t sequence, std::uint32_t batch, int dimension) const {
    return to_open_unit(sequence ^ shifts_[static_cast<std::size_t>(dimension) * point_batches + batch]);
}

double Points::at(std::uint32_t replication, int dimension) const {
    double u = 0;
    fill(dimension, replication, {&u, 1});
    return u;
}

void Points::fill(int dimension, std::uint32_t first_replication, std::span<double> u) const {
    expects(dimension >= 0 && dimension < dimensions_);
    std::uint64_t sequence = 0;
    std::uint32_t replication = first_replication;
    for (double& number : u) {
        if (kind_ == PointSet::plain) {
            const Stream<1> stream{seed_, replication, static_cast<std::uint32_t>(dimension), Process::plain_points, 0};
            number = stream.uniform(0).v;
        } else {
            // The sixteen batches share the sequence, unless each has an order of its own.
            const std::uint32_t batch = replication % point_batches;
            if (batch == 0 || replication == first_replication || !orders_.empty())
                sequence = sobol_bits(in_order(replication / point_batches, batch), dimension);
            number = shifted(sequence, batch, dimension);
        }
        ++replication;
    }
}

}  // namespace permille
