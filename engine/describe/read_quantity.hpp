// Reads one quantity in any of its forms.
#pragma once

#include <string>

#include "permille/base/issues.hpp"
#include "permille/describe/field.hpp"
#include "permille/describe/tree.hpp"

namespace permille {

/// Fills form, text, place, path and range of the number, and its own source and note where it has them.
/// Returns whether the number could be read.
bool read_quantity(const Tree& tree, const Field& field, const std::string& path, Number& number, Issues& issues);

}  // namespace permille
