// The commands and their options, declared once: reading, help, completions and the manual page follow from this list.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "permille/base/phrases.hpp"

namespace permille::cli {

struct Option {
    std::string_view flags;  // "-r,--replications"
    std::string_view value;  // what stands behind it; empty: a switch
    Phrase meaning;
    std::string_view key() const { return flags.substr(flags.find("--") + 2); }
    /// The letter of "-r", or nothing.
    std::string_view letter() const { return flags[1] == '-' ? std::string_view() : flags.substr(1, 1); }
};

/// What stands behind an option, or as an operand, for those who complete it.
enum class WordKind { nothing, scenario, file, folder, path, setting, target, choice };

/// From the word that help shows: FILE is a scenario as an operand and any file behind an option, "a|b" a choice.
WordKind kind_of_value(std::string_view word);
WordKind kind_of_operand(std::string_view word);

/// "table|csv|json" as its parts.
std::vector<std::string_view> parts_of(std::string_view text, char between = '|');

struct Command {
    std::string_view name, operands;
    Phrase purpose;
    std::span<const Option> options;
    std::span<const std::string_view> examples;

    /// "FILE [PATH]" as FILE and PATH; "FILE..." as FILE, which may be repeated.
    std::vector<std::string_view> operand_words() const;
    bool repeats() const { return operands.ends_with("..."); }
};

/// The commands in the order in which a beginner meets them.
std::span<const Command> commands();
const Command* find_command(std::string_view name);

/// Whether its first operand is a scenario, or "-" for standard input.
bool reads_scenarios(const Command& command);

/// Options that are understood before and behind every command.
std::span<const Option> common_options();
/// The option that is understood instead of a command.
const Option& version_option();
/// Examples of the program as a whole.
std::span<const std::string_view> first_examples();

/// The page that --help prints, examples first; for one command, or for the program (null).
std::string help_text(const Command* command, Language language);

/// A script of bash, zsh or fish that completes commands, options, files, paths for --set and rows for solve.
std::string bash_completions();
std::string zsh_completions(Language language);
std::string fish_completions(Language language);

/// The manual page, section 1, as roff in UTF-8.
std::string manual_page(Language language);

}  // namespace permille::cli
