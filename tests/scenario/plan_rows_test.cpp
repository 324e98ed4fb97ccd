// The four plans hold every row that the plans print: plan_rows.csv was copied from the plans beside the scenarios, and
// two cells corrected by the plans' own words (engine/decisions.md): siyang t3 is "about", zhaoyuan 18 is binding.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <map>

#include "permille/describe/table.hpp"
#include "support/places.hpp"
#include "support/scenarios.hpp"

using namespace permille;

namespace {

constexpr std::array counties = {"jingyan", "siyang", "zhaoyuan", "minhou"};

Table printed_rows() {
    const auto file = testing::project_folder() / "tests/scenario/plan_rows.csv";
    const std::string_view columns[] = {"plan", "row", "id",     "indicator", "base_year",
                                        "base", "op",  "target", "nature",    "kind"};
    Checked<Table> table = load_table(file, "plan_rows.csv", columns);
    for (const Issue& issue : table.issues.all()) FAIL(to_string(issue, Language::en));
    return std::move(*table.value);
}

// A number as the scenario's author copied it, or the words that stand in its place.
std::string base_of(const plan::Target& target) {
    return target.base ? target.base->text : target.base_text;
}

std::string_view nature_of(const plan::Target& target) {
    switch (target.nature) {
        case plan::Nature::binding: return "约束性";
        case plan::Nature::text: return "text";
        case plan::Nature::expected: break;
    }
    return "预期性";
}

void check_target(const plan::Target& target, const std::string& printed) {
    if (printed == "150% of base") {
        REQUIRE(target.percent_of_base);
        CHECK(target.percent_of_base->text == "150");
        CHECK_FALSE(target.target);
    } else if (printed == "-1 pp a year") {
        REQUIRE(target.target);
        CHECK(target.target->text == "1");
        CHECK(target.op == plan::Operator::lower);
        CHECK(target.target_text == "力争每年降低1个百分点");
    } else if (printed.empty()) {
        CHECK_FALSE(target.target);
        CHECK_FALSE(target.target_text.empty());
    } else if (printed.find('/') != std::string::npos) {
        CHECK(target.target_text == printed);
    } else {
        REQUIRE(target.target);
        CHECK(target.target->text == printed);
    }
}

}  // namespace

TEST_CASE("the four plans hold every printed row, in its order, as printed") {
    const Table rows = printed_rows();
    CHECK(rows.rows() == 108);
    std::map<std::string, std::map<std::string_view, int>> kinds;  // by plan
    std::size_t found = 0;
    for (const std::string county : counties) {
        CAPTURE(county);
        std::vector<std::size_t> printed;  // this plan's lines of the table: rows first, then what the text alone asks
        for (std::size_t i = 0; i < rows.rows(); ++i)
            if (rows.text(i, "plan") == county) printed.push_back(i);
        std::size_t next = 0;
        const LoadedScenario loaded = testing::loaded(county + ".yaml");
        for (const auto& entry : loaded.scenario.targets) {
            const std::string& id = entry.id;
            const plan::Target& target = entry.value;
            CAPTURE(id);
            REQUIRE(next < printed.size());
            const std::size_t line = printed[next++];
            const auto cell = [&](std::string_view column) -> const std::string& { return rows.text(line, column); };
            CHECK(cell("id") == id);
            CHECK(cell("row") == target.row);
            CHECK(target.name.zh.ends_with(cell("indicator")));
            CHECK(cell("kind") == name_of(target.kind));
            CHECK(cell("op") == name_of(target.op));
            CHECK(cell("nature") == nature_of(target));
            CHECK(cell("base") == base_of(target));
            if (target.base)
                CHECK(cell("base_year") ==
                      std::to_string(target.base_year ? target.base_year : loaded.scenario.horizon.base));
            check_target(target, cell("target"));
            ++kinds[county][name_of(target.kind)];
        }
        CHECK(next == printed.size());
        found += next;
    }
    CHECK(found == rows.rows());

    std::map<std::string_view, int> all;
    for (const std::string county : counties) {
        std::string line;
        for (const auto& [kind, count] : kinds[county]) {
            line += fmt::format(" {} {}", kind, count);
            all[kind] += count;
        }
        MESSAGE(county << ":" << line);
    }
    std::string line;
    for (const auto& [kind, count] : all) line += fmt::format(" {} {}", kind, count);
    MESSAGE("all four:" << line);
    const std::map<std::string_view, int> expected = {{"resource", 34},   {"service", 5},   {"demographic", 5},
                                                      {"rare_event", 12}, {"coverage", 29}, {"milestone", 15},
                                                      {"monitor", 8}};
    CHECK(all == expected);
}

TEST_CASE("every what-if beside the plans loads, and each plan has three at least") {
    std::map<std::string, int> asked;
    for (const auto& entry : std::filesystem::directory_iterator(testing::scenario_file("whatif"))) {
        if (entry.path().extension() != ".yaml") continue;
        const std::string name = entry.path().filename().string();
        CAPTURE(name);
        testing::loaded("whatif/" + name);
        ++asked[name.substr(0, name.find('_'))];
    }
    for (const std::string county : counties) {
        CAPTURE(county);
        CHECK(asked[county] >= 3);
    }
}

TEST_CASE("alliances, upgrades, figures and claims of the plans are kept") {
    const LoadedScenario jingyan = testing::loaded("jingyan.yaml"), minhou = testing::loaded("minhou.yaml");
    int upgrades = 0;
    for (const auto& [id, project] : jingyan.scenario.projects)
        if (project.upgrade) upgrades += *project.upgrade == facilities::Tier::subcentre;
    CHECK(upgrades == 3);
    const auto* output = jingyan.scenario.figures.find("county_output");
    REQUIRE(output);
    CHECK(output->printed.find("goal")->value.value() == 170);
    CHECK(jingyan.scenario.targets.find("health_industry_output")->part_of == "county_output");
    const auto* spending = minhou.scenario.claims.find("health_spending");
    REQUIRE(spending);
    // 15.3 % a year is claimed of a growth that is 3.4 %.
    const double growth = std::pow(spending->to.value() / spending->from.value(), 1.0 / 5) - 1;
    CHECK(growth == doctest::Approx(0.0338).epsilon(0.01));
    CHECK(spending->percent_per_year.value() == 15.3);
    CHECK(minhou.scenario.alliances.size() == 2);
    // The normal form, which `show` prints, carries them.
    for (const char* passage : {"upgrade: subcentre", "part_of: county_output", "tcm_hospital_alliance:"})
        CHECK(jingyan.resolved.find(passage) != std::string::npos);
    for (const char* passage : {"percent_per_year:", "printed_unit:", "other_counts:"})
        CHECK(minhou.resolved.find(passage) != std::string::npos);
}
