// Strict YAML: what is read, with its places, and what is refused, with its messages.
#include "permille/describe/load_tree.hpp"

#include <doctest/doctest.h>

#include <chrono>

using namespace permille;

namespace {

std::string refusal(std::string_view text, const TreeLimits& limits = {}) {
    const Checked<Tree> tree = parse_tree(text, "a.yaml", limits);
    std::string all;
    for (const Issue& issue : tree.issues.all()) all += (all.empty() ? "" : " | ") + to_string(issue, Language::en);
    return all;
}

std::string place(const Tree& tree) {
    return std::to_string(tree.place.line) + ":" + std::to_string(tree.place.column);
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

}  // namespace

TEST_CASE("values and keys know their line and column, counted in characters from one") {
    const auto tree = parse_tree("# 县\n甲: {乙: 1, 丙: [2, 3]}\nd:\n  e: \"x\"\n", "a.yaml");
    REQUIRE(tree);
    CHECK(*tree.value->place.file == "a.yaml");
    const Tree& first = *tree.value->find("甲");
    CHECK(place(first) == "2:4");
    CHECK(first.key_place.column == 1);
    CHECK(place(*first.find("乙")) == "2:8");
    CHECK(first.find("丙")->key_place.column == 11);
    CHECK(place(first.find("丙")->list[1]) == "2:18");
    CHECK(place(*tree.value->find("d")->find("e")) == "4:6");
    CHECK(tree.value->find("d")->find("e")->quoted);
    CHECK_FALSE(first.find("乙")->quoted);
}

TEST_CASE("what editors on Windows write is read with the same places") {
    const auto tree = parse_tree(
        "\xEF\xBB\xBF"
        "a: 1\r\nb:\r\n  c: 2\r\n",
        "a.yaml");
    REQUIRE(tree);
    CHECK(tree.value->find("a")->scalar == "1");
    CHECK(place(*tree.value->find("a")) == "1:4");
    CHECK(place(*tree.value->find("b")->find("c")) == "3:6");
}

TEST_CASE("null and an empty value are nothing, placed at their key") {
    const auto tree = parse_tree("a:\nb: null\nc: ~\nd: ''\n", "a.yaml");
    REQUIRE(tree);
    CHECK(tree.value->find("a")->kind == Tree::Kind::nothing);
    CHECK(place(*tree.value->find("a")) == "1:1");
    CHECK(tree.value->find("b")->kind == Tree::Kind::nothing);
    CHECK(tree.value->find("c")->kind == Tree::Kind::nothing);
    CHECK(tree.value->find("d")->kind == Tree::Kind::scalar);
}

TEST_CASE("departures that leave the rest readable are all reported, and the tree is there") {
    const auto tree = parse_tree("a: &x 1\nc: !!str 2\nd: 1\nd: 2\ng: ! 5\n", "a.yaml");
    REQUIRE(tree.value);
    CHECK_FALSE(tree);
    std::vector<std::string> issues;
    for (const Issue& issue : tree.issues.all()) issues.push_back(to_string(issue, Language::en));
    CHECK(issues == std::vector<std::string>{
                        "a.yaml:1:4: a: anchors (&) are not used here; write the value where it is needed",
                        "a.yaml:2:4: c: tags (!) are not used here; remove it",
                        "a.yaml:4:1: d: key appears twice, first on line 3",
                        "a.yaml:5:4: g: tags (!) are not used here; remove it",
                    });
    CHECK(tree.value->find("d")->scalar == "1");
    CHECK(tree.value->map.size() == 4);
}

TEST_CASE("departures that hide a value are all reported, and no tree is left to be judged without it") {
    const auto tree = parse_tree("a: &x 1\nb: *x\nc: [1, *x]\n*x : 2\n<<: {e: 1}\n[1]: 2\n{f: 1}: 3\n~: 4\n", "a.yaml");
    CHECK_FALSE(tree.value);
    std::vector<std::string> issues;
    for (const Issue& issue : tree.issues.all()) issues.push_back(to_string(issue, Language::en));
    CHECK(issues == std::vector<std::string>{
                        "a.yaml:1:4: a: anchors (&) are not used here; write the value where it is needed",
                        "a.yaml:2:4: b: aliases (*) are not used here; write the value where it is needed",
                        "a.yaml:3:8: c: aliases (*) are not used here; write the value where it is needed",
                        "a.yaml:4:1: aliases (*) are not used here; write the value where it is needed",
                        "a.yaml:5:1: merge keys (<<) are not used here; use extends",
                        "a.yaml:6:1: a key must be plain text",
                        "a.yaml:7:1: a key must be plain text",
                        "a.yaml:8:1: a key must be plain text",
                    });
    for (const char* hiding : {"a: *x\n", "a: {<<: {b: 1}}\n", "a: {~: 1}\n", "a: {[b]: 1}\n", "a: [*x]\n"})
        CHECK_FALSE(parse_tree("y: &x 1\n" + std::string(hiding), "a.yaml").value);
}

TEST_CASE("a file holds one document, without directives and without tabs in the indentation") {
    CHECK(refusal("---\na: 1\n...\n") == "");
    CHECK(refusal("a: 1\n---\nb: 2\n") == "a.yaml:2:1: a second document starts here; a file holds one");
    CHECK(refusal("# x\n%YAML 1.2\n---\na: 1\n") == "a.yaml:2:1: directives (%) are not used here; remove the line");
    CHECK(refusal("a:\n\tb: 1\n") == "a.yaml:2:1: a tab in the indentation; use spaces");
}

TEST_CASE("text that is not plain UTF-8 is refused with what it looks like") {
    CHECK(refusal("a: \xFF\n") == "a.yaml:1:4: is not UTF-8 from here on; save the file as UTF-8");
    CHECK(refusal("a: 1\nname: \xCF\xD8\xD2\xBD\xD4\xBA\n") ==
          "a.yaml:2:7: is not UTF-8 but looks like GB18030 (GBK); save the file as UTF-8");
    CHECK(refusal(std::string_view("\xFF\xFE"
                                   "a\0:\0",
                                   6)) == "a.yaml:1:1: looks like UTF-16; save the file as UTF-8");
    CHECK(refusal(std::string_view("a\0:\0 \0001\0", 8)) == "a.yaml:1:1: looks like UTF-16; save the file as UTF-8");
    CHECK(refusal("a: \"\x1b[2J\"\n") == "a.yaml:1:5: has the control character U+001B; remove it");
    CHECK(refusal("a: x\u0085y\n") == "a.yaml:1:5: has the control character U+0085; remove it");
    CHECK(refusal("a: 1\rb: 2\n") ==
          "a.yaml:1:5: has a carriage return without a line feed; end lines with LF or CRLF");
}

TEST_CASE("text that is not YAML is refused once, with a hint that fits") {
    CHECK(refusal("a: [1, 2\n").find("a [ or { is not closed, or a comma is missing") != std::string::npos);
    for (const std::string quoted : {"\"x\n", "\"x", "'x", "'x''\n", "\"x\\\"", "\"x\nb: 1\n"})
        CHECK(refusal("a: " + quoted) == "a.yaml:1:4: a: a quotation mark is not closed");
    CHECK(refusal(R"(a: ['x''', "\"", ''])") == "");
    CHECK(refusal("a: b: 2\n").find("a.yaml:1:5: a ':', '?' or '-' cannot stand here") == 0);
    CHECK(refusal("a: \"\\q\"\n").find("an unknown escape in double quotes") != std::string::npos);
    CHECK(refusal("a: ]\n").find("this closing bracket does not match an opening one") != std::string::npos);
    CHECK(refusal("a: @b\n").find("this character cannot start a value") != std::string::npos);
    CHECK(refusal("a:\n  - x\n  b: 1\n").find("a.yaml:3:3: this does not fit what stands above it") == 0);
    const std::string after = ": this line begins after ";
    CHECK(refusal("a: 1\n  b: 2\n")
              .find("a.yaml:2:1" + after + "2 spaces, and lines above that it may stand beside after 0;") == 0);
    CHECK(refusal("a:\n  b: 1\n c: 2\n").find("a.yaml:3:1" + after + "1 space, and") == 0);
    CHECK(refusal("a:\n  b: 1\n\n    # c\n   c: 2\n")
              .find("a.yaml:5:1" + after + "3 spaces, and lines above that it may stand beside after 0, 2;") == 0);
    CHECK(refusal("a:\n  b:1\n  c: 2\n") == "a.yaml:2:1: a space must follow the colon of the key b");
    CHECK(refusal("a:\n  - b:1\n    c: 2\n") == "a.yaml:2:1: a space must follow the colon of the key b");
    CHECK(refusal("a:\n  b:1\n\n  # c\n  c: 2\n") == "a.yaml:2:1: a space must follow the colon of the key b");
    CHECK(refusal("a:\n    b 1\n    c: 2\n").find("begins after") == std::string::npos);  // the colon is missing
    CHECK(refusal("a: {b: 1, operator: >=, c: 2}\n").find("operator is a word") != std::string::npos);
    CHECK(refusal("a: {b: 1, target: >=4}\n").find("no sign before a number") != std::string::npos);
    // A mark within a text is no quote; brackets within one are closed by the next key.
    CHECK(refusal("a: of the '90s\nb:\n    c: 3\n  d: 4\n").find("a.yaml:4:1" + after + "2 spaces") == 0);
    CHECK(refusal("a: x [ y\nb:\n    c: 3\n  d: 4\n").find("may stand beside after 0, 4;") != std::string::npos);
    // An address and a time are text.
    CHECK(refusal("a:\n  http://b\n  c: 2\n").find("space must follow") == std::string::npos);
    CHECK(refusal("a:\n  10:30\n  c: 2\n").find("space must follow") == std::string::npos);
    // Marks of a Chinese text are no slip: the place of the mistake is what YAML says.
    CHECK(refusal("a:\n  note: \"规划印为“6.0”，按常住人口：见表\"\n   b: 1\n").find("a.yaml:3:1" + after) == 0);
    CHECK(refusal("a:\n  name: 县医院，新址：城南\n   b: 1\n").find("a.yaml:3:") == 0);
    CHECK(refusal("name: {zh: 测试，县, en: x\nb: 1\n").find("full-width") == std::string::npos);
    for (const std::string slip : {"a: {zh: 县，en: x}\nb: [1\n", "a: [1，2\nb: c\n", "- 　a\n b: ]\n", "a: “x: y”\n"})
        CHECK(refusal(slip).find("full-width") != std::string::npos);
    CHECK(refusal("beds：1\nstaff: 2\n") ==
          "a.yaml:1:1: full-width punctuation or space in this line; YAML wants ASCII colons, "
          "commas, brackets, quotes and spaces");
}

TEST_CASE("the limits are kept") {
    CHECK(refusal("a: 12345\n", {.bytes = 8}) ==
          "a.yaml: is larger than 0 KiB; put tables into CSV files, or use --large for a large scenario");
    CHECK(refusal("a: [1, 2, 3]\n", {.nodes = 4}) ==
          "a.yaml:1:11: a: has more than 4 values; put tables into CSV files");
    CHECK(refusal("abcdef: 1\n", {.key_bytes = 5}) == "a.yaml:1:1: a key is longer than 5 bytes");
    CHECK(refusal("a: " + std::string(2000, 'x') + "\n", {.scalar_bytes = 1024}) ==
          "a.yaml:1:4: a: a value is longer than 1 KiB");
    CHECK(refusal("a: [[1]]\n", {.depth = 2}) == "a.yaml:1:5: a: nested deeper than 2 levels");
    CHECK(refusal("a: [1]\n", {.depth = 2}) == "");
}

TEST_CASE("hostile text is refused quickly and without deep recursion") {
    const TreeLimits large{.bytes = 4 * 1024 * 1024};
    const std::size_t times = 100'000;
    const std::string texts[] = {repeated("[", times),
                                 repeated("{a: ", times),
                                 repeated("- ", times),
                                 repeated("? ", times),
                                 repeated("a: ", times),
                                 repeated("[[]", times),
                                 repeated("- [", times),
                                 repeated("{", times),
                                 repeated("]", times),
                                 repeated(": ", times),
                                 repeated("!a ", times),
                                 repeated("&a ", times),
                                 repeated("*a ", times),
                                 repeated("\"", times + 1),
                                 repeated("'", times + 1),
                                 "a: |" + repeated("\n\n", times),
                                 "a: " + repeated("x\n  ", times),
                                 repeated("---\n", times),
                                 repeated("...\n", times),
                                 repeated("#\n", times),
                                 "? " + repeated("[", times),
                                 "%TAG " + repeated("!", times),
                                 repeated("\n", times) + "a: [",
                                 "a: >" + repeated("9", times)};
    for (const std::string& text : texts) {
        INFO(text.substr(0, 20));
        const auto start = std::chrono::steady_clock::now();
        const auto tree = parse_tree(text, "a.yaml", large);
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
        CHECK(seconds.count() < 5);
        if (!tree.value) CHECK_FALSE(tree.issues.empty());
    }
}

TEST_CASE("an alias bomb does not expand") {
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 20; ++i) {
        const std::string below = "*a" + std::to_string(i - 1);
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + repeated(below + ", ", 9) + below + "]\n";
    }
    const auto tree = parse_tree(bomb, "a.yaml");
    CHECK_FALSE(tree);
    CHECK(refusal("a: &a [*a]\n").find("a.yaml:1:4: a: anchors (&) are not used here") == 0);
}
