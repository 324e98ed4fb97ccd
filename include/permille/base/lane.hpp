// The number type of the kernel: W doubles, one for each replication of a block, advanced together.
#pragma once

#include <cstdint>

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace permille {

/// How the W numbers of a lane are held: a plain double for one, a compiler vector otherwise. The compiler splits a
/// vector that is wider than the machine's.
template <int W>
struct LaneStorage {
    using Doubles [[gnu::vector_size(W * 8)]] = double;
    using Words [[gnu::vector_size(W * 8)]] = std::uint64_t;
    using Bits [[gnu::vector_size(W * 8)]] = std::int64_t;  // what a comparison gives: all ones for true
};
template <>
struct LaneStorage<1> {
    using Doubles = double;
    using Words = std::uint64_t;
    using Bits = bool;
};

// AVX-512 compares into mask registers; everything else into vectors.
#if defined(__AVX512F__)
inline constexpr bool mask_registers = true;
template <int W>
struct MaskStorage {
    using Bits = typename LaneStorage<W>::Bits;
};
template <>
struct MaskStorage<8> {
    using Bits = __mmask8;
};
#else
inline constexpr bool mask_registers = false;
template <int W>
struct MaskStorage {
    using Bits = typename LaneStorage<W>::Bits;
};
#endif

/// W truth values, what comparing two lanes gives.
template <int W>
struct Mask {
    using Bits = typename MaskStorage<W>::Bits;
    Bits v;

    Mask() = default;
    Mask(bool all_lanes) {  // NOLINT: the same truth in every lane
        if constexpr (W == 1)
            v = all_lanes;
        else if constexpr (W == 8 && mask_registers)
            v = static_cast<Bits>(all_lanes ? 0xff : 0);
        else
            v = Bits{} - static_cast<std::int64_t>(all_lanes);
    }
    static Mask of(Bits bits) {
        Mask mask;
        mask.v = bits;
        return mask;
    }

    bool operator[](int lane) const {
        if constexpr (W == 1)
            return v;
        else if constexpr (W == 8 && mask_registers)
            return ((static_cast<unsigned>(v) >> lane) & 1u) != 0;
        else
            return v[lane] != 0;
    }

    friend Mask operator&(Mask a, Mask b) { return of(static_cast<Bits>(a.v & b.v)); }
    friend Mask operator|(Mask a, Mask b) { return of(static_cast<Bits>(a.v | b.v)); }
    friend Mask operator^(Mask a, Mask b) { return of(static_cast<Bits>(a.v ^ b.v)); }
    friend Mask operator!(Mask a) {
        if constexpr (W == 1)
            return of(!a.v);
        else
            return of(static_cast<Bits>(~a.v));
    }
    Mask& operator&=(Mask b) { return *this = *this & b; }
    Mask& operator|=(Mask b) { return *this = *this | b; }
};

/// One bit a lane, lane 0 lowest.
template <int W>
inline unsigned bits(Mask<W> mask) {
    if constexpr (W == 1) return mask.v ? 1u : 0u;
#if defined(__AVX512F__)
    else if constexpr (W == 8)
        return mask.v;
#endif
#if defined(__AVX__)
    else if constexpr (W == 4)
        return static_cast<unsigned>(_mm256_movemask_pd(__builtin_bit_cast(__m256d, mask.v)));
#endif
    else {
        unsigned all = 0;
        for (int lane = 0; lane < W; ++lane) all |= (mask.v[lane] != 0 ? 1u : 0u) << lane;
        return all;
    }
}
template <int W>
inline bool any(Mask<W> mask) {
    return bits(mask) != 0;
}
template <int W>
inline bool all(Mask<W> mask) {
    return bits(mask) == (1u << W) - 1;
}

/// W doubles, one for each replication of a block. Arithmetic goes lane by lane and gives the same bits for every W,
/// instruction set and compiler. A plain number stands for the same number in every lane.
template <int W>
struct Lane {
    using Doubles = typename LaneStorage<W>::Doubles;
    Doubles v;

    Lane() = default;
    Lane(double number) : v(broadcast(number)) {}  // NOLINT: the same number in every lane
    static Lane of(Doubles doubles) {
        Lane lane;
        lane.v = doubles;
        return lane;
    }
    /// Reads W neighbouring doubles; any alignment.
    static Lane load(const double* from) {
        Lane lane;
        __builtin_memcpy(&lane.v, from, sizeof lane.v);
        return lane;
    }
    /// Writes W neighbouring doubles; any alignment.
    void store(double* to) const { __builtin_memcpy(to, &v, sizeof v); }

    double operator[](int lane) const {
        if constexpr (W == 1)
            return v;
        else
            return v[lane];
    }
    void set(int lane, double number) {
        if constexpr (W == 1)
            v = number;
        else
            v[lane] = number;
    }

    friend Lane operator+(Lane a, Lane b) { return of(a.v + b.v); }
    friend Lane operator-(Lane a, Lane b) { return of(a.v - b.v); }
    friend Lane operator*(Lane a, Lane b) { return of(a.v * b.v); }
    friend Lane operator/(Lane a, Lane b) { return of(a.v / b.v); }
    friend Lane operator-(Lane a) { return of(-a.v); }
    Lane& operator+=(Lane b) { return *this = *this + b; }
    Lane& operator-=(Lane b) { return *this = *this - b; }
    Lane& operator*=(Lane b) { return *this = *this * b; }
    Lane& operator/=(Lane b) { return *this = *this / b; }

    // A comparison with NaN is false, but for != which is true.
#if defined(__AVX512F__)
    template <int predicate>
    static Mask<W> compare(Lane a, Lane b) {
        return Mask<W>::of(
            _mm512_cmp_pd_mask(__builtin_bit_cast(__m512d, a.v), __builtin_bit_cast(__m512d, b.v), predicate));
    }
    friend Mask<W> operator<(Lane a, Lane b) {
        if constexpr (W == 8)
            return compare<_CMP_LT_OQ>(a, b);
        else
            return Mask<W>::of(a.v < b.v);
    }
    friend Mask<W> operator<=(Lane a, Lane b) {
        if constexpr (W == 8)
            return compare<_CMP_LE_OQ>(a, b);
        else
            return Mask<W>::of(a.v <= b.v);
    }
    friend Mask<W> operator==(Lane a, Lane b) {
        if constexpr (W == 8)
            return compare<_CMP_EQ_OQ>(a, b);
        else
            return Mask<W>::of(a.v == b.v);
    }
#else
    friend Mask<W> operator<(Lane a, Lane b) {
        return Mask<W>::of(a.v < b.v);
    }
    friend Mask<W> operator<=(Lane a, Lane b) {
        return Mask<W>::of(a.v <= b.v);
    }
    friend Mask<W> operator==(Lane a, Lane b) {
        return Mask<W>::of(a.v == b.v);
    }
#endif
    friend Mask<W> operator>(Lane a, Lane b) {
        return b < a;
    }
    friend Mask<W> operator>=(Lane a, Lane b) {
        return b <= a;
    }
    friend Mask<W> operator!=(Lane a, Lane b) {
        return !(a == b);
    }

  private:
    static Doubles broadcast(double x) {
        if constexpr (W == 1) return x;
#if defined(__AVX512F__)
        else if constexpr (W == 8)
            return __builtin_bit_cast(Doubles, _mm512_set1_pd(x));
#endif
#if defined(__AVX__)
        else if constexpr (W == 4)
            return __builtin_bit_cast(Doubles, _mm256_set1_pd(x));
#endif
        else if constexpr (W == 2)
            return Doubles{x, x};
        else if constexpr (W == 4)
            return Doubles{x, x, x, x};
        else
            return Doubles{x, x, x, x, x, x, x, x};
    }
};

/// `yes` where the mask is true, `no` elsewhere; neither is a branch.
template <int W>
inline Lane<W> blend(Mask<W> mask, Lane<W> yes, Lane<W> no) {
    using Doubles = typename Lane<W>::Doubles;
    if constexpr (W == 1) return mask.v ? yes : no;
#if defined(__AVX512F__)
    else if constexpr (W == 8)
        return Lane<W>::of(__builtin_bit_cast(Doubles, _mm512_mask_blend_pd(mask.v, __builtin_bit_cast(__m512d, no.v),
                                                                            __builtin_bit_cast(__m512d, yes.v))));
#endif
#if defined(__AVX__)
    else if constexpr (W == 4)
        return Lane<W>::of(__builtin_bit_cast(
            Doubles, _mm256_blendv_pd(__builtin_bit_cast(__m256d, no.v), __builtin_bit_cast(__m256d, yes.v),
                                      __builtin_bit_cast(__m256d, mask.v))));
#endif
    else {
        // Without a blend instruction: and, and-not, or. The compiler's own choice may be a branch per lane.
        using Bits = typename LaneStorage<W>::Bits;
        const Bits chosen = (mask.v & __builtin_bit_cast(Bits, yes.v)) | (~mask.v & __builtin_bit_cast(Bits, no.v));
        return Lane<W>::of(__builtin_bit_cast(Doubles, chosen));
    }
}
template <int W>
inline Lane<W> blend(Mask<W> mask, Lane<W> yes, double no) {
    return blend(mask, yes, Lane<W>(no));
}
template <int W>
inline Lane<W> blend(Mask<W> mask, double yes, Lane<W> no) {
    return blend(mask, Lane<W>(yes), no);
}
template <int W>
inline Lane<W> blend(Mask<W> mask, double yes, double no) {
    return blend(mask, Lane<W>(yes), Lane<W>(no));
}

}  // namespace permille
