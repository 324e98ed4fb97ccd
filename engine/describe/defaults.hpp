// What the reader does with a field that is not written: its numbers are defaults and say so.
#pragma once

#include <string>

#include "permille/describe/field.hpp"

namespace permille {

/// Gives each number of the slot its path, range and the source "default".
void mark_defaults(const Slot& slot, const Field& field, const std::string& path);

}  // namespace permille
