// What an author slipped on, as the lines show it: YAML says less, and often of a later line.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "lines.hpp"
#include "permille/base/text.hpp"

namespace permille {

/// The key whose colon has no space behind it, so that YAML takes it for a part of the text: `beds` of "beds:300", also
/// behind the dash of a list; empty where a line does not begin with such a key.
std::string_view key_without_space(std::string_view line);

/// The last line above a line (from 0) that is neither blank nor a comment.
std::optional<std::size_t> line_above(const Lines& lines, std::size_t number);

/// The line (from 0) of the first text in quotes that goes on over a line that looks like a key, up to a line: its
/// quote was meant to be closed.
std::optional<std::size_t> open_quote(const Lines& lines, std::size_t end);

/// What an author did in a line that YAML stumbles over, there or in the next; empty for a line without a slip.
/// misplaced  YAML says that something cannot stand there
Text slip_in(std::string_view line, bool misplaced);

/// What is to be said of a line (from 0) that begins at no column of what is open above it; empty for others.
Text misaligned(const Lines& lines, std::size_t number);

/// Whether a line begins further left than the innermost of what is open above it.
bool goes_back(const Lines& lines, std::size_t number);

}  // namespace permille
