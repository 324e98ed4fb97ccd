// Files that are not what they should be: one clear message each, and never a wait.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "permille/describe/load_tree.hpp"
#include "support/folder.hpp"

using namespace permille;
namespace fs = std::filesystem;

namespace {

std::string said(const fs::path& file) {
    const Checked<Tree> tree = load_tree(file, "x.yaml");
    REQUIRE_FALSE(tree);
    REQUIRE(tree.issues.size() == 1);
    CHECK_FALSE(tree.issues.all()[0].message.zh.empty());
    return to_string(tree.issues.all()[0], Language::en);
}

}  // namespace

TEST_CASE("a file is read") {
    const support::Folder folder;
    const auto tree = load_tree(folder.write("a.yaml", "a: 1\n"), "x.yaml");
    REQUIRE(tree);
    CHECK(tree.value->find("a")->scalar == "1");
}

TEST_CASE("a missing file, a folder, a pipe, a device and an empty file are one issue each") {
    const support::Folder folder;
    CHECK(said(folder.path() / "no.yaml") == "x.yaml: cannot be opened (no such file)");
    CHECK(said(folder.path()) == "x.yaml: is a folder; name a file");
    CHECK(said("/dev/null") == "x.yaml: is a pipe or a device; name a regular file");
    CHECK(said(folder.write("empty.yaml", "")) == "x.yaml: is empty; a scenario starts with permille: 1");
    CHECK(said(folder.write("comment.yaml", "# nothing\n")) == "x.yaml: is empty; a scenario starts with permille: 1");
    const fs::path pipe = folder.path() / "pipe.yaml";
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(said(pipe) == "x.yaml: is a pipe or a device; name a regular file");
    fs::create_symlink("loop.yaml", folder.path() / "loop.yaml");
    CHECK(said(folder.path() / "loop.yaml") == "x.yaml: cannot be opened (its links go round in a circle)");
}

TEST_CASE("a file without permission says so") {
    const support::Folder folder;
    const fs::path file = folder.write("a.yaml", "a: 1\n");
    fs::permissions(file, fs::perms::none);
    if (::geteuid() == 0) return;  // root may read everything
    CHECK(said(file) == "x.yaml: cannot be opened (no permission)");
}

TEST_CASE("a file that is too large is refused without being read whole") {
    const support::Folder folder;
    const fs::path file = folder.write("a.yaml", "a: 1\n");
    fs::resize_file(file, 1'000'000'000'000);  // sparse
    CHECK(said(file) ==
          "x.yaml: is larger than 256 KiB; put tables into CSV files, or use --large for a large scenario");
}
