// From files to a checked scenario with its tables, normal form and digest.
#include "permille/scenario/load.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "scenario/small_county.hpp"
#include "scenario/told.hpp"
#include "support/folder.hpp"
#include "support/places.hpp"

using namespace permille;

namespace {

const std::filesystem::path scenarios = testing::project_folder() / "scenarios";

// All that is said of a file, in English, with names relative to the folder.
std::string said_by(const support::Folder& folder, const std::string& file, const LoadOptions& options = {}) {
    std::string said;
    const Checked<LoadedScenario> loaded = load_scenario(folder.path() / file, options);
    for (const Issue& issue : loaded.issues.all()) {
        std::string line = to_string(issue, Language::en);
        const std::string prefix = folder.path().generic_string() + "/";
        for (std::size_t at = line.find(prefix); at != std::string::npos; at = line.find(prefix))
            line.erase(at, prefix.size());
        said += line + "\n";
    }
    return said;
}

// A folder with the defaults of the nation and the smallest scenario, which extends them.
struct Copy {
    Copy() {
        std::filesystem::copy(scenarios / "defaults", folder.path() / "defaults");
        std::filesystem::copy(scenarios / "first.yaml", folder.path() / "first.yaml");
    }
    LoadedScenario load(const std::string& file = "first.yaml", const LoadOptions& options = {}) const {
        Checked<LoadedScenario> loaded = load_scenario(folder.path() / file, options);
        for (const Issue& issue : loaded.issues.all()) MESSAGE(to_string(issue, Language::en));
        REQUIRE(loaded);
        return std::move(*loaded.value);
    }
    support::Folder folder;
};

}  // namespace

TEST_CASE("every scenario that is shipped loads without an issue") {
    std::size_t files = 0;
    for (const auto& folder : {scenarios, scenarios / "whatif"}) {
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            if (entry.path().extension() != ".yaml") continue;
            INFO(entry.path());
            const Checked<LoadedScenario> loaded = load_scenario(entry.path());
            for (const Issue& issue : loaded.issues.all()) CHECK(to_string(issue, Language::en) == "");
            ++files;
        }
    }
    CHECK(files >= 5);
}

TEST_CASE("a scenario is named by its file and lists what was read, parents first") {
    const Copy copy;
    const LoadedScenario loaded = copy.load();
    CHECK(loaded.id == "first");
    REQUIRE(loaded.files.size() == 4);
    CHECK(loaded.files[0].ends_with("defaults/yardsticks.yaml"));
    CHECK(loaded.files[1].ends_with("defaults/care.yaml"));
    CHECK(loaded.files[2].ends_with("defaults/national.yaml"));
    CHECK(loaded.files[3].ends_with("first.yaml"));
}

TEST_CASE("the digest is that of what a scenario says, wherever it stands") {
    const Copy here, there;
    const std::string digest = here.load().digest;
    CHECK(digest.size() == 64);
    CHECK(there.load().digest == digest);
    CHECK(here.load().resolved == there.load().resolved);
    CHECK(here.load().resolved.find(here.folder.path().string()) == std::string::npos);
    // A comment changes nothing, a number does, and so does a cell of a table.
    std::ofstream(there.folder.path() / "first.yaml", std::ios::app) << "# a remark\n";
    CHECK(there.load().digest == digest);
    CHECK(here.load("first.yaml", {.sets = {"population.base=100001"}}).digest != digest);
    std::ofstream(there.folder.path() / "defaults/china_lifetable_2020.csv", std::ios::app) << "# a remark\n";
    CHECK(there.load().digest != digest);
}

TEST_CASE("what-ifs and sets add their uncertain numbers behind those of their parents") {
    const Copy copy;
    const std::vector<std::string> before = copy.load().uncertain_paths;
    CHECK(std::find(before.begin(), before.end(), "capacity.beds.growth.log_per_year") != before.end());
    copy.folder.write("more.yaml",
                      "permille: 1\nextends: first.yaml\nworkforce:\n  nurse:\n    leaving:\n      multiplier:\n"
                      "        uniform: [0.5, 1]\n        source: estimate\n        note: a guess\n");
    const std::vector<std::string> after =
        copy.load("more.yaml", {.sets = {"capacity.beds.base.amount={uniform: [4, 5]}"}}).uncertain_paths;
    REQUIRE(after.size() == before.size() + 2);
    CHECK(std::equal(before.begin(), before.end(), after.begin()));
    CHECK(after[before.size()] == "workforce.nurse.leaving.multiplier");
    CHECK(after[before.size() + 1] == "capacity.beds.base.amount");
}

