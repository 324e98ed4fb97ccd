// Functions whose sensitivities are known in closed form, at points of the unit cube.
#pragma once

#include <cmath>
#include <numbers>
#include <span>
#include <vector>

#include "permille/explore/unit_points.hpp"

namespace permille::testing {

/// Ishigami & Homma 1990 with a = 7, b = 0.1: sin x1 + a sin^2 x2 + b x3^4 sin x1, each x uniform over -pi .. pi.
inline double ishigami(std::span<const double> u) {
    const auto x = [&](std::size_t d) { return std::numbers::pi * (2 * u[d] - 1); };
    return std::sin(x(0)) + 7 * std::pow(std::sin(x(1)), 2) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

/// Sobol's g-function with a = 0, 1, 4.5, 9, 99, 99 (Saltelli & Sobol 1995): product of (|4 u - 2| + a) / (1 + a).
inline const std::vector<double> sobol_g_a = {0, 1, 4.5, 9, 99, 99};
inline double sobol_g(std::span<const double> u) {
    double product = 1;
    for (std::size_t d = 0; d < u.size(); ++d) product *= (std::fabs(4 * u[d] - 2) + sobol_g_a[d]) / (1 + sobol_g_a[d]);
    return product;
}

/// A function at every row of a design.
template <class Function>
std::vector<double> at_rows(const explore::UnitPoints& design, const Function& function) {
    std::vector<double> outputs;
    for (std::size_t row = 0; row < design.points; ++row) outputs.push_back(function(design.row(row)));
    return outputs;
}

}  // namespace permille::testing
