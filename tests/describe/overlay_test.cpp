// Laying one tree over another.
#include <doctest/doctest.h>

#include "permille/describe/load_tree.hpp"

using namespace permille;

namespace {

// A tree in one line, keys in their order.
std::string text(const Tree& tree) {
    switch (tree.kind) {
        case Tree::Kind::nothing: return "null";
        case Tree::Kind::scalar: return tree.scalar;
        case Tree::Kind::list: {
            std::string out;
            for (const Tree& each : tree.list) out += (out.empty() ? "" : ", ") + text(each);
            return "[" + out + "]";
        }
        case Tree::Kind::map: break;
    }
    std::string out;
    for (const auto& [key, value] : tree.map) out += (out.empty() ? "" : ", ") + key + ": " + text(value);
    return "{" + out + "}";
}

std::string laid(std::string_view bottom, std::string_view top) {
    Tree tree = *parse_tree(bottom, "base").value;
    overlay(tree, *parse_tree(top, "top").value);
    return text(tree);
}

}  // namespace

TEST_CASE("maps merge deeply, everything else replaces") {
    CHECK(laid("{a: 1, b: {c: 2, d: 3}}", "{b: {d: 4, e: 5}, f: 6}") == "{a: 1, b: {c: 2, d: 4, e: 5}, f: 6}");
    CHECK(laid("{a: {b: 1}}", "{a: 2}") == "{a: 2}");
    CHECK(laid("{a: [1, 2]}", "{a: [3]}") == "{a: [3]}");
}

TEST_CASE("null removes, and stays where there is nothing to remove") {
    CHECK(laid("{a: 1, b: 2}", "{a: null}") == "{b: 2}");
    CHECK(laid("{a: 1}", "{b: null}") == "{a: 1, b: null}");
    CHECK(laid("{a: null}", "{a: null}") == "{a: null}");
    CHECK(laid("{a: {b: 1, c: 2}}", "{a: {b: null}}") == "{a: {c: 2}}");
}

TEST_CASE("a quantity replaces a quantity whole") {
    CHECK(laid("{a: {pert: [1, 2, 3], source: s, note: n}}", "{a: {value: 2}}") == "{a: {value: 2}}");
    CHECK(laid("{a: {pert: [1, 2, 3], source: s}}", "{a: {value: 2, sorce: t}}") == "{a: {value: 2, sorce: t}}");
    CHECK(laid("{a: {path: {2020: 1}}}", "{a: {path: {2021: 2}}}") == "{a: {path: {2021: 2}}}");
    CHECK(laid("{a: {value: 1, source: s}}", "{a: {note: n}}") == "{a: {value: 1, source: s, note: n}}");
}

TEST_CASE("a record that happens to have a field called value or path is no quantity") {
    CHECK(laid("{a: {value: 1, year: 2}}", "{a: {value: 3}}") == "{a: {value: 3, year: 2}}");
    CHECK(laid("{a: {path: x.y, note: n}}", "{a: {path: z}}") == "{a: {path: z, note: n}}");
}

TEST_CASE("places come from the layer that wrote the value") {
    Tree tree = *parse_tree("a: {b: 1, c: 2}\n", "base").value;
    overlay(tree, *parse_tree("\na: {b: 3}\n", "top").value);
    CHECK(*find_path(tree, "a.b")->place.file == "top");
    CHECK(find_path(tree, "a.b")->place.line == 2);
    CHECK(*find_path(tree, "a.c")->place.file == "base");
    CHECK(find_path(tree, "a.d") == nullptr);
    CHECK(find_path(tree, "a.b.c") == nullptr);
}

TEST_CASE("long maps merge without quadratic time") {
    std::string base, top;
    for (int i = 0; i < 20'000; ++i) {
        base += "k" + std::to_string(i) + ": 1\n";
        top += "k" + std::to_string(i + 10'000) + ": 2\n";
    }
    Tree tree = *parse_tree(base, "base", {.bytes = 1 << 20}).value;
    overlay(tree, *parse_tree(top, "top", {.bytes = 1 << 20}).value);
    CHECK(tree.map.size() == 30'000);
    CHECK(tree.find("k15000")->scalar == "2");
}