TEST_CASE("defaults are found where the program was installed") {
    support::Folder folder;
    std::filesystem::copy(scenarios / "first.yaml", folder.path() / "first.yaml");
    CHECK(load_scenario(folder.path() / "first.yaml", {.installed_folders = {scenarios}}));
    CHECK_FALSE(load_scenario(folder.path() / "first.yaml"));
}

TEST_CASE("mistakes of the file, across fields, of sources and of tables come in one pass") {
    const Copy copy;
    copy.folder.write("pyramid.csv", "age,male,female\n0,10,x\n");
    copy.folder.write("broken.yaml",
                      "permille: 1\n"
                      "extends: first.yaml\n"
                      "horizon: {target: 2019}\n"
                      "population:\n"
                      "  source: plann\n"
                      "  base: 100\n"
                      "  structure: pyramid.csv\n"
                      "  mortality: {life_table: absent.csv}\n"
                      "workforce:\n"
                      "  nurse: {part_of: nurses}\n"
                      "  nurze: {}\n");
    CHECK(said_by(copy.folder, "broken.yaml") ==
          "broken.yaml:3:19: horizon.target: the target year 2019 must be later than the base year 2020\n"
          "broken.yaml:5:11: population.base: no source plann in sources; did you mean 'plan'?\n"
          "broken.yaml:6:9: population.base: 100 is outside [1000, 20000000] (unit: persons)\n"
          "broken.yaml:8:27: population.mortality.life_table: no file absent.csv\n"
          "broken.yaml:10:20: workforce.nurse.part_of: no cadre 'nurses'; did you mean 'nurse'?\n"
          "broken.yaml:11:3: workforce.nurze.name: required key is missing (Label in reports.); did you mean 'nurse'?\n"
          "pyramid.csv:2:1: the table must have a row for each age from 0 to 100; 1 is missing\n"
          "pyramid.csv:2:6: female: x is not a number; write one like 3, 0.25 or 1e-4\n");
}

TEST_CASE("the defaults serve the plan after this one, and no plan of another decade") {
    const auto told = [](const char* base, const char* target) {
        return lines_of(told_of(scenarios / "first.yaml",
                                {std::string("horizon.base=") + base, std::string("horizon.target=") + target}));
    };
    // Courses of the defaults that have ended by then are no mistake of the plan's.
    CHECK(told("2025", "2030").empty());
    CHECK(told("2015", "2025").empty());
    const auto far = told("2026", "2030");
    REQUIRE(far.size() == 1);
    CHECK(far[0].starts_with("--set: horizon.base: the base year 2026 would start from data"));
    CHECK(told("2010", "2020").size() == 1);
}

TEST_CASE("a table outside the folder of scenarios is not read") {
    const support::Folder folder;
    folder.write("outside.csv", "age,male,female\n");
    folder.write("inside/county.yaml", "permille: 1\nextends: first.yaml\npopulation: {structure: ../outside.csv}\n");
    std::filesystem::copy(scenarios / "defaults", folder.path() / "inside/defaults");
    std::filesystem::copy(scenarios / "first.yaml", folder.path() / "inside/first.yaml");
    CHECK(said_by(folder, "inside/county.yaml") ==
          "inside/county.yaml:3:25: population.structure: ../outside.csv lies outside the scenario folder; files "
          "that a scenario names must lie inside\n");
}

TEST_CASE("a file that is not there, or is no scenario, is one issue") {
    const support::Folder folder;
    folder.write("list.yaml", "- 1\n");
    CHECK(said_by(folder, "absent.yaml") == "absent.yaml: cannot be opened (no such file)\n");
    CHECK(said_by(folder, "list.yaml") == "list.yaml:1:1: must be a map of keys and values, not a list\n");
}
