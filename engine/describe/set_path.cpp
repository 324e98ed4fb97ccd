// Laying one value over a tree by its path: --set, sweeps, levers.
#include <algorithm>
#include <cctype>
#include <utility>

#include "permille/base/phrases.hpp"
#include "permille/describe/layers.hpp"

namespace permille {
namespace {

// Places of a value that stands in no file: the name "--set", no line.
void replace_places(Tree& tree, const Place& place) {
    tree.place = tree.key_place = place;
    for (Tree& each : tree.list) replace_places(each, place);
    for (Tree::Entry& entry : tree.map) replace_places(entry.value, place);
}

Tree scalar_of(std::string text, const Place& place) {
    Tree tree;
    tree.kind = Tree::Kind::scalar;
    tree.place = tree.key_place = place;
    tree.scalar = std::move(text);
    return tree;
}

void erase(Tree& map, std::string_view key) {
    std::erase_if(map.map, [&](const Tree::Entry& entry) { return entry.key == key; });
}

// The keys of a path; empty when it is not one.
std::vector<std::string> keys_of(std::string_view path) {
    std::vector<std::string> keys;
    while (true) {
        const std::size_t dot = std::min(path.find('.'), path.size());
        const std::string_view key = path.substr(0, dot);
        const bool word = !key.empty() && key.size() <= 64 && std::all_of(key.begin(), key.end(), [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-';
        });
        if (!word || keys.size() == 16) return {};
        keys.emplace_back(key);
        if (dot == path.size()) return keys;
        path.remove_prefix(dot + 1);
    }
}

// Walks to the map that holds the last key, making maps on the way. `quantity` becomes the last quantity passed.
Tree* walk(Tree& tree, const std::vector<std::string>& keys, const Place& place, Tree*& quantity, Issues& issues) {
    Tree* at = &tree;
    std::string walked;
    for (std::size_t i = 0;; ++i) {
        if (at->kind == Tree::Kind::nothing) at->kind = Tree::Kind::map;
        if (at->kind != Tree::Kind::map) {
            issues.add(place, walked, say(Phrase::set_through_value, {walked}));
            return nullptr;
        }
        if (is_quantity(*at)) quantity = at;
        if (i + 1 == keys.size()) return at;
        Tree* next = at->find(keys[i]);
        if (!next) {
            Tree map;
            map.kind = Tree::Kind::map;
            map.place = map.key_place = place;
            at->map.push_back({keys[i], std::move(map)});
            next = &at->map.back().value;
        }
        at = next;
        walked += (i == 0 ? "" : ".") + keys[i];
    }
}

}  // namespace

void set_path(Tree& tree, std::string_view path, Tree value, Issues& issues) {
    const Place place{std::make_shared<const std::string>("--set"), 0, 0};
    const std::vector<std::string> keys = keys_of(path);
    if (keys.empty()) {
        issues.add(place, "", say(Phrase::set_bad_path, {excerpt(path)}));
        return;
    }
    replace_places(value, place);
    Tree* quantity = nullptr;
    Tree* map = walk(tree, keys, place, quantity, issues);
    if (!map) return;
    const std::string& key = keys.back();
    Tree* present = map->find(key);
    const bool about_source = key == "source" || key == "note" || key == "unit";
    if (!present || present->kind == Tree::Kind::nothing) {
        erase(*map, key);
        map->map.push_back({key, std::move(value)});
    } else if (value.kind == Tree::Kind::nothing) {
        erase(*map, key);
    } else {
        overlay(*present, std::move(value));
    }
    if (quantity && !about_source) {
        erase(*quantity, "source");
        erase(*quantity, "note");
        quantity->map.push_back({"source", scalar_of("set", place)});
    }
    // Numbers of the value know their source by the place they share with this entry.
    tree.below.push_back({"source", scalar_of("set", place)});
}

void set_path(Tree& tree, std::string_view assignment, Issues& issues, const TreeLimits& limits) {
    const Place place{std::make_shared<const std::string>("--set"), 0, 0};
    const std::size_t equals = assignment.find('=');
    if (equals == std::string_view::npos || equals == 0) {
        issues.add(place, "", say(Phrase::set_no_equals, {excerpt(assignment)}));
        return;
    }
    const std::string_view path = assignment.substr(0, equals), text = assignment.substr(equals + 1);
    if (text.find_first_not_of(" \t") == std::string_view::npos) {
        issues.add(place, excerpt(path), say(Phrase::set_no_value));
        return;
    }
    Checked<Tree> value = parse_tree(text, "--set", limits);
    for (const Issue& issue : value.issues.all()) issues.add(place, excerpt(path), issue.message);
    if (value) set_path(tree, path, std::move(*value.value), issues);
}

}  // namespace permille
