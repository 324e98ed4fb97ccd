// The squeeze: what it is sure of is what the search finds, also a hair beside the bounds.
#include "permille/random/count_terms.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <initializer_list>

#include "permille/random/chance.hpp"

using namespace permille;

namespace {

struct Seen {
    int sure = 0, unsure = 0, wrong = 0;
};

// Holds a squeeze against a search.
void compare(FewEvents<1> few, Lane<1> found, Seen& seen) {
    if (few.sure.v) {
        ++seen.sure;
        seen.wrong += few.events.v != found.v;
    } else {
        ++seen.unsure;
    }
}

double search_poisson(double u, double mean) {
    const PoissonLaw<1> law{mean};
    return search(Search<1>(u, law.none()), law).v;
}

double search_binomial(double u, double n, double odds, double log_survival) {
    const BinomialLaw<1> law{n, odds};
    return search(Search<1>(u, law.none(log_survival)), law).v;
}

// Calls body(u) for uniforms around the two bounds, from far away to the last bit, and over all of (0, 1).
template <class Body>
void for_uniforms(double none, double one, const Body& body) {
    for (const double bound : {none, none + one})
        for (double distance = 0.25; distance > 1e-18; distance /= 2)
            for (const double u : {bound - distance, bound + distance})
                if (u > 0 && u < 1) body(u);
    for (int i = 0; i < 200; ++i) body((i + 0.5) / 200);
}

}  // namespace

TEST_CASE("a squeezed Poisson number is the one that the search finds") {
    Seen seen;
    for (double mean = 1e-9; mean < 3; mean *= 1.1)
        for_uniforms(std::exp(-mean), mean * std::exp(-mean),
                     [&](double u) { compare(squeeze<1>(u, mean, mean), search_poisson(u, mean), seen); });
    CHECK(seen.wrong == 0);
    CHECK(seen.sure > seen.unsure);  // neither vain nor careless
    CHECK(seen.unsure > 1000);
}

TEST_CASE("a squeezed binomial number is the one that the search finds") {
    Seen seen;
    for (const double n : {0.0, 1.0, 2.0, 7.0, 63.0, 440.0, 1e6})
        for (double p = 1e-9; p < 0.5; p *= 1.3) {
            const double odds = p / (1 - p), log_survival = std::log1p(-p), none = std::exp(n * log_survival);
            for_uniforms(none, n * odds * none, [&](double u) {
                if (n * p > search_limit) return;
                compare(squeeze<1>(u, -(n * log_survival), n * odds), search_binomial(u, n, odds, log_survival), seen);
            });
        }
    CHECK(seen.wrong == 0);
    CHECK(seen.sure > seen.unsure);
    CHECK(seen.unsure > 1000);
}

TEST_CASE("a squeeze is not sure of what is no number") {
    CHECK(!squeeze<1>(0.5, std::nan(""), 0.1).sure.v);
    CHECK(!squeeze<1>(0.99, 0.1, std::nan("")).sure.v);
}
