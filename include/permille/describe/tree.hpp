// A scenario file as a tree in which every value knows its file, line and column.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "permille/base/issues.hpp"

namespace permille {

/// nothing stands for `null` and for an empty value; an entry's key is unique within its map.
struct Tree {
    enum class Kind { nothing, scalar, list, map };
    struct Entry;
    Kind kind = Kind::nothing;
    Place place, key_place;  // of the value, and of its key when it is an entry of a map
    std::string scalar;
    bool quoted = false;  // a scalar in quotes is text and never a number
    std::vector<Tree> list;
    std::vector<Entry> map;  // the author's order

    /// The value of a key, or null. A map only.
    const Tree* find(std::string_view key) const;
    Tree* find(std::string_view key);
};
struct Tree::Entry {
    std::string key;
    Tree value;
};

/// Lays `top` over `base`: maps merge deeply, everything else replaces, null removes. A map that is a quantity (it has
/// one of the keys value, uniform, normal, triangular, pert, lognormal, beta, path) replaces a quantity whole, so that
/// no form and no source of the lower layer stays behind.
void overlay(Tree& base, Tree top);

/// Whether a map is a quantity by the rule above.
bool is_quantity(const Tree& tree);

}  // namespace permille
