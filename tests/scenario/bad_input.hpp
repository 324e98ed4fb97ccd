// Files that must be refused: those in tests/mistakes, and hostile ones that are made when the test runs, because as
// text files they would be awkward or dangerous to keep.
#pragma once

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "support/folder.hpp"
#include "support/places.hpp"

namespace permille {

inline const std::filesystem::path mistakes_folder = testing::project_folder() / "tests/mistakes";

inline std::vector<std::filesystem::path> mistake_files() {
    std::vector<std::filesystem::path> all;
    for (const auto& entry : std::filesystem::directory_iterator(mistakes_folder))
        if (entry.path().extension() == ".yaml") all.push_back(entry.path());
    std::sort(all.begin(), all.end());
    return all;
}

/// A file that is refused, and what its one message says behind the file's name.
struct Hostile {
    std::filesystem::path file;
    std::string said;
};

inline std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    out.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

inline std::string utf16(std::string_view ascii, bool little) {
    std::string out = little ? "\xFF\xFE" : "\xFE\xFF";
    for (const char c : ascii) out.append(little ? std::string{c, '\0'} : std::string{'\0', c});
    return out;
}

inline std::string alias_bomb() {
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 20; ++i) {
        const std::string below = "*a" + std::to_string(i - 1);
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + repeated(below + ", ", 9) + below + "]\n";
    }
    return bomb;
}

inline std::vector<Hostile> hostile_files(const support::Folder& folder) {
    namespace fs = std::filesystem;
    const std::string too_large = " is larger than 256 KiB";
    std::vector<Hostile> all = {
        {folder.write("empty.yaml", ""), " is empty"},
        {folder.write("comments.yaml", "# nothing\n\n# here\n"), " is empty"},
        {folder.write("null.yaml", "---\nnull\n"), " is empty"},
        {folder.write("utf16le.yaml", utf16("permille: 1\n", true)), "1:1: looks like UTF-16"},
        {folder.write("utf16be.yaml", utf16("permille: 1\n", false)), "1:1: looks like UTF-16"},
        {folder.write("zeros.yaml", std::string(1000, '\0')), "1:1: looks like UTF-16"},
        {folder.write("gb18030.yaml", "permille: 1\nname: \xBE\xAE\xD1\xD0\xCF\xD8\n"),
         "2:7: is not UTF-8 but looks like GB18030"},
        {folder.write("latin1.yaml", "permille: 1\nname: caf\xE9\n"), "2:10: is not UTF-8 from here on"},
        {folder.write("surrogate.yaml", "name: \xED\xA0\x80\n"), "1:7: is not UTF-8"},
        {folder.write("overlong.yaml", "name: \xC0\xAF\n"), "1:7: is not UTF-8"},
        {folder.write("deep_flow.yaml", repeated("[", 100'000)), "nested deeper than 32 levels"},
        {folder.write("deep_maps.yaml", repeated("{a: ", 60'000)), "nested deeper than 32 levels"},
        {folder.write("deep_block.yaml", repeated("- ", 100'000)), "nested deeper than 32 levels"},
        {folder.write("deep_keys.yaml", repeated("? ", 100'000)), "nested deeper than 32 levels"},
        {folder.write("huge_scalar.yaml", "name: " + std::string(70 * 1024, 'x') + "\n"),
         "1:7: name: a value is longer than 64 KiB"},
        {folder.write("huge_key.yaml", std::string(300, 'k') + ": 1\n"), "1:1: a key is longer than 256 bytes"},
        {folder.write("huge_file.yaml", "name: x\n" + repeated("# comment\n", 30'000)), too_large},
        {folder.write("huge_quote.yaml", "name: \"" + std::string(200 * 1024, 'x')),
         "1:7: name: a quotation mark is not closed"},
        {folder.write("bad_block.yaml", "name: |x\n  a\n"), "1:8: is not valid YAML"},
        {folder.path(), " is a folder"},
        {"/dev/null", " is a pipe or a device"},
        {"/dev/zero", " is a pipe or a device"},
        {folder.path() / "nothing.yaml", " cannot be opened (no such file)"},
        {folder.path() / "empty.yaml" / "below.yaml", " cannot be opened (no such file)"},
        {folder.path() / (std::string(300, 'n') + ".yaml"), " cannot be opened (its name is too long)"},
    };
    const fs::path pipe = folder.path() / "pipe.yaml", loop = folder.path() / "loop.yaml";
    ::mkfifo(pipe.c_str(), 0600);
    fs::create_symlink("loop.yaml", loop);
    all.push_back({pipe, " is a pipe or a device"});
    all.push_back({folder.write("child_of_pipe.yaml", "permille: 1\nextends: pipe.yaml\n"),
                   "2:10: extends: pipe.yaml is a pipe or a device"});
    all.push_back({folder.write("sub/child_of_folder.yaml", "permille: 1\nname: x\nextends: deeper\n"),
                   "3:10: extends: deeper is a folder"});
    fs::create_directory(folder.path() / "sub/deeper");
    all.push_back(
        {folder.write("child_of_nothing.yaml", "extends: empty.yaml\n"), "1:10: extends: empty.yaml is empty"});
    all.push_back({loop, " cannot be opened (its links go round in a circle)"});
    return all;
}

}  // namespace permille
