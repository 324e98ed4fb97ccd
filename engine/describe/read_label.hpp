// Reads a text that may be given in both languages.
#pragma once

#include <string>

#include "permille/base/issues.hpp"
#include "permille/base/text.hpp"
#include "permille/describe/tree.hpp"

namespace permille {

/// A single string for both languages, or `{zh: ..., en: ...}`. What is wrong is added at its place; `path` is the
/// text's own. Returns whether it could be read.
bool read_label(const Tree& tree, const std::string& path, Text& text, Issues& issues);

}  // namespace permille
