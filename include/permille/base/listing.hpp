// Texts side by side in a sentence.
#pragma once

#include "permille/base/phrases.hpp"
#include "permille/base/text.hpp"

namespace permille {

/// Adds one more to a list: "A、B" and "A, B".
inline void add_to_list(Text& list, const Text& one) {
    const Text comma = list.empty() ? Text{} : say(Phrase::list_comma);
    list = {list.zh + comma.zh + one.zh, list.en + comma.en + one.en};
}

}  // namespace permille
