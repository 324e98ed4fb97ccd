// Opening the database of a sweep: what is refused, and how it is set up to be written.
#pragma once

#include "database.hpp"
#include "permille/report/sweep_store.hpp"

namespace permille::report {

/// Makes sure that a file stands at `path` that may be read, or read and written: with the system's reason otherwise.
void expect_openable(const std::filesystem::path& path, Access access);

/// Keeps others out until the database is closed. To be called before anything is read.
void lock_out_others(const Database& database);

/// Makes sure that the database is one of a sweep, in a format that is known, and whole.
void expect_sweep(const Database& database);

/// What is committed from here on is on the disk.
/// Access::create is for a file that nobody knows yet and that is thrown away if anything fails.
void begin_writing(const Database& database, Access access);

}  // namespace permille::report
