// Means of the distributions, in closed form.
#include "permille/base/distribution.hpp"

#include <cmath>

#include "permille/base/contracts.hpp"

namespace permille {

double mean(const Uncertain& value) {
    if (const double* known = std::get_if<double>(&value)) return *known;
    const Distribution& d = std::get<Distribution>(value);
    switch (d.kind) {
        case Distribution::Kind::uniform: return (d.a + d.b) / 2;
        case Distribution::Kind::normal: return d.a;
        case Distribution::Kind::triangular: return (d.a + d.b + d.c) / 3;
        case Distribution::Kind::pert: return (d.a + 4 * d.b + d.c) / 6;
        case Distribution::Kind::lognormal: return d.a * std::exp(d.b * d.b / 2);
        case Distribution::Kind::beta: return d.a / (d.a + d.b);
    }
    expects(false);
    return 0;
}

}  // namespace permille
