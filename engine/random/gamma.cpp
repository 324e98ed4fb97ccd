// Marsaglia and Tsang's gamma numbers.
#include "permille/random/gamma.hpp"

#include <cmath>

#include "permille/base/contracts.hpp"
#include "permille/random/quantiles.hpp"

namespace permille {

double gamma_number(const Stream<1>& stream, std::uint32_t draw, double shape) {
    expects(shape > 0);
    if (shape < 1) {
        // x u^(1 / shape) with x of shape + 1.
        const double u = stream.uniform_one(0, draw);
        return gamma_number(stream, draw, shape + 1) * exp(Lane<1>(log(Lane<1>(u)).v / shape)).v;
    }
    const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
    for (std::uint32_t number = 0; number < Stream<1>::max_attempts; ++number) {
        const TwoUniforms<1> uniforms = stream.attempt(draw, number);
        const double x = normal_quantile(uniforms.first.v), u = uniforms.second.v;
        const double t = 1 + c * x, v = t * t * t;
        if (t <= 0) continue;
        if (u < 1 - 0.0331 * (x * x) * (x * x)) return d * v;
        if (log(Lane<1>(u)).v < 0.5 * x * x + d * (1 - v + log(Lane<1>(v)).v)) return d * v;
    }
    return shape;  // for a number that no attempt served, which takes chances below 1e-150
}

}  // namespace permille
