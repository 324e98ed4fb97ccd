// From the words of the command line to Arguments, or to help, or to a mistake in one sentence.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "commands.hpp"

namespace permille::cli {

/// Text that was asked for instead of a command: help or the version.
struct Answer {
    std::string text;
};

/// Understands the command line (`words` starts with the program's name). Throws UsageError.
/// The language is the one given by --lang, else that of the locale.
std::variant<Arguments, Answer> read_arguments(const std::vector<std::string>& words);

/// The language of --lang as far as it can be told, even when the rest of the line is wrong; else that of the locale.
Language language_of(const std::vector<std::string>& words);

}  // namespace permille::cli
