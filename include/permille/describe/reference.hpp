// The table of keys of a scenario: unit, default, range, meaning.
#pragma once

#include <string>

#include "permille/describe/field.hpp"

namespace permille {

/// Markdown: for the root and each map below it a heading with its path (`facilities.<id>.upgrade`) and a table of its
/// keys with kind, unit, default, range and meaning, in the order of their declaration. `scratch` is changed (optional
/// members are engaged, maps get an entry): pass a fresh object.
std::string reference(Record scratch, Language language);

template <Described T>
std::string reference(Language language = Language::en) {
    T scratch;
    return reference(record_of(scratch), language);
}

}  // namespace permille
