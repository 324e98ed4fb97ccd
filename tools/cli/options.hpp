// The options of every command, declared once: reading and help follow from this list.
#pragma once

#include <span>
#include <string_view>

#include "permille/base/phrases.hpp"

namespace permille::cli {

struct Option {
    std::string_view flags;  // "-r,--replications"
    std::string_view value;  // what stands behind it; empty: a switch
    Phrase meaning;
    std::string_view key() const { return flags.substr(flags.find("--") + 2); }
};

struct Command {
    std::string_view name, operands;
    Phrase purpose;
    std::span<const Option> options;
    std::span<const std::string_view> examples;
};

/// The commands in the order in which a beginner meets them.
std::span<const Command> commands();
const Command* find_command(std::string_view name);

/// Options that are understood before and behind every command.
std::span<const Option> common_options();

/// The page that --help prints, examples first; for one command, or for the program (null).
std::string help_text(const Command* command, Language language);

}  // namespace permille::cli
