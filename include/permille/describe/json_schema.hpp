// JSON Schema of a scenario file, for completion and checking in editors and for forms.
#pragma once

#include <string>

#include "permille/describe/field.hpp"

namespace permille {

/// JSON Schema (draft 2020-12) of a file whose root is the given struct, indented, keys in the order of their
/// declaration.
///
/// It describes one layer, because that is what an editor shows: a file may state any part and may remove a parent's
/// value with null, so no key is required by the schema; descriptions say which keys the whole scenario must have.
/// Units are in the descriptions and under `unit` of a quantity. Defaults are the members' initialisers. `scratch` is
/// changed (optional members are engaged, maps get an entry): pass a fresh object. Descriptions are in `language`.
std::string json_schema(Record scratch, const std::string& title, Language language);

template <Described T>
std::string json_schema(const std::string& title, Language language = Language::en) {
    T scratch;
    return json_schema(record_of(scratch), title, language);
}

}  // namespace permille
