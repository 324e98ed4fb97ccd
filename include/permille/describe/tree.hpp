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
    std::vector<Entry>
        below;  // `source` and `note` of lower layers, which go on holding for the numbers of those layers

    Tree();
    Tree(const Tree&);
    Tree(Tree&&) noexcept;
    Tree& operator=(const Tree&);
    Tree& operator=(Tree&&) noexcept;
    ~Tree();

    /// The value of a key, or null. A map only.
    const Tree* find(std::string_view key) const;
    Tree* find(std::string_view key);
};
struct Tree::Entry {
    std::string key;
    Tree value;
};

/// The value at a dotted path (`workforce.nurse.leaving`), or null.
const Tree* find_path(const Tree& tree, std::string_view path);

/// The keys by which a map says that it is a quantity: value, uniform, normal, triangular, pert, lognormal, beta, path.
bool is_quantity_key(std::string_view key);
/// Those of them that name a distribution.
bool is_distribution_key(std::string_view key);

/// Whether a map is a quantity: it has a quantity key, and nothing beside quantity keys but source, note and unit. (A
/// record with a field called `value` or `path` has other keys as well.)
bool is_quantity(const Tree& tree);

/// Lays `top` over `base`: maps merge deeply, everything else replaces, null removes. Null stays where there is nothing
/// to remove, so that the reader can say so. A map with a quantity key replaces a quantity whole, so that no form and
/// no source of the lower layer stays behind; `source` and `note` of other maps are kept `below` when they are
/// replaced.
/// A merged map has the place of the top layer, its entries have those of the layers that wrote them.
void overlay(Tree& base, Tree top);

}  // namespace permille
