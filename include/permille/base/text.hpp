// A piece of text in the two languages of the surface, Chinese and English, and user text made safe to print.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace permille {

enum class Language { zh, en };

/// One name or sentence in both languages. An author may write a single string: then both are the same.
struct Text {
    std::string zh, en;

    bool operator==(const Text&) const = default;
    const std::string& in(Language language) const { return language == Language::zh ? zh : en; }
    bool empty() const { return zh.empty() && en.empty(); }
};

/// Text of unknown origin as it may go to a terminal or a log: control characters, invisible characters that change the
/// direction or the line, and bytes that are not UTF-8 become escapes (`\x1B`, `\u202E`). Printing twice changes
/// nothing.
std::string printable(std::string_view text);

/// The same, cut after `characters` with an ellipsis: for quoting an author's text in a message.
std::string excerpt(std::string_view text, std::size_t characters = 60);

}  // namespace permille
