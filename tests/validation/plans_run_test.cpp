// The four plans and every question asked of them run, and each question moves something, or nothing where it must not.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "support/scenarios.hpp"

using namespace permille;

namespace {

const simulation::RunOptions short_run = {.replications = 64};

// Series of the first run that the second one has with other values by the target year.
std::vector<std::string> moved(const simulation::Ensemble& before, const simulation::Ensemble& after) {
    std::vector<std::string> names;
    for (const std::string& series : before.series()) {
        const int there = after.series_index(series);
        if (there < 0) continue;
        for (int t = 0; t <= before.years(); ++t) {
            const auto first = before.values(before.series_index(series), t), second = after.values(there, t);
            if (std::equal(first.begin(), first.end(), second.begin())) continue;
            names.push_back(series);
            break;
        }
    }
    return names;
}

}  // namespace

TEST_CASE("every plan and every what-if runs at 64 replications, with finite values everywhere") {
    std::map<std::string, simulation::Ensemble> plans;
    for (const char* county : {"jingyan", "siyang", "zhaoyuan", "minhou"})
        plans.emplace(county, testing::run(std::string(county) + ".yaml", {}, short_run));
    const auto all_finite = [](const simulation::Ensemble& ensemble) {
        for (std::size_t series = 0; series < ensemble.series().size(); ++series)
            for (int t = 0; t <= ensemble.years(); ++t)
                for (const double value : ensemble.values(static_cast<int>(series), t))
                    if (!std::isfinite(value)) return false;
        return true;
    };
    for (const auto& plan : plans) CHECK_MESSAGE(all_finite(plan.second), plan.first);
    int asked = 0;
    for (const auto& entry : std::filesystem::directory_iterator(testing::scenario_file("whatif"))) {
        const std::string name = entry.path().filename().string();
        if (!name.ends_with(".yaml")) continue;
        CAPTURE(name);
        const simulation::Ensemble answer = testing::run("whatif/" + name, {}, short_run);
        CHECK(all_finite(answer));
        const auto parent = plans.find(name.substr(0, name.find('_')));
        REQUIRE(parent != plans.end());
        const std::vector<std::string> difference = moved(parent->second, answer);
        // Five years of training: who starts within the plan arrives after it.
        if (name.find("_more_students") != std::string::npos)
            CHECK(difference == std::vector<std::string>{});
        else if (name == "jingyan_visits.yaml")  // asks for patients, whom the plan itself does not simulate
            CHECK(answer.series().size() > parent->second.series().size());
        else
            CHECK_FALSE(difference.empty());
        ++asked;
    }
    CHECK(asked >= 12);
}

TEST_CASE("a population as uncertain as one likes stays within its field's range, and every future has a value") {
    const simulation::Ensemble ensemble =
        testing::run("first.yaml", {"population.base={normal: [100000, 60000]}"}, {.replications = 2048});
    const int residents = ensemble.series_index("residents"), nurses = ensemble.series_index("nurse");
    REQUIRE(residents >= 0);
    REQUIRE(nurses >= 0);
    double smallest = 1e300;
    for (const double people : ensemble.values(residents, 0)) smallest = std::min(smallest, people);
    CHECK(smallest >= 1000);
    CHECK(smallest < 10'000);  // the tail is drawn from, not left out
    for (const double staff : ensemble.values(nurses, 0)) CHECK(staff > 0);
}
