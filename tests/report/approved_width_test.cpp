// The approved pages, as a terminal of 100 columns shows them.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "permille/report/layout.hpp"
#include "support/places.hpp"

namespace fs = std::filesystem;
using permille::report::display_width;

TEST_CASE("no approved page is wider than 100 columns, but for commands that are copied") {
    int pages = 0;
    for (const auto& entry : fs::directory_iterator(permille::testing::project_folder() / "tests/approved")) {
        std::ifstream page(entry.path());
        CAPTURE(entry.path().filename().string());
        for (std::string line; std::getline(page, line);) {
            if (line.find("permille ") != std::string::npos) continue;
            CAPTURE(line);
            CHECK(display_width(line) <= 100);
        }
        ++pages;
    }
    CHECK(pages >= 30);
}
