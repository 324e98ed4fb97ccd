// Scenarios that read well and still make no model: too many uncertain numbers, and two ids that would share their
// luck.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>

#include "permille/random/key.hpp"
#include "permille/random/points.hpp"
#include "support/folder.hpp"
#include "support/scenarios.hpp"

using namespace permille;

namespace {

std::string project(const std::string& id, std::string_view beds) {
    return fmt::format("  {}: {{name: {}, adds: {{beds: {{{}, source: estimate}}}}, planned: 2023-06}}\n", id, id,
                       beds);
}

std::vector<Issue> issues_of(const std::string& projects) {
    const support::Folder folder;
    const auto file = folder.write("county.yaml", fmt::format("extends: {}\nprojects:\n{}",
                                                              testing::scenario_file("first.yaml").string(), projects));
    const Checked<LoadedScenario> loaded = load_scenario(file, {.installed_folders = {}, .sets = {}});
    for (const Issue& issue : loaded.issues.all()) FAIL(to_string(issue, Language::en));
    const Checked<simulation::Model> model = simulation::build_model(*loaded.value);
    CHECK(model.value.has_value() == model.issues.empty());
    return {model.issues.all().begin(), model.issues.all().end()};
}

}  // namespace

TEST_CASE("more uncertain numbers than Sobol points have dimensions are refused, with both counts") {
    const int present = testing::built(testing::loaded("first.yaml")).dimension_count();
    std::string projects;
    for (int i = present; i < max_point_dimensions; ++i)
        projects += project(fmt::format("wing_{}", i), "uniform: [10, 20]");
    CHECK(issues_of(projects).empty());
    const std::vector<Issue> issues = issues_of(projects + project("one_more", "uniform: [10, 20]"));
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].message.en ==
          fmt::format("{} uncertain numbers; at most {} are possible; make some of them certain",
                      max_point_dimensions + 1, max_point_dimensions));
}

TEST_CASE("two ids whose random numbers would be the same are refused, both named") {
    std::map<std::uint32_t, std::string> ids;
    std::string first, second;
    for (int i = 0; second.empty(); ++i) {
        const std::string id = fmt::format("wing_{}", i);
        const auto [at, fresh] = ids.emplace(hash_unit({"project", id}), id);
        if (!fresh) first = at->second, second = id;
    }
    const std::vector<Issue> issues = issues_of(project(first, "value: 10") + project(second, "value: 10"));
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].message.en ==
          fmt::format("'project.{}' and 'project.{}' would share their random numbers; give one "
                      "of them another id",
                      first, second));
}
