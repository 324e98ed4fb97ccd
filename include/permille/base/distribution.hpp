// A probability distribution as an author writes it: a kind and its two or three numbers.
#pragma once

#include <variant>

namespace permille {

struct Distribution {
    enum class Kind { uniform, normal, triangular, pert, lognormal, beta };
    Kind kind = Kind::uniform;
    /// uniform: low, high. normal: mean, sd. triangular and pert: low, mode, high. lognormal: median, sigma (of the
    /// logarithm). beta: a, b.
    double a = 0, b = 1, c = 0;

    bool operator==(const Distribution&) const = default;
};

/// A number that is known, or a distribution of it.
using Uncertain = std::variant<double, Distribution>;

/// The distribution's mean; a known number is its own.
double mean(const Uncertain& value);

}  // namespace permille
