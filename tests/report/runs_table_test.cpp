// Several plans side by side.
#include "permille/report/runs_table.hpp"

#include <doctest/doctest.h>

#include <array>
#include <iterator>
#include <sstream>

#include "permille/report/layout.hpp"
#include "report/small_run.hpp"

using namespace permille;
using namespace permille::report;

TEST_CASE("each run is a line: rows by verdict, together, binding, what fails first") {
    const Scenario six = small_plan::six_rows();
    const auto six_run = small_plan::six_rows_run();
    Scenario one = small_plan::county({{"nurses", small_plan::nurses_per_1000()}});
    one.name = {"另一县名称较长的卫生健康事业发展规划", "Another county whose plan has a long name"};
    const auto one_run =
        small_plan::ensemble({{"nurse", {{960, 960}, {960, 960}, {1200, 1082}}},
                              {"residents", {{280'641, 280'641}, {280'641, 280'641}, {280'641, 280'641}}}});
    const RunResult first = evaluate("six", "0", six, six_run, 1, 1), second = evaluate("one", "0", one, one_run, 1, 1);
    const std::array<const RunResult*, 2> both{&first, &second};
    for (const Language language : {Language::zh, Language::en}) {
        const std::string page = runs_table(both, {.language = language});
        std::vector<std::string> lines;
        std::istringstream in(page);
        for (std::string line; std::getline(in, line);) {
            CHECK(display_width(line) <= 100);
            lines.push_back(line);
        }
        std::vector<std::vector<std::string>> words;
        for (const std::string& line : lines) {
            std::istringstream cells(line);
            words.emplace_back(std::istream_iterator<std::string>(cells), std::istream_iterator<std::string>());
        }
        const auto starting = [&](const std::string& word) {
            for (const auto& line : words)
                if (!line.empty() && line.front().rfind(word, 0) == 0) return line;
            return std::vector<std::string>();
        };
        // Reachable 1 (life expectancy), likely 1 (nurses), at risk 0, out of reach 1 (beds), not projected 3.
        const auto counts = [](const std::vector<std::string>& line) {
            std::vector<std::string> found;
            for (const std::string& word : line)
                if (word.find_first_not_of("0123456789%—") == std::string::npos) found.push_back(word);
            return found;
        };
        const auto six_line = counts(starting(language == Language::zh ? "示例县" : "Example"));
        REQUIRE(six_line.size() >= 7);
        CHECK(std::vector<std::string>(six_line.begin(), six_line.begin() + 7) ==
              std::vector<std::string>{"1", "1", "0", "1", "3", "0%", "100%"});
        const auto one_line = counts(starting(language == Language::zh ? "另一县" : "Another"));
        REQUIRE(one_line.size() >= 7);
        CHECK(std::vector<std::string>(one_line.begin(), one_line.begin() + 7) ==
              std::vector<std::string>{"0", "1", "0", "0", "0", "50%", "—"});
        CHECK(page.find(language == Language::zh ? "第 17 行" : "row 17") != std::string::npos);
    }
}
