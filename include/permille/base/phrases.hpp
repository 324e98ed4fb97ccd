// Every sentence the program can print, named; the wording in both languages is in engine/base/phrases.cpp.
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>

#include "permille/base/text.hpp"

namespace permille {

// One line each, grouped by the module that says it; a test proves that each has both wordings and the same blanks.
enum class Phrase {
    // base
    cannot_open_file,
    // random
    // describe
    unknown_key,
    // population
    // workforce
    // facilities
    // plan
    // scenario
    // simulation
    // indicators
    // report
    // cli
    count_  // last: the number of phrases
};

/// What fills a blank: text (the same in both languages, or one for each), or a number.
class Argument {
  public:
    Argument(const char* text) : text_{text, text} {}                                            // NOLINT
    Argument(std::string_view text) : text_{std::string(text), std::string(text)} {}             // NOLINT
    Argument(const std::string& text) : text_{text, text} {}                                     // NOLINT
    Argument(Text text) : text_(std::move(text)) {}                                              // NOLINT
    Argument(std::integral auto number) : Argument(std::to_string(number)) {}                    // NOLINT
    Argument(double number);                                                                     // NOLINT shortest form
    const std::string& in(Language language) const { return text_.in(language); }

  private:
    Text text_;
};

/// The sentence in both languages with its blanks {0}, {1}, ... filled. Fails expects() when a blank has no argument.
Text say(Phrase phrase, std::initializer_list<Argument> arguments = {});

/// The wording with its blanks, as it stands in the list.
struct Wording {
    Phrase phrase;
    std::string_view zh, en;
};
const Wording& wording(Phrase phrase);

}  // namespace permille
