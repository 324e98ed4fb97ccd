// The closed form of the centred discrepancy: a sum over points and one over pairs.
#include "permille/explore/discrepancy.hpp"

#include <cmath>

#include "permille/base/contracts.hpp"

namespace permille::explore {

double centred_discrepancy(const UnitPoints& points) {
    expects(points.points > 0);
    const auto off = [&](std::size_t p, std::size_t d) { return std::fabs(points.at(p, d) - 0.5); };
    double singles = 0, pairs = 0;
    for (std::size_t p = 0; p < points.points; ++p) {
        double product = 1;
        for (std::size_t d = 0; d < points.dimensions; ++d)
            product *= 1 + 0.5 * off(p, d) - 0.5 * off(p, d) * off(p, d);
        singles += product;
        for (std::size_t q = 0; q < points.points; ++q) {
            double together = 1;
            for (std::size_t d = 0; d < points.dimensions; ++d)
                together *= 1 + 0.5 * off(p, d) + 0.5 * off(q, d) - 0.5 * std::fabs(points.at(p, d) - points.at(q, d));
            pairs += together;
        }
    }
    const auto n = static_cast<double>(points.points);
    return std::pow(13.0 / 12, static_cast<double>(points.dimensions)) - 2 / n * singles + pairs / (n * n);
}

}  // namespace permille::explore
