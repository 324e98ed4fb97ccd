// A piece of text in the two languages of the surface, Chinese and English.
#pragma once

#include <string>

namespace permille {

enum class Language { zh, en };

/// One name or sentence in both languages. An author may write a single string: then both are the same.
struct Text {
    std::string zh, en;

    bool operator==(const Text&) const = default;
    const std::string& in(Language language) const { return language == Language::zh ? zh : en; }
    bool empty() const { return zh.empty() && en.empty(); }
};

}  // namespace permille
