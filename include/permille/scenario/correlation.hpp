// Two uncertain numbers that go together.
#pragma once

#include <string>

#include "permille/describe/field.hpp"

namespace permille {

/// Ties the draws of two numbers by a Gaussian copula: `rho` is the correlation of their normal scores, so each keeps
/// its own distribution. Where one of them is certain, or not used, there is nothing to tie.
struct Correlation {
    std::string first, second;  // paths
    Number rho = 0;

    void describe(FieldVisitor& field);
};

}  // namespace permille
