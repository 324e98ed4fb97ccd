// Exact binomial numbers in lanes.
#pragma once

#include "permille/random/count_terms.hpp"
#include "permille/random/stream.hpp"

namespace permille {

/// The law of a binomial number, for a search. For n p up to search_limit and p <= 1/2.
template <int W>
struct BinomialLaw {
    Lane<W> n, odds;  // odds = p / (1 - p)

    Lane<W> ratio(int k) const { return (n - static_cast<double>(k - 1)) * (odds * reciprocals.of[k]); }
    Lane<W> possible(Lane<W> events) const { return min(events, n); }
    /// log_survival = log(1 - p).
    Lane<W> none(Lane<W> log_survival) const { return exp_inside(n * log_survival); }
};

/// Binomial numbers by transformed rejection with squeeze, for lanes in `wanted`; elsewhere anything. Needs n p of 10
/// or more and p <= 1/2. Source: Hörmann 1993, "The generation of binomial random variates", Journal of Statistical
/// Computation and Simulation 46, algorithm BTRS.
template <int W>
inline Lane<W> binomial_rejection(Stream<W> stream, std::uint32_t draw, Lane<W> n, Lane<W> p, Mask<W> wanted) {
    const Lane<W> q = Lane<W>(1.0) - p, odds = p / q;
    const Lane<W> spread = sqrt(n * p * q);
    const Lane<W> b = spread * 2.53 + 1.15;
    const Lane<W> a = b * 0.0248 - 0.0873 + p * 0.01;
    const Lane<W> centre = n * p + 0.5;
    const Lane<W> accepted_below = Lane<W>(0.92) - Lane<W>(4.2) / b;
    const Lane<W> mode = floor((n + 1.0) * p);
    Lane<W> result = mode;  // for a lane that no attempt served, which takes chances below 1e-80
    for (std::uint32_t number = 0; number < Stream<W>::max_attempts; ++number) {
        const TwoUniforms<W> uniforms = stream.attempt(draw, number);
        const Lane<W> u = uniforms.first - 0.5, v = uniforms.second;
        const Lane<W> us = Lane<W>(0.5) - abs(u);
        const Lane<W> k = floor((a * 2.0 / us + b) * u + centre);
        Mask<W> accepted = (us >= Lane<W>(0.07)) & (v <= accepted_below);
        if (any(wanted & !accepted)) {
            // ln of the density at k over the density at the mode, each factorial by Stirling's formula.
            const Lane<W> to_mode = n - mode + 1.0, to_k = n - k + 1.0;
            const Lane<W> density = (mode + 0.5) * log((mode + 1.0) / (odds * to_mode)) +
                                    (n + 1.0) * log1p((k - mode) / to_k) + (k + 0.5) * log(odds * to_k / (k + 1.0)) +
                                    stirling_correction(mode) + stirling_correction(n - mode) - stirling_correction(k) -
                                    stirling_correction(n - k);
            const Lane<W> alpha = (Lane<W>(5.1) / b + 2.83) * spread;
            const Lane<W> height = log(v * alpha / (a / (us * us) + b));
            accepted |= (k >= Lane<W>(0.0)) & (k <= n) & (height <= density);
        }
        result = blend(wanted & accepted, k, result);
        wanted &= !accepted;
        if (!any(wanted)) break;
    }
    return result;
}

/// A binomial number for each lane once the shortcut for 0 events did not serve them all.
/// log_survival = log(1 - p); read where p <= 1/2.
template <int W>
[[gnu::noinline]] Lane<W> binomial_in_full(Lane<W> u, Stream<W> stream, std::uint32_t draw, Lane<W> n, Lane<W> p,
                                           Lane<W> log_survival) {
    // The rarer of the two outcomes is counted. Its u is mirrored, so that a number never falls when its u rises.
    const Mask<W> mirrored = p > Lane<W>(0.5);
    const Lane<W> probability = max(blend(mirrored, Lane<W>(1.0) - p, p), 0.0);
    Lane<W> log_other = log_survival;
    if (any(mirrored)) log_other = blend(mirrored, log1p(-probability), log_other);
    const Mask<W> large = n * probability > Lane<W>(search_limit);
    // 1 - n p is a lower bound of the chance of no event: the shortcut counts here too, or a lane's last bit could hang
    // on its neighbours.
    const Mask<W> none = u <= Lane<W>(1.0) - n * p;
    const Mask<W> arrived = large | none;
    const Lane<W> target = blend(arrived, 0.0, blend(mirrored, Lane<W>(1.0) - u, u));
    const BinomialLaw<W> law{blend(arrived, 0.0, n), probability / (Lane<W>(1.0) - probability)};
    Lane<W> k = search(Search<W>(target, law.none(log_other)), law);
    if (any(large))
        k = blend(large,
                  binomial_rejection(stream, draw, blend(large, n, 1000.0), blend(large, probability, 0.1), large), k);
    k = blend(none, 0.0, blend(mirrored, n - k, k));
    return blend(n * p == n * p, k, n * p);
}

/// Exact binomial numbers: integers in doubles.
///
/// n             trials                      [lane]   integers, 0 or more
/// p             chance of each              [lane]   0..1; NaN gives NaN
/// log_survival  log(1 - p) = -hazard x dt   [lane]   where it is at hand, it spares a logarithm
///
/// With few events a number never falls when n or p rises, so that two variants of a scenario stay close. Lanes may
/// differ in method; a lane's number depends on its own n and p alone.
template <int W>
inline Lane<W> binomial(Stream<W> stream, std::uint32_t draw, Lane<W> n, Lane<W> p, Lane<W> log_survival) {
    const Lane<W> u = stream.uniform(draw);
    if (all(u <= Lane<W>(1.0) - n * p)) return 0.0;
    return binomial_in_full(u, stream, draw, n, p, log_survival);
}
template <int W>
inline Lane<W> binomial(Stream<W> stream, std::uint32_t draw, Lane<W> n, Lane<W> p) {
    const Lane<W> u = stream.uniform(draw);
    if (all(u <= Lane<W>(1.0) - n * p)) return 0.0;
    return binomial_in_full(u, stream, draw, n, p, log1p(-min(p, 0.5)));
}

}  // namespace permille
