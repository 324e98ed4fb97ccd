// A folder exchanged for another in one step where the system can, in two otherwise.
#include "permille/report/results_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <system_error>

#include "descriptor.hpp"
#include "permille/base/contracts.hpp"
#include "permille/base/failure.hpp"
#include "permille/base/phrases.hpp"
#include "permille/report/json.hpp"

namespace permille::report {
namespace fs = std::filesystem;

namespace {

enum class Occupied { absent_or_empty, same_scenario, other };

bool is_result(std::string_view name) {
    return std::find(result_names.begin(), result_names.end(), name) != result_names.end();
}

// Anything else than results is somebody's, but for what programs that show files leave beside them.
bool holds_something_else(const fs::path& folder) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        const bool lock = name.starts_with('.') || name.starts_with("~$");
        if (!lock && !is_result(name)) return true;
    }
    if (error) cannot_write(folder, error.value());
    return false;
}

// A manifest is a few hundred bytes; what is larger is not one.
std::string first_bytes(const fs::path& file, std::size_t most) {
    std::ifstream in(file, std::ios::binary);
    std::string text(most, '\0');
    in.read(text.data(), static_cast<std::streamsize>(most));
    text.resize(static_cast<std::size_t>(in.gcount()));
    return text;
}

Occupied look_at(const fs::path& folder, const std::string& scenario) {
    std::error_code error;
    const fs::file_status status = fs::status(folder, error);
    if (status.type() == fs::file_type::not_found) return Occupied::absent_or_empty;
    if (error) cannot_write(folder, error.value());
    if (status.type() != fs::file_type::directory) cannot_write(folder, ENOTDIR);
    const bool empty = fs::is_empty(folder, error);
    if (error) cannot_write(folder, error.value());
    if (empty) return Occupied::absent_or_empty;
    const fs::path manifest = folder / "run.json";
    if (!fs::is_regular_file(manifest, error)) return Occupied::other;
    const auto named = scenario_of_manifest(first_bytes(manifest, 1 << 20));
    return named == scenario && !holds_something_else(folder) ? Occupied::same_scenario : Occupied::other;
}

Occupied allowed(const fs::path& folder, const std::string& scenario, Existing other) {
    const Occupied occupied = look_at(folder, scenario);
    if (occupied == Occupied::other && other == Existing::refuse)
        throw Failure(say(Phrase::folder_refused, {printable(folder.string())}));
    return occupied;
}

// The folder's real place: links resolved, absolute, without a slash at its end.
fs::path real_place(const fs::path& folder) {
    std::error_code error;
    fs::path place = fs::weakly_canonical(fs::absolute(folder, error), error);
    if (error) cannot_write(folder, error.value());
    if (!place.has_filename()) place = place.parent_path();
    return place;
}

// Removes a half-written folder unless it has been given its name.
class Unfinished {
  public:
    explicit Unfinished(fs::path folder) : folder_(std::move(folder)) {}
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    ~Unfinished() {
        std::error_code ignored;
        if (!folder_.empty()) fs::remove_all(folder_, ignored);
    }
    void keep() { folder_.clear(); }

  private:
    fs::path folder_;
};

fs::path free_name_beside(const fs::path& place) {
    for (int i = 1;; ++i) {
        fs::path name = place;
        name += ".before-" + std::to_string(i);
        std::error_code ignored;
        if (!fs::exists(fs::symlink_status(name, ignored))) return name;
    }
}

void rename_or_fail(const fs::path& from, const fs::path& to, const fs::path& shown) {
    if (std::rename(from.c_str(), to.c_str()) != 0) cannot_write(shown, errno);
}

// Gives `fresh` the name `place`, which `old` has had; on failure `old` gets it back.
void replace_or_restore(const fs::path& fresh, const fs::path& place, const fs::path& old, const fs::path& shown) {
    if (std::rename(fresh.c_str(), place.c_str()) == 0) return;
    const int error = errno;
    (void)std::rename(old.c_str(), place.c_str());
    cannot_write(shown, error);
}

// Puts `fresh` where `place` is. What stood there is at `fresh` afterwards.
void exchange(const fs::path& fresh, const fs::path& place, const fs::path& shown) {
    if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, place.c_str(), RENAME_EXCHANGE) == 0) return;
    if (errno != EINVAL && errno != ENOSYS) cannot_write(shown, errno);
    // A file system without exchange: for a moment the folder is absent.
    const fs::path old = fresh.string() + "-old";
    rename_or_fail(place, old, shown);
    replace_or_restore(fresh, place, old, shown);
    rename_or_fail(old, fresh, shown);
}

void fill(const fs::path& fresh, const std::vector<NamedText>& files, const fs::path& shown) {
    for (const NamedText& file : files) {
        expects(is_result(file.name));
        const fs::path name = shown / file.name;
        const int descriptor = create_file(fresh / file.name, name);
        try {
            write_all(descriptor, file.content, name);
        } catch (...) {
            ::close(descriptor);
            throw;
        }
        sync_and_close(descriptor, name);
    }
    sync_folder(fresh, shown);
}

}  // namespace

void expect_writable(const fs::path& folder, const std::string& scenario, Existing other) {
    const fs::path place = real_place(folder);
    (void)allowed(place, scenario, other);
    expect_room(place.parent_path(), folder);
}

fs::path write_folder(const fs::path& folder, const std::string& scenario, const std::vector<NamedText>& files,
                      Existing other) {
    const fs::path place = real_place(folder);
    std::error_code error;
    fs::create_directories(place.parent_path(), error);
    if (error) cannot_write(folder, error.value());
    remove_leftovers(place);

    const fs::path fresh = temporary_name(place);
    if (::mkdir(fresh.c_str(), 0777) != 0) cannot_write(folder, errno);
    Unfinished unfinished(fresh);
    fill(fresh, files, folder);

    fs::path kept;
    switch (allowed(place, scenario, other)) {
        case Occupied::absent_or_empty:
            rename_or_fail(fresh, place, folder);
            unfinished.keep();
            break;
        case Occupied::same_scenario: exchange(fresh, place, folder); break;  // what stood there goes with `unfinished`
        case Occupied::other:
            kept = free_name_beside(place);
            rename_or_fail(place, kept, folder);
            replace_or_restore(fresh, place, kept, folder);
            unfinished.keep();
            break;
    }
    sync_folder(place.parent_path(), folder);
    return kept;
}

}  // namespace permille::report
