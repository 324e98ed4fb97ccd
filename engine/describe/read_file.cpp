// Opening, bounding and decoding an author's file, before any parser sees it.
#include "permille/describe/read_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unistr.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <memory>

#include "permille/base/phrases.hpp"

namespace permille {
namespace {

const std::uint8_t* units(std::string_view text) {
    return reinterpret_cast<const std::uint8_t*>(text.data());
}

// Closes a file descriptor when it goes out of scope.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }

  private:
    int number_;
};

Text reason(int error) {
    switch (error) {
        case ENOENT:
        case ENOTDIR: return say(Phrase::reason_missing);
        case EACCES:
        case EPERM: return say(Phrase::reason_permission);
        case ELOOP: return say(Phrase::reason_link_loop);
        case ENAMETOOLONG: return say(Phrase::reason_name_too_long);
        case EMFILE:
        case ENFILE: return say(Phrase::reason_too_many_files);
        case EIO: return say(Phrase::reason_device);
        default: return say(Phrase::reason_number, {error});
    }
}

// Whether all bytes above 127 form pairs or fours of GB18030 (GB 18030-2022, section 5).
bool looks_like_gb18030(std::string_view bytes) {
    bool found = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto at = [&](std::size_t ahead) {
            return i + ahead < bytes.size() ? static_cast<unsigned char>(bytes[i + ahead]) : 0U;
        };
        if (at(0) < 0x80) continue;
        if (at(0) == 0x80 || at(0) == 0xFF) return false;
        const bool digit = at(1) >= 0x30 && at(1) <= 0x39;
        const bool pair = at(1) >= 0x40 && at(1) <= 0xFE && at(1) != 0x7F;
        const bool four = digit && at(2) >= 0x81 && at(2) <= 0xFE && at(3) >= 0x30 && at(3) <= 0x39;
        if (!pair && !four) return false;
        i += pair ? 1 : 3;
        found = true;
    }
    return found;
}

bool looks_like_utf16(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
    // Latin letters in UTF-16 are every second byte zero.
    std::size_t zeros = 0;
    const std::string_view start = bytes.substr(0, 1024);
    for (const char byte : start) zeros += byte == '\0';
    return zeros * 4 > start.size();
}

// The place of a byte, by counting the lines and characters before it.
Place place_of(std::string_view text, std::size_t byte, const std::string& name) {
    Place place{std::make_shared<const std::string>(name), 1, 1};
    std::size_t line_start = 0;
    for (std::size_t i = 0; i < byte; ++i)
        if (text[i] == '\n') {
            ++place.line;
            line_start = i + 1;
        }
    place.column += static_cast<int>(count_characters(text.substr(line_start, byte - line_start)));
    return place;
}

}  // namespace

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text)
        count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80;  // continuation bytes do not count
    return count;
}

Checked<std::string> read_file(const std::filesystem::path& file, const std::string& name, std::size_t most_bytes) {
    Checked<std::string> result;
    const auto refuse = [&](Text message) {
        result.issues.add({std::make_shared<const std::string>(name), 0, 0}, "", std::move(message));
        return result;
    };
    // Without waiting: opening a pipe that nobody writes to would otherwise never return.
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat about {};
    if (descriptor.number() < 0 || ::fstat(descriptor.number(), &about) != 0)
        return refuse(say(Phrase::file_not_opened, {reason(errno)}));
    if (S_ISDIR(about.st_mode)) return refuse(say(Phrase::file_is_folder));
    if (!S_ISREG(about.st_mode)) return refuse(say(Phrase::file_not_regular));

    std::string bytes;
    while (bytes.size() <= most_bytes) {
        constexpr std::size_t step = 64 * 1024;
        const std::size_t done = bytes.size();
        bytes.resize(done + std::min(step, most_bytes + 1 - done));
        const ssize_t got = ::read(descriptor.number(), bytes.data() + done, bytes.size() - done);
        if (got < 0 && errno != EINTR) return refuse(say(Phrase::file_not_opened, {reason(errno)}));
        bytes.resize(done + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (got == 0) break;
    }
    if (bytes.size() > most_bytes) return refuse(say(Phrase::file_too_large, {most_bytes / 1024}));
    result.value = std::move(bytes);
    return result;
}

Checked<std::string> plain_text(std::string_view bytes, const std::string& name) {
    Checked<std::string> result;
    const auto refuse = [&](std::size_t byte, Text message) {
        result.issues.add(place_of(bytes, byte, name), "", std::move(message));
        return result;
    };
    if (looks_like_utf16(bytes)) return refuse(0, say(Phrase::looks_like_utf16));
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (const std::uint8_t* bad = u8_check(units(bytes), bytes.size()))
        return refuse(static_cast<std::size_t>(bad - units(bytes)),
                      say(looks_like_gb18030(bytes) ? Phrase::looks_like_gb18030 : Phrase::not_utf8));

    std::string text;
    text.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto c = static_cast<unsigned char>(bytes[i]);
        if (c == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n') continue;
        if (c == '\r') return refuse(i, say(Phrase::lone_carriage_return));
        // C1 controls are two bytes in UTF-8: C2 80 to C2 9F.
        const bool c1 = c == 0xC2 && static_cast<unsigned char>(bytes[i + 1]) < 0xA0;
        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F || c1)
            return refuse(i, say(Phrase::control_character,
                                 {fmt::format("{:04X}", c1 ? static_cast<unsigned char>(bytes[i + 1]) : c)}));
        text += static_cast<char>(c);
    }
    result.value = std::move(text);
    return result;
}

}  // namespace permille
