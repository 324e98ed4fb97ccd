// The bytes of a file that an author named, read with a bound and checked to be text.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "permille/base/issues.hpp"

namespace permille {

/// Reads a regular file of at most `most_bytes`. A missing or unreadable file, a folder, a pipe, a device and a file
/// that is too large are one issue each, placed at `name` (what messages call the file). Never waits for a pipe.
Checked<std::string> read_file(const std::filesystem::path& file, const std::string& name, std::size_t most_bytes);

/// Text as it was saved, made plain: a byte order mark is dropped and CRLF becomes LF, so that lines and columns count
/// as an editor shows them. Text that is not UTF-8 (with a hint when it looks like GB18030 or UTF-16), a lone carriage
/// return and any other control character but tab are issues with their line and column.
Checked<std::string> plain_text(std::string_view bytes, const std::string& name);

/// Characters of a piece of valid UTF-8.
std::size_t count_characters(std::string_view text);

}  // namespace permille
