// Text set in columns of a terminal: widths that know wide characters, wrapping, alignment.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "permille/base/text.hpp"

namespace permille::report {

/// Columns that a terminal gives the text: 2 for a Chinese character, 0 for a combining mark. Valid UTF-8.
int display_width(std::string_view text);

/// Lines of at most `width` columns, broken where Unicode allows it (UAX 14); a word that is longer is cut. Breaks that
/// are in the text stay. No line ends within a grouped figure or at a no-break space, which becomes a plain space. At
/// least one line, which may be empty.
std::vector<std::string> wrapped(std::string_view text, int width);

/// Both languages, safe to print.
Text printable_text(const Text& text);

enum class Align { left, right };

/// The text with spaces on one side up to `width` columns; longer text stays as it is.
std::string padded(std::string_view text, int width, Align align = Align::left);

}  // namespace permille::report
