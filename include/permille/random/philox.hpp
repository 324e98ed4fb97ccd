// Philox4x32-10 in lanes: random words that depend on their counter and key alone, W replications at once.
#pragma once

#include <cstdint>

#include "permille/base/lanes.hpp"

namespace permille {

/// Four random words a lane, in the lower halves; the upper halves hold anything.
template <int W>
struct PhiloxWords {
    typename LaneStorage<W>::Words word[4];
};

/// Lower half times a 32-bit number, for each lane.
template <int W>
inline typename LaneStorage<W>::Words multiply_low(typename LaneStorage<W>::Words a, std::uint32_t factor) {
    using Words = typename LaneStorage<W>::Words;
    if constexpr (W == 1) return (a & 0xffffffffu) * factor;
#if defined(__AVX512F__)
    else if constexpr (W == 8)
        return __builtin_bit_cast(
            Words, _mm512_maskz_mul_epu32(0xff, __builtin_bit_cast(__m512i, a), _mm512_set1_epi64(factor)));
#endif
#if defined(__AVX2__)
    else if constexpr (W == 4)
        return __builtin_bit_cast(Words, _mm256_mul_epu32(__builtin_bit_cast(__m256i, a), _mm256_set1_epi64x(factor)));
#endif
    else {
#if defined(__AVX2__)
        Words product;
        for (int lane = 0; lane < W; lane += 4) {
            __m256i four;
            __builtin_memcpy(&four, reinterpret_cast<const char*>(&a) + 8 * lane, sizeof four);
            four = _mm256_mul_epu32(four, _mm256_set1_epi64x(factor));
            __builtin_memcpy(reinterpret_cast<char*>(&product) + 8 * lane, &four, sizeof four);
        }
        return product;
#elif defined(__SSE2__)
        Words product;
        for (int lane = 0; lane < W; lane += 2) {
            __m128i two;
            __builtin_memcpy(&two, reinterpret_cast<const char*>(&a) + 8 * lane, sizeof two);
            two = _mm_mul_epu32(two, _mm_set1_epi64x(factor));
            __builtin_memcpy(reinterpret_cast<char*>(&product) + 8 * lane, &two, sizeof two);
        }
        return product;
#else
        return (a & 0xffffffffu) * static_cast<std::uint64_t>(factor);
#endif
    }
}

/// Philox4x32-10 for replications first_replication .. first_replication + W - 1, of which only the draw is still open.
/// Counter words: replication, unit, process << 16 | period, draw. Key: seed, lower word first.
/// Source: Salmon, Moraes, Dror, Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3", section 3.3 and table 2.
/// The same words as Random123's philox4x32_R(10, ...).
///
/// Only the replication differs between lanes, so half of the first round and a quarter of the second are the same for
/// all; with what else does not depend on the draw they are worked out once for many draws.
template <int W>
class Philox {
  public:
    using Words = typename LaneStorage<W>::Words;

    Philox(std::uint64_t seed, std::uint32_t first_replication, std::uint32_t unit, std::uint32_t process_and_period)
        : key_0_(static_cast<std::uint32_t>(seed)), key_1_(static_cast<std::uint32_t>(seed >> 32)) {
        Words replication;
        if constexpr (W == 1)
            replication = first_replication;
        else
            for (int lane = 0; lane < W; ++lane)
                replication[lane] = static_cast<std::uint32_t>(first_replication + static_cast<std::uint32_t>(lane));
        const Words product_0 = multiply_low<W>(replication, multiplier_0);
        const std::uint64_t product = std::uint64_t{multiplier_1} * process_and_period;
        const std::uint32_t same_0 = static_cast<std::uint32_t>(product >> 32) ^ unit ^ key_0_;
        const std::uint64_t same_product = std::uint64_t{multiplier_0} * same_0;
        word_2_ = (product_0 >> 32) ^ std::uint64_t{key_1_};
        next_word_0_ = static_cast<std::uint32_t>(product) ^ (key_0_ + weyl_0);
        next_word_2_ = product_0 ^ ((same_product >> 32) ^ (key_1_ + weyl_1));
        next_word_3_ = same_product & 0xffffffffu;
    }

    PhiloxWords<W> operator()(std::uint32_t draw) const {
        std::uint32_t key_0 = key_0_ + weyl_0, key_1 = key_1_ + weyl_1;
        Words product_1 = multiply_low<W>(word_2_ ^ std::uint64_t{draw}, multiplier_1);
        Words word_0 = (product_1 >> 32) ^ std::uint64_t{next_word_0_};
        Words word_1 = product_1;
        Words word_2 = next_word_2_;
        Words word_3 = Words{} + next_word_3_;
        for (int round = 2; round < 10; ++round) {
            key_0 += weyl_0;
            key_1 += weyl_1;
            const Words product_0 = multiply_low<W>(word_0, multiplier_0);
            product_1 = multiply_low<W>(word_2, multiplier_1);
            word_0 = (product_1 >> 32) ^ (word_1 ^ std::uint64_t{key_0});
            word_1 = product_1;
            word_2 = (product_0 >> 32) ^ (word_3 ^ std::uint64_t{key_1});
            word_3 = product_0;
        }
        return {{word_0, word_1, word_2, word_3}};
    }

  private:
    static constexpr std::uint32_t multiplier_0 = 0xD2511F53u, multiplier_1 = 0xCD9E8D57u;
    static constexpr std::uint32_t weyl_0 = 0x9E3779B9u, weyl_1 = 0xBB67AE85u;

    std::uint32_t key_0_, key_1_;
    Words word_2_;               // of the first round, but for the draw
    std::uint64_t next_word_0_;  // of the second round, but for the product that holds the draw
    Words next_word_2_;
    std::uint64_t next_word_3_;
};

/// The same words for a single draw.
template <int W>
inline PhiloxWords<W> philox(std::uint64_t seed, std::uint32_t first_replication, std::uint32_t unit,
                             std::uint32_t process_and_period, std::uint32_t draw) {
    return Philox<W>(seed, first_replication, unit, process_and_period)(draw);
}

/// Two random words as a double in (0, 1): the midpoints of 2^52 equal parts, so never 0 or 1.
template <int W>
inline Lane<W> open_unit(typename LaneStorage<W>::Words low, typename LaneStorage<W>::Words high) {
    constexpr std::uint64_t one = 0x3ff0000000000000u;
    const auto mantissa = ((high << 32) | (low & 0xffffffffu)) >> 12;
    return lane_of_words<W>(mantissa | one) - 0x1.fffffffffffffp-1;  // [1, 2) less 1 - 2^-53: exact
}

}  // namespace permille
