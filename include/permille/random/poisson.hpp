// Exact Poisson numbers in lanes.
#pragma once

#include "permille/random/count_terms.hpp"
#include "permille/random/stream.hpp"

namespace permille {

/// The law of a Poisson number, for a search. For means up to search_limit.
template <int W>
struct PoissonLaw {
    Lane<W> mean;

    Lane<W> ratio(int k) const { return mean * reciprocals.of[k]; }
    Lane<W> possible(Lane<W> events) const { return events; }
    Lane<W> none() const { return exp_inside(-mean); }
};

/// Poisson numbers by transformed rejection with squeeze, for lanes in `wanted`; elsewhere anything. Means of 10 or
/// more. Source: Hörmann 1993, "The transformed rejection method for generating Poisson random variables", Insurance:
/// Mathematics and Economics 12, algorithm PTRS. The density is written with Stirling's correction, so that large terms
/// do not cancel.
template <int W>
inline Lane<W> poisson_rejection(Stream<W> stream, std::uint32_t draw, Lane<W> mean, Mask<W> wanted) {
    const Lane<W> b = sqrt(mean) * 2.53 + 0.931;
    const Lane<W> a = b * 0.02483 - 0.059;
    const Lane<W> inverse_alpha = Lane<W>(1.1328) / (b - 3.4) + 1.1239;
    const Lane<W> accepted_below = Lane<W>(0.9277) - Lane<W>(3.6224) / (b - 2.0);
    Lane<W> result = floor(mean);  // for a lane that no attempt served, which takes chances below 1e-80
    for (std::uint32_t number = 0; number < Stream<W>::max_attempts; ++number) {
        const TwoUniforms<W> uniforms = stream.attempt(draw, number);
        const Lane<W> u = uniforms.first - 0.5, v = uniforms.second;
        const Lane<W> us = Lane<W>(0.5) - abs(u);
        const Lane<W> k = floor((a * 2.0 / us + b) * u + mean + 0.43);
        Mask<W> accepted = (us >= Lane<W>(0.07)) & (v <= accepted_below);
        if (any(wanted & !accepted)) {
            // ln of the density at k: k ln(mean / (k + 1)) - ln(k + 1) / 2 + (k + 1 - mean) - ln sqrt(2 pi) - f(k).
            const Lane<W> next = k + 1.0;
            const Lane<W> density = k * log1p((mean - next) / next) - log(next) * 0.5 + (next - mean) -
                                    0.918938533204672741780 - stirling_correction(k);
            const Lane<W> height = log(v * inverse_alpha / (a / (us * us) + b));
            const Mask<W> possible = (k >= Lane<W>(0.0)) & ((us >= Lane<W>(0.013)) | (v <= us));
            accepted |= possible & (height <= density);
        }
        result = blend(wanted & accepted, k, result);
        wanted &= !accepted;
        if (!any(wanted)) break;
    }
    return result;
}

/// A Poisson number for each lane once the shortcut for 0 events did not serve them all.
template <int W>
[[gnu::noinline]] Lane<W> poisson_in_full(Lane<W> u, Stream<W> stream, std::uint32_t draw, Lane<W> mean) {
    const Mask<W> large = mean > Lane<W>(search_limit);
    // 1 - mean is a lower bound of exp(-mean): the shortcut counts here too, or a lane's last bit could hang on others.
    const Mask<W> arrived = large | (u <= Lane<W>(1.0) - mean);
    const PoissonLaw<W> law{blend(arrived, 0.0, mean)};
    Lane<W> k = search(Search<W>(blend(arrived, 0.0, u), law.none()), law);
    if (any(large)) k = blend(large, poisson_rejection(stream, draw, blend(large, mean, search_limit), large), k);
    return blend(mean == mean, k, mean);
}

/// Exact Poisson numbers: integers in doubles.
///
/// mean  expected events   [lane]   0 or more; negative counts as 0; NaN gives NaN
///
/// With few events a number never falls when its mean rises, so that two variants of a scenario stay close. Lanes may
/// differ in method; a lane's number depends on its own mean alone.
template <int W>
inline Lane<W> poisson(Stream<W> stream, std::uint32_t draw, Lane<W> mean) {
    const Lane<W> u = stream.uniform(draw);
    if (all(u <= Lane<W>(1.0) - mean)) return 0.0;
    return poisson_in_full(u, stream, draw, mean);
}

}  // namespace permille
