// The units of a scenario's fields in both languages.
#pragma once

#include <string_view>

#include "permille/base/text.hpp"

namespace permille {

/// A field's unit as it is declared (in English), and its Chinese wording; an unknown one is the same in both, and a
/// test proves that no field has one.
Text unit_word(std::string_view unit);

}  // namespace permille
