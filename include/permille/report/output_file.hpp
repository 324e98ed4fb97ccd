// A file that is either whole or absent: written under another name, every write checked, then renamed.
#pragma once

#include <filesystem>
#include <string_view>

#include "permille/base/text.hpp"

namespace permille::report {

/// What an error number of the system means to the person at the keyboard: the disk is full, no permission.
Text reason_of(int error_number);

/// Makes sure that a file may be written at `path`, before a run that takes time; creates nothing. Fails with a
/// Failure.
void expect_writable(const std::filesystem::path& path);

/// A new file under its final name once commit() returns. Destroyed before that, it leaves nothing behind.
/// Every failure is a Failure that names the final path and says what can be done.
class OutputFile {
  public:
    explicit OutputFile(std::filesystem::path path);
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;
    ~OutputFile();

    void write(std::string_view bytes);
    /// Flushes the file to the disk, gives it its name and flushes the folder. What stood there is replaced.
    void commit();
    /// The same for a file that must not replace anything: false, and nothing changed, when something has its name.
    bool commit_new();

  private:
    void finish_name();

    std::filesystem::path path_, temporary_;
    int descriptor_ = -1;
};

}  // namespace permille::report
