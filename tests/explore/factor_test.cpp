// Factors as the command line names them.
#include "permille/explore/factor.hpp"

#include <doctest/doctest.h>

#include "support/scenarios.hpp"

using namespace permille;
using explore::Factor;

namespace {

const std::string offers = "workforce.nurse.recruitment.extra_per_year";

Factor factor(const std::string& text) {
    static const LoadedScenario scenario = testing::loaded("first.yaml");
    Checked<Factor> read = explore::read_factor(scenario, text);
    for (const Issue& issue : read.issues.all()) FAIL(to_string(issue, Language::en));
    return std::move(*read.value);
}

std::string mistake(const std::string& text) {
    static const LoadedScenario scenario = testing::loaded("first.yaml");
    const Checked<Factor> read = explore::read_factor(scenario, text);
    REQUIRE(!read.issues.empty());
    return read.issues.all().front().message.en;
}

}  // namespace

TEST_CASE("a range counts its end, with the decimals it was written with") {
    CHECK(factor(offers + "=0:10:5").levels == std::vector<std::string>{"0", "5", "10"});
    CHECK(factor(offers + "=0.1:0.3:0.1").levels == std::vector<std::string>{"0.1", "0.2", "0.3"});
    CHECK(factor(offers + "=0:10:4").levels == std::vector<std::string>{"0", "4", "8"});
    CHECK(factor(offers + "=3:1:-1").levels == std::vector<std::string>{"3", "2", "1"});
    CHECK(factor(offers + "=2:2:1").levels == std::vector<std::string>{"2"});
}

TEST_CASE("a list keeps its levels as they are written, brackets and quotes whole") {
    CHECK(factor(offers + "=1, 20,30").levels == std::vector<std::string>{"1", "20", "30"});
    CHECK(factor(offers + "={uniform: [0, 4]}, 5").levels == std::vector<std::string>{"{uniform: [0, 4]}", "5"});
    CHECK(factor("file=a.yaml,b.yaml").levels == std::vector<std::string>{"a.yaml", "b.yaml"});
    CHECK(factor("file=a.yaml").is_file());
}

TEST_CASE("a distribution may be written as in a scenario or as a function, and gives its quantiles") {
    for (const std::string text : {"{uniform: [10, 30]}", "uniform(10, 30)"}) {
        const Factor uniform = factor(offers + "=" + text);
        REQUIRE(uniform.distribution);
        CHECK(uniform.levels.empty());
        CHECK(uniform.at(0.5) == "20");
        CHECK(uniform.at(0.25) == "15");
    }
}

TEST_CASE("listed levels take equal parts of the unit interval") {
    const Factor listed = factor(offers + "=1,2,3,4");
    CHECK(listed.at(0.01) == "1");
    CHECK(listed.at(0.25) == "2");
    CHECK(listed.at(0.999999) == "4");
}

TEST_CASE("a path alone takes the scenario's own distribution, cut to the range of its field") {
    const LoadedScenario scenario = testing::loaded("first.yaml", {offers + "={normal: [1, 5]}"});
    const Checked<Factor> own = explore::read_factor(scenario, offers);
    REQUIRE(own.value);
    REQUIRE(own.value->distribution);
    CHECK(std::stod(own.value->at(1e-9)) >= 0);
}

TEST_CASE("what is no factor is said in one sentence") {
    CHECK(mistake("=1,2").find("names no path") != std::string::npos);
    CHECK(mistake(offers + "=").find("has no levels") != std::string::npos);
    CHECK(mistake(offers + "=0:10:-1").find("is no range") != std::string::npos);
    CHECK(mistake(offers + "=0:1:0").find("is no range") != std::string::npos);
    CHECK(mistake(offers + "=0:1e9:1").find("is no range") != std::string::npos);
    CHECK(mistake(offers).find("known number") != std::string::npos);
    CHECK(mistake("workforce.nurse.recruitment.extra_per_yaer").find("did you mean") != std::string::npos);
    CHECK(mistake(offers + "={uniform: [3, 1]}") != "");
    CHECK(mistake("workforce.nurses.growth=1") != "");
}
