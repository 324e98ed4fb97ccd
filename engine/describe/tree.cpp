// Looking into a tree and laying one over another.
#include "permille/describe/tree.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace permille {
namespace {

constexpr std::array<std::string_view, 8> quantity_keys = {"value", "path",       "uniform", "normal",
                                                           "pert",  "triangular", "beta",    "lognormal"};

bool has_quantity_key(const Tree& tree) {
    return std::any_of(tree.map.begin(), tree.map.end(),
                       [](const Tree::Entry& entry) { return is_quantity_key(entry.key); });
}

// Where each key of a map stands. Scenarios have short maps; the index keeps hostile ones from costing quadratic time.
class Index {
  public:
    explicit Index(const std::vector<Tree::Entry>& map) : map_(map) {
        if (map.size() <= 16) return;
        for (std::size_t i = 0; i < map.size(); ++i) at_.emplace(map[i].key, i);
    }
    std::size_t find(const std::string& key) const {
        if (at_.empty()) {
            const auto found =
                std::find_if(map_.begin(), map_.end(), [&](const auto& entry) { return entry.key == key; });
            return static_cast<std::size_t>(found - map_.begin());
        }
        const auto found = at_.find(key);
        return found == at_.end() ? map_.size() : found->second;
    }

  private:
    const std::vector<Tree::Entry>& map_;
    std::unordered_map<std::string, std::size_t> at_;
};

}  // namespace

Tree::Tree() = default;
Tree::Tree(const Tree&) = default;
Tree::Tree(Tree&&) noexcept = default;
Tree& Tree::operator=(const Tree&) = default;
Tree& Tree::operator=(Tree&&) noexcept = default;
Tree::~Tree() = default;

bool is_quantity_key(std::string_view key) {
    return std::find(quantity_keys.begin(), quantity_keys.end(), key) != quantity_keys.end();
}

bool is_distribution_key(std::string_view key) {
    return is_quantity_key(key) && key != "value" && key != "path";
}

bool is_quantity(const Tree& tree) {
    if (tree.kind != Tree::Kind::map) return false;
    for (const Tree::Entry& entry : tree.map) {
        if (!is_quantity_key(entry.key) && entry.key != "source" && entry.key != "note" && entry.key != "unit")
            return false;
        if (entry.key == "path" && entry.value.kind != Tree::Kind::map) return false;  // a text: the path of a lever
    }
    return has_quantity_key(tree);
}

const Tree* Tree::find(std::string_view key) const {
    for (const Entry& entry : map)
        if (entry.key == key) return &entry.value;
    return nullptr;
}

Tree* Tree::find(std::string_view key) {
    return const_cast<Tree*>(std::as_const(*this).find(key));
}

const Tree* find_path(const Tree& tree, std::string_view path) {
    const Tree* at = &tree;
    while (at && !path.empty()) {
        const std::size_t dot = std::min(path.find('.'), path.size());
        at = at->find(path.substr(0, dot));
        path.remove_prefix(std::min(dot + 1, path.size()));
    }
    return at;
}

void overlay(Tree& base, Tree top) {
    const bool both_maps = base.kind == Tree::Kind::map && top.kind == Tree::Kind::map;
    if (!both_maps || (is_quantity(base) && has_quantity_key(top))) {
        base = std::move(top);
        return;
    }
    // A map stands where it was written last: that is where an author who reads of it has been working.
    base.place = top.place;
    base.key_place = top.key_place;
    std::vector<Tree::Entry> added;
    std::vector<bool> removed(base.map.size());
    const Index index(base.map);
    for (Tree::Entry& entry : top.map) {
        const std::size_t at = index.find(entry.key);
        if (at == base.map.size()) {
            added.push_back(std::move(entry));
            continue;
        }
        Tree& present = base.map[at].value;
        if ((entry.key == "source" || entry.key == "note") && present.kind != Tree::Kind::nothing)
            base.below.push_back({entry.key, present});
        if (entry.value.kind == Tree::Kind::nothing && present.kind != Tree::Kind::nothing)
            removed[at] = true;
        else if (entry.key == "note")
            present = std::move(entry.value);  // in both languages: none is kept of the text that it replaces
        else
            overlay(present, std::move(entry.value));
    }
    if (std::find(removed.begin(), removed.end(), true) != removed.end()) {
        std::vector<Tree::Entry> kept;
        for (std::size_t i = 0; i < base.map.size(); ++i)
            if (!removed[i]) kept.push_back(std::move(base.map[i]));
        base.map = std::move(kept);
    }
    std::move(added.begin(), added.end(), std::back_inserter(base.map));
    std::move(top.below.begin(), top.below.end(), std::back_inserter(base.below));
}

}  // namespace permille
