// A described struct in its normal form: what was meant, with parents merged and defaults filled in.
#pragma once

#include <string>
#include <utility>

#include "permille/describe/field.hpp"

namespace permille {

/// Writes a struct as YAML, keys in the order of their declaration and ids in the author's. Every number carries its
/// own source and note; a number that was never read has the source "default". Optional members that are empty are left
/// out. Reading the result gives the same struct (places apart), and writing that gives the same bytes: a digest of it
/// says whether two scenarios are the same. The object is only looked at.
std::string write_yaml(Record object);

template <Described T>
std::string write_yaml(T object) {
    return write_yaml(record_of(object));
}

}  // namespace permille
