// Making user text safe to print.
#include "permille/base/text.hpp"

#include <fmt/format.h>
#include <unistr.h>

#include <limits>

namespace permille {
namespace {

// Characters that a reader cannot see but that change how the rest is shown: C0 and C1 controls, marks of writing
// direction (Unicode UAX 9), zero-width characters, line and paragraph separators, the byte order mark.
bool misleads(ucs4_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF);
}

std::string escaped(std::string_view text, std::size_t most) {
    std::string out;
    out.reserve(text.size());
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    std::size_t done = 0;
    for (std::size_t characters = 0; done < text.size(); ++characters) {
        if (characters == most) return out + "…";
        ucs4_t c = 0;
        const int length = u8_mbtoucr(&c, bytes + done, text.size() - done);
        if (length <= 0) {
            out += fmt::format("\\x{:02X}", bytes[done]);
            ++done;
            continue;
        }
        if (!misleads(c))
            out.append(text.substr(done, static_cast<std::size_t>(length)));
        else
            out += c < 0x100 ? fmt::format("\\x{:02X}", c) : fmt::format("\\u{:04X}", c);
        done += static_cast<std::size_t>(length);
    }
    return out;
}

}  // namespace

std::string printable(std::string_view text) {
    return escaped(text, std::numeric_limits<std::size_t>::max());
}

std::string excerpt(std::string_view text, std::size_t characters) {
    return escaped(text, characters);
}

}  // namespace permille
