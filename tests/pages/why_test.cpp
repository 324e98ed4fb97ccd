// `run --why` of every plan, in both languages, is what people have read and approved. The levers are asked once for
// both: that takes most of the time. tools/dev/approved_outputs.sh writes the pages with the program itself.
#include "permille/report/why_report.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "permille/report/run_result.hpp"
#include "permille/report/table.hpp"
#include "support/places.hpp"
#include "support/sanitized.hpp"
#include "support/scenarios.hpp"

using namespace permille;

namespace {

std::string approved(const std::string& page) {
    std::ifstream in(testing::project_folder() / "tests/approved" / page);
    REQUIRE_MESSAGE(in, page);
    return {std::istreambuf_iterator<char>(in), {}};
}

void check_same_lines(const std::string& page, const std::string& expected) {
    std::istringstream now(page), then(expected);
    std::string a, b;
    for (int line = 1; std::getline(then, b); ++line) {
        CAPTURE(line);
        REQUIRE(std::getline(now, a));
        REQUIRE(a == b);
    }
    CHECK_FALSE(std::getline(now, a));
}

}  // namespace

TEST_CASE("the reasons of every plan are the approved text in Chinese and English") {
    for (const std::string name : {"first", "jingyan", "siyang", "zhaoyuan", "minhou"}) {
        if (testing::sanitized && name != "first") continue;  // tens of minutes there
        CAPTURE(name);
        const LoadedScenario loaded = testing::loaded(name + ".yaml");
        const simulation::Model model = testing::built(loaded);
        const auto seed = static_cast<std::uint64_t>(loaded.scenario.run.seed);
        const simulation::Ensemble ensemble =
            simulation::simulate(model, {.replications = 2048, .seed = seed, .towns = true});
        report::RunResult result = report::evaluate(loaded.id, loaded.digest, loaded.scenario, model, ensemble, seed);
        result.levers = report::helping_levers(loaded, result.verdicts, {.seed = seed});
        for (const Language language : {Language::zh, Language::en}) {
            const std::string page = name + ".why." + (language == Language::zh ? "zh" : "en") + ".txt";
            CAPTURE(page);
            const report::TableOptions options{
                .language = language, .file = "scenarios/" + name + ".yaml", .limits = false};
            check_same_lines(
                report::planner_table(result, options) + "\n" + report::why_text(result, *result.levers, options),
                approved(page));
        }
    }
}
