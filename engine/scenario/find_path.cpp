// Walking down a tree by keys.
#include "find_path.hpp"

#include <algorithm>

namespace permille {

const Tree* find_path(const Tree& tree, std::string_view path) {
    const Tree* at = &tree;
    while (at != nullptr && !path.empty()) {
        const std::size_t dot = std::min(path.find('.'), path.size());
        at = at->kind == Tree::Kind::map ? at->find(path.substr(0, dot)) : nullptr;
        path.remove_prefix(std::min(dot + 1, path.size()));
    }
    return at;
}

}  // namespace permille
