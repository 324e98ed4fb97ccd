// POSIX files with every result looked at: an unchecked stream on a full disk ends well and leaves half a file.
#include "permille/report/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <utility>

#include "descriptor.hpp"
#include "permille/base/failure.hpp"
#include "permille/base/phrases.hpp"

namespace permille::report {
namespace fs = std::filesystem;

namespace {

constexpr std::string_view mark = ".permille-partial-";

// The host's name keeps machines that share a folder apart.
std::string host() {
    char name[256] = {};
    if (gethostname(name, sizeof name - 1) != 0) return "host";
    std::string text(name);
    for (char& c : text)
        if (c == '/') c = '_';
    return text;
}

}  // namespace

Text reason_of(int error_number) {
    switch (error_number) {
        case ENOSPC: return say(Phrase::reason_disk_full);
        case EDQUOT: return say(Phrase::reason_quota);
        case EFBIG: return say(Phrase::reason_file_limit);
        case EROFS: return say(Phrase::reason_read_only);
        case EACCES:
        case EPERM: return say(Phrase::reason_no_permission);
        case ENOENT: return say(Phrase::reason_no_such_path);
        case ENOTDIR: return say(Phrase::reason_not_a_folder);
        case EISDIR: return say(Phrase::reason_is_a_folder);
        case EEXIST:
        case ENOTEMPTY: return say(Phrase::reason_exists);
        case ENAMETOOLONG: return say(Phrase::reason_name_too_long);
        case EBADF: return say(Phrase::reason_closed);
        case EIO: return say(Phrase::reason_device);
        case ELOOP: return say(Phrase::reason_link_loop);
        case EMFILE:
        case ENFILE: return say(Phrase::reason_too_many_files);
        default: return say(Phrase::reason_number, {error_number});
    }
}

void cannot_write(const fs::path& path, int error_number) {
    throw Failure(say(Phrase::cannot_write, {printable(path.string()), reason_of(error_number)}));
}

int create_file(const fs::path& file, const fs::path& shown) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0) cannot_write(shown, errno);
    return descriptor;
}

void write_all(int descriptor, std::string_view bytes, const fs::path& shown) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) cannot_write(shown, written < 0 ? errno : ENOSPC);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void sync_and_close(int descriptor, const fs::path& shown) {
    const bool synced = ::fsync(descriptor) == 0 || errno == EINVAL;
    const int sync_error = errno;
    const bool closed = ::close(descriptor) == 0;
    if (!synced) cannot_write(shown, sync_error);
    if (!closed) cannot_write(shown, errno);
}

void sync_folder(const fs::path& folder, const fs::path& shown) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;  // a folder that may be written but not read: its names are safe enough
    const bool synced = ::fsync(descriptor) == 0;
    const int error = errno;
    ::close(descriptor);
    if (!synced && (error == EIO || error == ENOSPC || error == EDQUOT)) cannot_write(shown, error);
}

fs::path temporary_name(const fs::path& path) {
    return path.parent_path() /
           ("." + path.filename().string() + std::string(mark) + host() + "-" + std::to_string(getpid()));
}

void remove_leftovers(const fs::path& path) {
    const std::string start = "." + path.filename().string() + std::string(mark) + host() + "-";
    std::error_code ignored;
    for (fs::directory_iterator entry(path.parent_path(), ignored), end; !ignored && entry != end;
         entry.increment(ignored)) {
        const std::string name = entry->path().filename().string();
        if (name.rfind(start, 0) != 0) continue;
        pid_t process = 0;
        const char* last = name.data() + name.size();
        const auto [stop, error] = std::from_chars(name.data() + start.size(), last, process);
        if (error != std::errc() || stop != last || process <= 0) continue;
        if (::kill(process, 0) != 0 && errno == ESRCH) {
            std::error_code kept;
            fs::remove_all(entry->path(), kept);
        }
    }
}

bool rename_new(const fs::path& temporary, const fs::path& path) {
    if (::renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) != 0) {
        if (errno == EEXIST) return false;
        // Some file systems know no such renaming; a second name that is not yet taken does the same.
        if (errno != EINVAL && errno != ENOSYS) cannot_write(path, errno);
        if (::link(temporary.c_str(), path.c_str()) != 0) {
            if (errno == EEXIST) return false;
            cannot_write(path, errno);
        }
        ::unlink(temporary.c_str());
    }
    return true;
}

void expect_room(fs::path folder, const fs::path& shown) {
    std::error_code error;
    while (!fs::exists(folder, error) && !error && folder.has_relative_path()) folder = folder.parent_path();
    if (error) cannot_write(shown, error.value());
    if (folder.empty()) folder = ".";
    if (!fs::is_directory(folder, error)) cannot_write(shown, ENOTDIR);
    if (::access(folder.c_str(), W_OK | X_OK) != 0) cannot_write(shown, errno);
}

void expect_writable(const fs::path& path) {
    struct stat status {};
    const bool exists = ::stat(path.c_str(), &status) == 0;
    if (!exists && errno != ENOENT) cannot_write(path, errno);
    if (exists && S_ISDIR(status.st_mode)) cannot_write(path, EISDIR);
    // A device is written to as it stands; a file is replaced by a new one beside it.
    if (exists && !S_ISREG(status.st_mode)) {
        if (::access(path.c_str(), W_OK) != 0) cannot_write(path, errno);
        return;
    }
    std::error_code unresolved;
    const fs::path real = exists ? fs::canonical(path, unresolved) : path;
    expect_room(real.has_parent_path() ? real.parent_path() : fs::path("."), path);
}

OutputFile::OutputFile(fs::path path) : path_(std::move(path)) {
    struct stat status {};
    if (::stat(path_.c_str(), &status) == 0) {
        if (S_ISDIR(status.st_mode)) cannot_write(path_, EISDIR);
        // A device or a pipe (/dev/null, >(gzip)) cannot be renamed over: it is written to as it stands.
        if (!S_ISREG(status.st_mode)) {
            descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
            if (descriptor_ < 0) cannot_write(path_, errno);
            return;
        }
        std::error_code unresolved;
        const fs::path real = fs::canonical(path_, unresolved);
        if (!unresolved) path_ = real;
    }
    const fs::path beside = path_.has_parent_path() ? path_ : fs::path(".") / path_;
    std::error_code unmade;
    fs::create_directories(beside.parent_path(), unmade);
    if (unmade) cannot_write(path_, unmade.value());
    remove_leftovers(beside);
    temporary_ = temporary_name(beside);
    descriptor_ = create_file(temporary_, path_);
}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void OutputFile::write(std::string_view bytes) {
    write_all(descriptor_, bytes, path_);
}

void OutputFile::commit() {
    const int descriptor = std::exchange(descriptor_, -1);
    if (temporary_.empty()) {
        if (::close(descriptor) != 0) cannot_write(path_, errno);
        return;
    }
    sync_and_close(descriptor, path_);
    if (std::rename(temporary_.c_str(), path_.c_str()) != 0) cannot_write(path_, errno);
    finish_name();
}

bool OutputFile::commit_new() {
    if (temporary_.empty()) return false;  // a device
    sync_and_close(std::exchange(descriptor_, -1), path_);
    if (!rename_new(temporary_, path_)) return false;
    finish_name();
    return true;
}

void OutputFile::finish_name() {
    const fs::path folder = temporary_.parent_path();
    temporary_.clear();
    sync_folder(folder, path_);
}

}  // namespace permille::report
