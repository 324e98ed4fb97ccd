// Keyed uniforms, their ranks, and Sobol's digits scrambled by keyed matrices.
#include "permille/explore/unit_points.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "permille/base/contracts.hpp"
#include "permille/random/points.hpp"
#include "permille/random/stream.hpp"

namespace permille::explore {
namespace {

// The numbers of one point in one dimension; every way of spreading has its own.
Stream<1> numbers(Spread spread, std::size_t point, std::size_t dimension, std::uint64_t seed) {
    return {seed, static_cast<std::uint32_t>(point), static_cast<std::uint32_t>(dimension), Process::design_points,
            static_cast<std::uint16_t>(spread)};
}

// The stratum of a point is the rank of its random number. Within the stratum it stands on the middle of one of 2^20
// parts: few enough places that rounding cannot carry it into the next stratum.
std::vector<double> latin_column(std::size_t points, std::size_t dimension, std::uint64_t seed) {
    constexpr double places = 1 << 20;
    std::vector<double> key(points), column(points);
    for (std::size_t p = 0; p < points; ++p) key[p] = numbers(Spread::latin_hypercube, p, dimension, seed).uniform(0).v;
    std::vector<std::size_t> order(points);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return key[a] < key[b] || (key[a] == key[b] && a < b); });
    for (std::size_t stratum = 0; stratum < points; ++stratum) {
        const double place = numbers(Spread::latin_hypercube, order[stratum], dimension, seed).uniform(1).v;
        column[order[stratum]] =
            (static_cast<double>(stratum) + (std::floor(place * places) + 0.5) / places) / static_cast<double>(points);
    }
    return column;
}

// A random lower triangular matrix of binary digits with ones on its diagonal, and a shift.
class Scramble {
  public:
    Scramble(std::size_t dimension, std::uint64_t seed) {
        for (std::uint32_t digit = 0; digit < digits; ++digit) {
            const std::uint64_t one = std::uint64_t{1} << (63 - digit);
            column_[digit] = one | (word(digit, dimension, seed) & (one - 1));
        }
        shift_ = word(digits, dimension, seed);
    }

    double of(std::uint64_t fraction) const {
        std::uint64_t scrambled = shift_;
        for (; fraction != 0; fraction &= ~(std::uint64_t{1} << 63 >> std::countl_zero(fraction)))
            scrambled ^= column_[std::countl_zero(fraction)];
        return open_unit<1>(scrambled & 0xffffffffu, scrambled >> 32).v;
    }

  private:
    static constexpr std::uint32_t digits = std::bit_width(most_unit_points) - 1;  // of a point's number, so of it

    static std::uint64_t word(std::uint32_t digit, std::size_t dimension, std::uint64_t seed) {
        constexpr std::uint32_t process =
            static_cast<std::uint32_t>(Process::design_points) << 16 | static_cast<std::uint32_t>(Spread::sobol);
        const PhiloxWords<1> words = philox<1>(seed, digit, static_cast<std::uint32_t>(dimension), process, 0);
        return words.word[1] << 32 | (words.word[0] & 0xffffffffu);
    }

    std::uint64_t column_[digits]{}, shift_ = 0;
};

}  // namespace

UnitPoints unit_points(Spread spread, std::size_t points, std::size_t dimensions, std::uint64_t seed) {
    expects(points <= most_unit_points);
    expects(spread != Spread::sobol || dimensions <= static_cast<std::size_t>(max_point_dimensions));
    UnitPoints out{points, dimensions, std::vector<double>(points * dimensions)};
    const auto fill = [&](std::size_t dimension, const auto& number) {
        for (std::size_t p = 0; p < points; ++p) out.u[p * dimensions + dimension] = number(p);
    };
    if (spread == Spread::sobol) {
        const Points sequence(PointSet::sobol, seed, static_cast<int>(dimensions));
        for (std::size_t d = 0; d < dimensions; ++d) {
            const Scramble scramble(d, seed);
            fill(d, [&](std::size_t p) {
                return scramble.of(sequence.sobol_bits(static_cast<std::uint32_t>(p), static_cast<int>(d)));
            });
        }
        return out;
    }
    for (std::size_t d = 0; d < dimensions; ++d) {
        if (spread == Spread::random) {
            fill(d, [&](std::size_t p) { return numbers(spread, p, d, seed).uniform(0).v; });
            continue;
        }
        const std::vector<double> column = latin_column(points, d, seed);
        fill(d, [&](std::size_t p) { return column[p]; });
    }
    return out;
}

}  // namespace permille::explore
