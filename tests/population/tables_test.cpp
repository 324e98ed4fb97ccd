// Population tables as files: what is read, and what is refused.
#include "permille/population/tables.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <functional>
#include <string>

#include "permille/population/life_table.hpp"
#include "support/folder.hpp"
#include "support/places.hpp"

using namespace permille;
using namespace permille::population;

namespace {

// One file in a folder of its own.
class File {
  public:
    explicit File(const std::string& text) : path_(folder_.write("table.csv", text)) {}
    std::string name() const { return path_.string(); }

  private:
    support::Folder folder_;
    std::filesystem::path path_;
};

std::string by_age(const std::string& header, const std::function<std::string(int)>& row) {
    std::string text = "# made up\n" + header + "\n";
    for (int age = 0; age < ages; ++age) text += std::to_string(age) + "," + row(age) + "\n";
    return text;
}

std::string first_issue_of_tables(const Settings& settings) {
    Issues issues;
    read_tables(settings, issues);
    return issues.empty() ? "" : to_string(issues.all().front(), Language::en);
}

void must_say(const std::string& issue, const std::string& words) {
    INFO(issue);
    CHECK(issue.find(words) != std::string::npos);
}

}  // namespace

TEST_CASE("every table is read into its array") {
    const File structure(
        by_age("age,male,female", [](int age) { return std::to_string(age) + "," + std::to_string(2 * age + 1); }));
    const File life(by_age("age,qx_male,qx_female", [](int age) { return age == 100 ? "1,1" : "0.02,0.01"; }));
    const File births("age,rate\n20,0.1\n30,0.05\n");
    const File profile(by_age("age,loss_male,loss_female,gain_male,gain_female", [](int) { return "1,2,3,4"; }));
    const File census("age_from,age_to,male,female\n0,14,10,9\n15,100,40,41\n");
    Settings settings;
    settings.structure = structure.name();
    settings.mortality.life_table = life.name();
    settings.fertility.shape = births.name();
    settings.migration.profile = profile.name();
    settings.margins.table = census.name();
    Issues issues;
    const Tables tables = read_tables(settings, issues);
    REQUIRE(issues.empty());
    CHECK(tables.structure[static_cast<std::size_t>(cell(female, 100))] == 201);
    CHECK(tables.dying[static_cast<std::size_t>(cell(male, 7))] == 0.02);
    CHECK(tables.fertility[30] == 0.05);
    CHECK(tables.fertility[31] == 0);
    CHECK(tables.loss[static_cast<std::size_t>(cell(female, 3))] == 2);
    CHECK(tables.gain[static_cast<std::size_t>(cell(male, 3))] == 3);
    REQUIRE(tables.census.size() == 2);
    CHECK(tables.census[1].women == 41);
}

TEST_CASE("a table whose name is not given is left out") {
    CHECK(first_issue_of_tables(Settings{}).empty());
}

TEST_CASE("an age that is missing, twice or not whole is refused") {
    std::string text = by_age("age,male,female", [](int) { return "1,1"; });
    Settings settings;
    {
        const File file(text.substr(0, text.rfind("100,1,1")));
        settings.structure = file.name();
        must_say(first_issue_of_tables(settings), "100 is missing");
    }
    {
        const File file(text + "7,1,1\n");
        settings.structure = file.name();
        must_say(first_issue_of_tables(settings), "age 7 appears twice");
    }
    {
        const File file(text + "7.5,1,1\n");
        settings.structure = file.name();
        must_say(first_issue_of_tables(settings), "7.5 is not a whole age");
    }
}

TEST_CASE("a life table in which nobody reaches 100, or nobody dies at 99, is refused at its cell") {
    Settings settings;
    const File all_die(by_age("age,qx_male,qx_female", [](int age) { return age == 90 ? "1,0.1" : "0.02,0.01"; }));
    settings.mortality.life_table = all_die.name();
    must_say(first_issue_of_tables(settings), "(age 90: 1)");
    must_say(first_issue_of_tables(settings), ":93:4: ");
    const File none_die(by_age("age,qx_male,qx_female", [](int age) { return age == 99 ? "0.1,0" : "0.02,0.01"; }));
    settings.mortality.life_table = none_die.name();
    must_say(first_issue_of_tables(settings), "(age 99: 0)");
}

TEST_CASE("tables without births, migrants or people are refused") {
    Settings settings;
    const File births("age,rate\n20,0\n");
    settings.fertility.shape = births.name();
    must_say(first_issue_of_tables(settings), "all fertility rates are 0");
    settings = {};
    const File profile(by_age("age,loss_male,loss_female,gain_male,gain_female", [](int) { return "1,1,0,0"; }));
    settings.migration.profile = profile.name();
    must_say(first_issue_of_tables(settings), "gain_male, gain_female");
    settings = {};
    const File empty(by_age("age,male,female", [](int) { return "0,0"; }));
    settings.structure = empty.name();
    must_say(first_issue_of_tables(settings), "the table has no people");
}

TEST_CASE("a census table must cover every age once") {
    Settings settings;
    const auto refuse = [&](const std::string& rows, const std::string& words) {
        const File file("age_from,age_to,male,female\n" + rows);
        settings.margins.table = file.name();
        must_say(first_issue_of_tables(settings), words);
    };
    refuse("0,14,1,1\n16,100,1,1\n", "this one must run from 15");
    refuse("0,14,1,1\n10,100,1,1\n", "this one must run from 15");
    refuse("0,14,1,1\n15,99,1,1\n", "these end with 99");
    refuse("0,14,0,0\n15,100,0,0\n", "the table has no people");
}

TEST_CASE("the national life table has the life expectancies that it was made for") {
    Settings settings;
    settings.mortality.life_table =
        (testing::project_folder() / "scenarios/defaults/china_lifetable_2020.csv").string();
    Issues issues;
    const Tables tables = read_tables(settings, issues);
    REQUIRE(issues.empty());
    const Survival<1> survival = moved_table(standard_mortality(tables.dying), Lane<1>(1.0));
    // World Population Prospects 2024, China 2020, as the file's second line says.
    CHECK(std::abs(survival.life_expectancy[male].v - 75.245) < 0.03);
    CHECK(std::abs(survival.life_expectancy[female].v - 80.999) < 0.03);
}
