// Which of the known words did the author mean?
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "permille/base/text.hpp"

namespace permille {

/// The known word nearest to `word`: at most a third of its letters (and always one) inserted, dropped, changed or
/// swapped with a neighbour; case is ignored. Of equally near words the first. Nothing when none is near.
std::optional<std::string_view> nearest_word(std::string_view word, std::span<const std::string_view> known);

/// "; did you mean 'X'?" in both languages, or nothing: the end of a sentence about an unknown word.
Text did_you_mean(std::string_view word, std::span<const std::string_view> known);

}  // namespace permille
