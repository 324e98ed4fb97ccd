// One string, or one for each language.
#include "read_label.hpp"

#include <array>
#include <string_view>

#include "permille/base/phrases.hpp"
#include "permille/base/spelling.hpp"
#include "read_number.hpp"

namespace permille {

bool read_label(const Tree& tree, const std::string& path, Text& text, Issues& issues) {
    if (tree.kind == Tree::Kind::scalar) {
        text = {tree.scalar, tree.scalar};
        return true;
    }
    if (tree.kind != Tree::Kind::map) {
        issues.add(tree.place, path, say(Phrase::must_be_label, {shape_of(tree)}));
        return false;
    }
    constexpr std::array<std::string_view, 2> languages = {"zh", "en"};
    bool written[] = {false, false}, only_languages = true, good = true;
    for (const auto& [key, value] : tree.map) {
        const std::string below = path + "." + excerpt(key);
        const bool english = key == languages[1];
        if (!english && key != languages[0]) {
            issues.add(value.key_place, below, say(Phrase::unknown_key, {did_you_mean(key, languages)}));
            only_languages = good = false;
            continue;
        }
        written[english] = true;
        if (value.kind == Tree::Kind::scalar) {
            (english ? text.en : text.zh) = value.scalar;
        } else {
            issues.add(value.place, below, say(Phrase::must_be_text, {shape_of(value)}));
            good = false;
        }
    }
    if (only_languages && !(written[0] && written[1])) {
        issues.add(tree.place, path, say(Phrase::label_language_missing));
        good = false;
    }
    return good;
}

}  // namespace permille
