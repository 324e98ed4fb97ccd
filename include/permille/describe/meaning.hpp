// What a field means, in both languages.
#pragma once

#include <string_view>
#include <vector>

#include "permille/base/text.hpp"
#include "permille/describe/field.hpp"

namespace permille {

/// The field's sentence (Field::doc) in both languages; where it has no Chinese wording, the English one in both.
Text meaning_of(const Field& field);

/// The English sentences that have a Chinese wording: for the test that every field's has one, and none is stale.
std::vector<std::string_view> translated_meanings();

}  // namespace permille
