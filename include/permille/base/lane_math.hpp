// Rounding, roots, exp and log of lanes: plain additions and multiplications, so the same bits wherever they run.
#pragma once

#include "permille/base/lane.hpp"

namespace permille {

// Library functions are not used here: glibc's exp differs in its last bit between machines with and without fused
// multiplication, and an own exp on lanes is 5 to 8 times faster than W calls.

/// The smaller; b where either is NaN.
template <int W>
inline Lane<W> min(Lane<W> a, Lane<W> b) {
    return blend(a < b, a, b);
}
/// The larger; b where either is NaN.
template <int W>
inline Lane<W> max(Lane<W> a, Lane<W> b) {
    return blend(a > b, a, b);
}
template <int W>
inline Lane<W> min(Lane<W> a, double b) {
    return min(a, Lane<W>(b));
}
template <int W>
inline Lane<W> max(Lane<W> a, double b) {
    return max(a, Lane<W>(b));
}

template <int W>
inline typename LaneStorage<W>::Words words_of(Lane<W> x) {
    return __builtin_bit_cast(typename LaneStorage<W>::Words, x.v);
}
template <int W>
inline Lane<W> lane_of_words(typename LaneStorage<W>::Words words) {
    return Lane<W>::of(__builtin_bit_cast(typename Lane<W>::Doubles, words));
}

inline constexpr std::uint64_t sign_bit = 0x8000000000000000u;

template <int W>
inline Lane<W> abs(Lane<W> x) {
    return lane_of_words<W>(words_of(x) & ~sign_bit);
}

/// The largest integer that is not above x; keeps the sign of a zero, infinities and NaN.
template <int W>
inline Lane<W> floor(Lane<W> x) {
#if defined(__AVX512F__)
    // The masked form: g++ 12 takes the plain one for a use of something uninitialised.
    if constexpr (W == 8)
        return Lane<W>::of(__builtin_bit_cast(
            typename Lane<W>::Doubles, _mm512_maskz_roundscale_pd(0xff, __builtin_bit_cast(__m512d, x.v), 0x09)));
#endif
#if defined(__AVX__)
    if constexpr (W == 4)
        return Lane<W>::of(
            __builtin_bit_cast(typename Lane<W>::Doubles, _mm256_floor_pd(__builtin_bit_cast(__m256d, x.v))));
#endif
#if defined(__SSE4_1__)
    if constexpr (W == 1) return Lane<W>(__builtin_floor(x.v));
#endif
    // Adding 2^52 to the size and taking it away rounds to the nearest integer; one less where that went up.
    constexpr double shift = 4503599627370496.0;
    const auto sign = words_of(x) & sign_bit;
    const Lane<W> size = abs(x);
    const Lane<W> nearest = lane_of_words<W>(words_of((size + shift) - shift) | sign);
    const Lane<W> below = nearest - blend(nearest > x, 1.0, Lane<W>(0.0));
    return blend(size < Lane<W>(shift), lane_of_words<W>(words_of(below) | sign), x);
}

/// The nearest integer, halves upwards: floor(x + 0.5).
template <int W>
inline Lane<W> round_half_up(Lane<W> x) {
    return floor(x + 0.5);
}

/// Correctly rounded everywhere; NaN below zero.
template <int W>
inline Lane<W> sqrt(Lane<W> x) {
    using Doubles [[maybe_unused]] = typename Lane<W>::Doubles;
#if defined(__AVX512F__)
    if constexpr (W == 8)
        return Lane<W>::of(__builtin_bit_cast(Doubles, _mm512_maskz_sqrt_pd(0xff, __builtin_bit_cast(__m512d, x.v))));
#endif
#if defined(__AVX__)
    if constexpr (W == 4)
        return Lane<W>::of(__builtin_bit_cast(Doubles, _mm256_sqrt_pd(__builtin_bit_cast(__m256d, x.v))));
#endif
    Lane<W> root;
    for (int lane = 0; lane < W; ++lane) {
#if defined(__SSE2__)
        // Not __builtin_sqrt, which would call the library for negative numbers to set errno.
        const __m128d one = _mm_set_sd(x[lane]);
        root.set(lane, _mm_cvtsd_f64(_mm_sqrt_sd(one, one)));
#else
        root.set(lane, __builtin_sqrt(x[lane]));
#endif
    }
    return root;
}

inline constexpr double ln2_high = 6.93147180369123816490e-01;  // 32 bits, so that times an exponent it is exact
inline constexpr double ln2_low = 1.90821492927058770002e-10;   // both: fdlibm e_log.c (Sun Microsystems, 1993)

/// exp(x) taken apart: exp(x) = 2^power (1 + rest), rest in [-0.30, 0.42].
template <int W>
struct ExpParts {
    Lane<W> rest;
    typename LaneStorage<W>::Words power_bits;  // the power, shifted to where a double keeps its exponent
};

/// Needs |x| below about 1000; the caller blends the rest.
template <int W>
inline ExpParts<W> exp_parts(Lane<W> x) {
    constexpr double shift = 6755399441055744.0;  // 1.5 * 2^52: the low bits of the sum are the integer
    const Lane<W> shifted = x * 1.44269504088896338700 + shift;
    const Lane<W> power = shifted - shift;
    const Lane<W> r = (x - power * ln2_high) - power * ln2_low;  // |r| <= ln(2) / 2
    // Taylor series of (e^r - 1 - r) / r^2 up to r^11 / 13!; what is cut off is below 2^-57 of 1 + rest.
    const Lane<W> r2 = r * r, r4 = r2 * r2;
    const Lane<W> low = (Lane<W>(1.0 / 2) + r * (1.0 / 6)) + r2 * (Lane<W>(1.0 / 24) + r * (1.0 / 120));
    const Lane<W> middle = (Lane<W>(1.0 / 720) + r * (1.0 / 5040)) + r2 * (Lane<W>(1.0 / 40320) + r * (1.0 / 362880));
    const Lane<W> high =
        (Lane<W>(1.0 / 3628800) + r * (1.0 / 39916800)) + r2 * (Lane<W>(1.0 / 479001600) + r * (1.0 / 6227020800));
    return {r + r2 * (low + r4 * (middle + r4 * high)), words_of(shifted) << 52};
}

/// e^x within 1.1 ulp for x in [-708, 709], without a look at what lies outside: there the result means nothing.
template <int W>
inline Lane<W> exp_inside(Lane<W> x) {
    const ExpParts<W> parts = exp_parts(x);
    // Adding to the exponent field is exact and covers the whole normal range.
    return lane_of_words<W>(words_of(Lane<W>(1.0) + parts.rest) + parts.power_bits);
}

/// e^x within 1.1 ulp. Infinite above 709.78; 0 below -708.39, where the exact value would be subnormal.
template <int W>
inline Lane<W> exp(Lane<W> x) {
    constexpr double highest = 709.782712893383973096;  // ln(2^1024), rounded down
    constexpr double lowest = -708.396418532264106224;  // ln(2^-1022), rounded up
    const Lane<W> not_low = blend(x < Lane<W>(lowest), 0.0, exp_inside(x));
    const Lane<W> not_high = blend(x > Lane<W>(highest), __builtin_inf(), not_low);
    return blend(x == x, not_high, x);
}

/// e^x - 1 within 2 ulp, without cancellation near 0.
template <int W>
inline Lane<W> expm1(Lane<W> x) {
    const ExpParts<W> parts = exp_parts(x);
    // Beyond +-40 the one is lost in rounding, and the power might not fit an exponent field by itself.
    const Mask<W> near = abs(x) < Lane<W>(40.0);
    const Lane<W> power = lane_of_words<W>(words_of(Lane<W>(1.0)) + parts.power_bits);
    return blend(near, power * parts.rest + (power - 1.0), exp(x) - 1.0);
}

/// log(2^exponent (1 + f)) + correction, for 1 + f in [sqrt(1/2), sqrt(2)]. Polynomial of fdlibm e_log.c (Sun
/// Microsystems, 1993): log(1 + f) = f - f^2/2 + s (f^2/2 + R), s = f / (2 + f).
template <int W>
inline Lane<W> log_from_parts(Lane<W> f, Lane<W> exponent, Lane<W> correction) {
    const Lane<W> half_square = f * f * 0.5;
    const Lane<W> s = f / (f + 2.0);
    const Lane<W> z = s * s, w = z * z;
    const Lane<W> even = w * (Lane<W>(3.999999999940941908e-01) +
                              w * (Lane<W>(2.222219843214978396e-01) + w * 1.531383769920937332e-01));
    const Lane<W> odd = z * (Lane<W>(6.666666666666735130e-01) +
                             w * (Lane<W>(2.857142874366239149e-01) +
                                  w * (Lane<W>(1.818357216161805012e-01) + w * 1.479819860511658591e-01)));
    return s * (half_square + (odd + even)) + (exponent * ln2_low + correction) - half_square + f + exponent * ln2_high;
}

/// The exponent and the fraction in [sqrt(1/2), sqrt(2)) of a positive normal number.
template <int W>
struct LogParts {
    Lane<W> exponent, fraction;
};
template <int W>
inline LogParts<W> log_parts(Lane<W> x) {
    constexpr std::uint64_t root_half = 0x3fe6a09e00000000u;  // sqrt(1/2), its upper word
    const auto moved = words_of(x) + (0x3ff0000000000000u - root_half);
    const Lane<W> exponent = lane_of_words<W>((moved >> 52) | 0x4330000000000000u) - (4503599627370496.0 + 1023.0);
    return {exponent, lane_of_words<W>((moved & 0x000fffffffffffffu) + root_half)};
}

/// Natural logarithm within 0.9 ulp, subnormal numbers included. -inf at 0, NaN below.
template <int W>
inline Lane<W> log(Lane<W> x) {
    const Mask<W> subnormal = x < Lane<W>(2.2250738585072014e-308);
    const LogParts<W> parts = log_parts(blend(subnormal, x * 18014398509481984.0, x));  // 2^54
    const Lane<W> exponent = parts.exponent - blend(subnormal, 54.0, Lane<W>(0.0));
    const Lane<W> y = log_from_parts(parts.fraction - 1.0, exponent, Lane<W>(0.0));
    const Lane<W> at_edges = blend(x < Lane<W>(0.0), __builtin_nan(""), blend(x == Lane<W>(0.0), -__builtin_inf(), y));
    return blend(x < Lane<W>(__builtin_inf()), at_edges, x);
}

/// log(1 + x) within 1 ulp, without cancellation near 0. -inf at -1, NaN below.
template <int W>
inline Lane<W> log1p(Lane<W> x) {
    // What rounding 1 + x lost is put back: log(u + c) = log(u) + c / u.
    const Lane<W> u = x + 1.0;
    const Lane<W> lost = blend(x < Lane<W>(1.0), x - (u - 1.0), Lane<W>(1.0) - (u - x));
    const LogParts<W> parts = log_parts(u);
    const Mask<W> near = parts.exponent == Lane<W>(0.0);  // then x itself is the exact f
    const Lane<W> y = log_from_parts(blend(near, x, parts.fraction - 1.0), parts.exponent,
                                     blend(near, 0.0, blend(u == Lane<W>(0.0), 0.0, lost / u)));
    const Lane<W> at_edges =
        blend(x < Lane<W>(-1.0), __builtin_nan(""), blend(x == Lane<W>(-1.0), -__builtin_inf(), y));
    return blend(x < Lane<W>(__builtin_inf()), at_edges, x);
}

}  // namespace permille
