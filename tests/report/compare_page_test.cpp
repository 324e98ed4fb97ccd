// The page of a comparison: within its width, drivers one a line, counts in words that fit.
#include <doctest/doctest.h>

#include <sstream>

#include "permille/explore/compare.hpp"
#include "permille/report/compare_report.hpp"
#include "permille/report/layout.hpp"
#include "support/scenarios.hpp"

using namespace permille;

TEST_CASE("a comparison is no wider than the page; what drives a row stands one part a line") {
    const LoadedScenario county = testing::loaded("minhou.yaml"),
                         census = testing::loaded(
                             "whatif/minhou_census.yaml",
                             {"workforce.nurse.leaving.multiplier=2", "workforce.physician.leaving.multiplier=2"});
    const std::vector<const LoadedScenario*> both{&county, &census};
    const std::vector<std::string> labels{"minhou", "minhou_census"};
    const auto compared = explore::compare(both, labels, {.replications = 128});
    REQUIRE(compared.value);
    for (const Language language : {Language::zh, Language::en}) {
        const std::string page = report::compare_text(*compared.value, language);
        std::istringstream in(page);
        std::string people, staff;  // the line that names the one driver, and the line after it
        for (std::string line; std::getline(in, line);) {
            INFO(line);
            CHECK(report::display_width(line) <= 100);
            if (people.empty() && line.find(language == Language::zh ? "人口 -" : "people -") != std::string::npos)
                people = line;
            else if (!people.empty() && staff.empty() &&
                     line.find(language == Language::zh ? "人员 -" : "staff -") != std::string::npos)
                staff = line;
        }
        REQUIRE_FALSE(people.empty());
        REQUIRE_FALSE(staff.empty());
        CHECK(people.find(language == Language::zh ? "人员 -" : "staff -") == std::string::npos);
        CHECK(page.find(language == Language::zh ? " 名新生儿" : " births") != std::string::npos);
    }
}
