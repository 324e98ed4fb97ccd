// The value at a path of a scenario's tree.
#pragma once

#include <string_view>

#include "permille/describe/tree.hpp"

namespace permille {

/// The value at `a.b.c`, or null; an empty path is the tree itself. Ids hold no dots, so a path falls apart into keys.
const Tree* find_path(const Tree& tree, std::string_view path);

}  // namespace permille
