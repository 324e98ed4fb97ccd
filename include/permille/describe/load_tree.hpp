// From a file or text to a Tree: strict YAML, every departure reported with its place, all limits enforced.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "permille/base/issues.hpp"
#include "permille/describe/tree.hpp"

namespace permille {

/// Limits of one file (engineering: a scenario is small, anything else is a mistake or an attack).
struct TreeLimits {
    std::size_t bytes = 256 * 1024;
    std::size_t nodes = 200'000;
    std::size_t key_bytes = 256, scalar_bytes = 64 * 1024;
    int depth = 32;
};

/// Parses text; `name` is what messages call the file. Never throws for bad input, never recurses without a bound.
///
/// Read are UTF-8 with or without byte order mark, lines that end in LF or CRLF (what editors on Windows write), and
/// one document whose keys are plain text. Refused are duplicate keys, anchors, aliases, tags, directives, merge keys,
/// further documents, tabs in indentation, control characters, and whatever exceeds the limits.
/// The value is there beside issues that leave the rest readable (a duplicate key, an anchor), so that the reader can
/// report its own in the same pass; it is missing when the text could not be read to its end.
Checked<Tree> parse_tree(std::string_view bytes, const std::string& name, const TreeLimits& limits = {});

/// Parses a whole scenario that stands in no file; `name` is what messages call it. Empty text is an issue as well.
Checked<Tree> load_text(std::string_view bytes, const std::string& name, const TreeLimits& limits = {});

/// Reads a regular file and parses it. A missing, unreadable or empty file is an issue as well.
Checked<Tree> load_tree(const std::filesystem::path& file, const std::string& name, const TreeLimits& limits = {});

}  // namespace permille
