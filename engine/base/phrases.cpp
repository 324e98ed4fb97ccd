// The list of every sentence the program can print. Blanks are {0}, {1}, ...; the order of blanks may differ by language.
#include "permille/base/phrases.hpp"

#include <fmt/format.h>

#include <array>

#include "permille/base/contracts.hpp"

namespace permille {
namespace {

constexpr Wording wordings[] = {
    // base
    {Phrase::cannot_open_file, "无法打开文件 {0}（{1}）。", "cannot open {0} ({1})."},
    // random
    // describe
    {Phrase::unknown_key, "未知的键", "unknown key"},
    // population
    // workforce
    // facilities
    // plan
    // scenario
    // simulation
    // indicators
    // report
    // cli
};

static_assert(std::size(wordings) == static_cast<std::size_t>(Phrase::count_), "a phrase without wording");

std::string fill(std::string_view pattern, std::initializer_list<Argument> arguments, Language language) {
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}') {
            const auto blank = static_cast<std::size_t>(pattern[i + 1] - '0');
            expects(blank < arguments.size());
            out += arguments.begin()[blank].in(language);
            i += 2;
        } else {
            out += pattern[i];
        }
    }
    return out;
}

}  // namespace

Argument::Argument(double number) : Argument(fmt::format("{}", number)) {}

const Wording& wording(Phrase phrase) {
    const Wording& found = wordings[static_cast<std::size_t>(phrase)];
    ensures(found.phrase == phrase);
    return found;
}

Text say(Phrase phrase, std::initializer_list<Argument> arguments) {
    const Wording& words = wording(phrase);
    return {fill(words.zh, arguments, Language::zh), fill(words.en, arguments, Language::en)};
}

}  // namespace permille
