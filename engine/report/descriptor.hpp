// Checked calls of the file system: each throws a Failure that names the path the user knows.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace permille::report {

/// Throws the Failure "cannot write PATH (REASON). Choose another place." for the given error number.
[[noreturn]] void cannot_write(const std::filesystem::path& path, int error_number);

/// Creates a file that must not exist. `shown` is the path in messages. Returns its descriptor.
int create_file(const std::filesystem::path& file, const std::filesystem::path& shown);
/// Writes all of it, over as many calls as the system wants.
void write_all(int descriptor, std::string_view bytes, const std::filesystem::path& shown);
/// fsync and close; the descriptor is closed in any case.
void sync_and_close(int descriptor, const std::filesystem::path& shown);
/// fsync of a folder, so that names in it outlast a crash. File systems that cannot do it are let be.
void sync_folder(const std::filesystem::path& folder, const std::filesystem::path& shown);

/// Gives `temporary` the name `path` unless something has it: false, and nothing changed, then.
bool rename_new(const std::filesystem::path& temporary, const std::filesystem::path& path);

/// Makes sure that a folder stands or can be made; creates nothing. `shown` is the path in messages.
void expect_room(std::filesystem::path folder, const std::filesystem::path& shown);

/// A name beside `path` for what is not yet whole: hidden, with the process in it, so that two runs do not meet.
std::filesystem::path temporary_name(const std::filesystem::path& path);
/// Removes what runs of this machine that are no more have left under such names beside `path`.
void remove_leftovers(const std::filesystem::path& path);

}  // namespace permille::report
