// Scenarios that read well and still make no model: too many uncertain numbers, and two ids that would share their
// luck.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "permille/random/key.hpp"
#include "support/scenarios.hpp"

using namespace permille;

namespace {

std::string project(const std::string& id, std::string_view beds) {
    return fmt::format(
        "projects.{}={{name: {}, adds: {{beds: {{{}, source: plan}}}}, planned: 2023-06, delay_months: 0}}", id, id,
        beds);
}

std::vector<Issue> issues_of(std::vector<std::string> projects) {
    const LoadedScenario loaded = testing::loaded("first.yaml", std::move(projects));
    const Checked<simulation::Model> model = simulation::build_model(loaded);
    CHECK(model.value.has_value() == model.issues.empty());
    return {model.issues.all().begin(), model.issues.all().end()};
}

}  // namespace

// Numbers of patients have dimensions of their own, from 1024 on; where none is drawn the others may have them all.
TEST_CASE("more uncertain numbers than there is room for are refused, with both counts") {
    const LoadedScenario present = testing::loaded("first.yaml");
    const auto others =
        std::count_if(present.uncertain_paths.begin(), present.uncertain_paths.end(), [](const auto& path) {
            return !path.starts_with("demand.") && !path.starts_with("care.") && !path.starts_with("network.");
        });
    std::vector<std::string> projects;
    for (auto i = others; i < 1024; ++i) projects.push_back(project(fmt::format("wing_{}", i), "uniform: [10, 20]"));
    CHECK(issues_of(projects).empty());
    projects.push_back(project("one_more", "uniform: [10, 20]"));
    const std::vector<Issue> issues = issues_of(projects);
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].message.en == "1025 uncertain numbers; at most 1024 are possible; make some of them certain");
    projects.insert(projects.end(), {"demand=null", "care=null", "network=null"});
    CHECK(issues_of(projects).empty());
}

TEST_CASE("two ids whose random numbers would be the same are refused, both named") {
    std::map<std::uint32_t, std::string> ids;
    std::string first, second;
    for (int i = 0; second.empty(); ++i) {
        const std::string id = fmt::format("wing_{}", i);
        const auto [at, fresh] = ids.emplace(hash_unit({"project", id}), id);
        if (!fresh) first = at->second, second = id;
    }
    const std::vector<Issue> issues = issues_of({project(first, "value: 10"), project(second, "value: 10")});
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].message.en ==
          fmt::format("'project.{}' and 'project.{}' would share their random numbers; give one "
                      "of them another id",
                      first, second));
}
