// The terminal and the shell around the program: where text goes, whether it may be coloured, what interrupts it.
#pragma once

#include <atomic>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "permille/base/text.hpp"

namespace permille::cli {

/// Readies the process: a closed pipe and a file-size limit become errors of the write instead of signals, missing
/// standard descriptors are filled, Ctrl-C is remembered. A second Ctrl-C ends the program at once with 130.
void prepare_process();

/// True once Ctrl-C (or SIGTERM) has been pressed.
const std::atomic<bool>& interrupted();

/// Ends the command with a Failure where standard output was closed before the program started: nothing could be
/// printed, and that is better known before a long run than after it.
void expect_output();

/// All of standard input, up to a little more than the largest scenario; a Failure when it cannot be read.
std::string read_standard_input();

/// Writes results to standard output. When the reader has gone away the rest is dropped in silence; any other error is
/// a Failure.
void print(std::string_view text);

/// The same for comma-separated values; `excel`: as Excel wants them.
void print_csv(const std::string& text, bool excel);

/// Writes a message to standard error.
void message(std::string_view text);

/// Whether standard error is a terminal that can show a bar.
bool has_progress_terminal();

/// Whether standard output may be coloured: --no-color and NO_COLOR forbid it, FORCE_COLOR asks for it, otherwise it
/// must be a terminal that is not dumb.
bool wants_colour(bool forbidden);

/// A word as it can be typed into a shell again, safe to print. A file whose name starts like an option gets "./".
std::string in_shell(const std::string& word);

/// Folders that hold `defaults`: share/permille/scenarios beside the program's own bin.
std::vector<std::filesystem::path> installed_folders();

}  // namespace permille::cli
