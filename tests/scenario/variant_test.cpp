// Variants made in memory are what files with --set would be.
#include "permille/scenario/variant.hpp"

#include <doctest/doctest.h>

#include "permille/describe/load_tree.hpp"
#include "support/scenarios.hpp"

using namespace permille;

namespace {

// The same series bit by bit.
bool same(const simulation::Ensemble& a, const simulation::Ensemble& b) {
    if (a.series() != b.series() || a.years() != b.years() || a.replications() != b.replications()) return false;
    for (int series = 0; series < static_cast<int>(a.series().size()); ++series)
        for (int t = 0; t <= a.years(); ++t) {
            const auto x = a.values(series, t), y = b.values(series, t);
            if (!std::equal(x.begin(), x.end(), y.begin(), y.end())) return false;
        }
    return true;
}

simulation::Ensemble run_of(const LoadedScenario& scenario) {
    return simulation::simulate(testing::built(scenario), {.replications = 64});
}

LoadedScenario value_of(Checked<LoadedScenario> made) {
    for (const Issue& issue : made.issues.all()) FAIL(to_string(issue, Language::en));
    return std::move(*made.value);
}

}  // namespace

TEST_CASE("a variant without a change is the scenario, bit by bit") {
    for (const char* file : {"first.yaml", "jingyan.yaml", "whatif/minhou_census.yaml"}) {
        CAPTURE(file);
        const LoadedScenario scenario = testing::loaded(file);
        const Variable variable(scenario);
        CHECK(same(run_of(scenario), run_of(value_of(variable.with({})))));
    }
}

TEST_CASE("a variant with a setting is the file with --set") {
    const LoadedScenario scenario = testing::loaded("jingyan.yaml");
    const Variable variable(scenario);
    const Setting settings[] = {{"workforce.nurse.leaving.multiplier", "0.8"},
                                {"projects.subcentre_mata.cancelled", "true"}};
    const LoadedScenario by_set = testing::loaded(
        "jingyan.yaml", {"workforce.nurse.leaving.multiplier=0.8", "projects.subcentre_mata.cancelled=true"});
    CHECK(same(run_of(value_of(variable.with(settings))), run_of(by_set)));
}

TEST_CASE("a setting outside its field's range is an issue") {
    const LoadedScenario scenario = testing::loaded("first.yaml");
    const Setting settings[] = {{"workforce.nurse.leaving.multiplier", "11"}};
    const auto made = Variable(scenario).with(settings);
    CHECK_FALSE(made.value);
    CHECK(made.issues.size() == 1);
}

TEST_CASE("with all the sections of another scenario it runs as the other") {
    const LoadedScenario main = testing::loaded("minhou.yaml"),
                         census =
                             testing::loaded("whatif/minhou_census.yaml", {"workforce.nurse.leaving.multiplier=2"});
    const Variable a(main), b(census);
    const std::vector<std::string> both = {"population", "workforce"};
    LoadedScenario mixed = value_of(a.with_sections(b, both));
    mixed.uncertain_paths = census.uncertain_paths;
    CHECK(same(run_of(mixed), run_of(census)));
    // One alone is neither.
    const std::vector<std::string> people = {"population"};
    LoadedScenario half = value_of(a.with_sections(b, people));
    half.uncertain_paths = census.uncertain_paths;
    CHECK_FALSE(same(run_of(half), run_of(census)));
    CHECK_FALSE(same(run_of(half), run_of(main)));
}

TEST_CASE("names, sources and notes mean nothing to a run, numbers do") {
    const auto tree = [](const char* text) { return *parse_tree(text, "t").value; };
    const Tree a = tree("{x: {value: 1, source: plan, note: a}, y: {name: north}}");
    CHECK(same_meaning(a, tree("{x: {value: 1, source: estimate}, y: {name: south}}")));
    CHECK_FALSE(same_meaning(a, tree("{x: {value: 2, source: plan, note: a}, y: {name: north}}")));
    CHECK_FALSE(same_meaning(a, tree("{x: {value: 1}}")));
}

TEST_CASE("numbers keep their dimension where a child is compared with its parent") {
    const std::vector<std::string> parent = {"a", "b"}, child = {"a", "b", "c"}, sister = {"a", "b", "d"};
    CHECK(joined_paths(std::vector{parent, child}) == child);
    CHECK(joined_paths(std::vector{child, parent}) == child);
    CHECK(joined_paths(std::vector{child, sister}) == std::vector<std::string>{"a", "b", "c", "d"});
}
