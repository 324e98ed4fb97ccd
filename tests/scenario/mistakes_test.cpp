// Every file in tests/mistakes is refused with exactly the messages that it carries, at exactly their lines.
//
// A line with a mistake ends in `# expect: MESSAGE` (in English, without the path; `...` at its end stands for any
// rest).
// `# expect elsewhere: MESSAGE` is for one that has its place in another file.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "scenario/bad_input.hpp"
#include "scenario/told.hpp"
#include "support/strings.hpp"

using namespace permille;
namespace fs = std::filesystem;
using Strings = std::vector<std::string>;

namespace {

std::string read_whole(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// "LINE: MESSAGE", or "elsewhere: MESSAGE", in the order of the lines.
Strings expected(const std::string& text) {
    Strings found;
    int line = 0;
    for (std::size_t start = 0; start < text.size();) {
        ++line;
        const std::size_t end = std::min(text.find('\n', start), text.size());
        const std::string content = text.substr(start, end - start);
        start = end + 1;
        for (std::size_t at = content.find("# expect"); at != std::string::npos;) {
            const std::size_t next = content.find("  # expect", at + 1);
            const std::size_t colon = content.find(": ", at);
            const bool elsewhere = content.substr(at, colon - at) == "# expect elsewhere";
            found.push_back((elsewhere ? "elsewhere" : std::to_string(line)) + content.substr(colon, next - colon));
            at = next == std::string::npos ? next : next + 2;
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

// The messages in the same form. Where one is expected that ends in "...", it is cut to that.
Strings told(const Issues& issues, const std::string& name, const Strings& expectation) {
    Strings found;
    for (const Issue& issue : issues.all()) {
        const bool here = issue.place.file && *issue.place.file == name;
        std::string line = (here ? std::to_string(issue.place.line) : "elsewhere") + ": " + issue.message.en;
        for (const std::string& each : expectation)
            if (each.ends_with("...") && line.starts_with(each.substr(0, each.size() - 3))) line = each;
        found.push_back(printable(line));
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

TEST_CASE("the county that the files with mistakes extend is sound") {
    CHECK(lines_of(told_of(mistakes_folder / "base/county.yaml")) == Strings{});
}

TEST_CASE("every file with mistakes is refused with its messages") {
    const std::vector<fs::path> all = mistake_files();
    CHECK(all.size() > 100);
    std::size_t expectations = 0;
    // As a user would in that folder: messages then hold no path of this machine.
    const fs::path before = fs::current_path();
    fs::current_path(mistakes_folder);
    for (const fs::path& file : all) {
        INFO(file.filename().string());
        const Strings expectation = expected(read_whole(file));
        CHECK_FALSE(expectation.empty());
        expectations += expectation.size();
        const Issues issues = told_of(file.filename());
        CHECK(told(issues, file.filename().string(), expectation) == expectation);
        for (const Issue& issue : issues.all()) {
            INFO(issue.message.en);
            CHECK_FALSE(issue.message.zh.empty());
            CHECK(issue.message.zh != issue.message.en);
            CHECK((issue.place.line == 0 || issue.place.column > 0));
        }
    }
    fs::current_path(before);
    MESSAGE(all.size() << " files with " << expectations << " mistakes");
}
