// The base year meets everything that is known of it, in whole people.
#include "permille/population/base_structure.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "county.hpp"

using namespace permille;
using namespace permille::population;

namespace {

Number printed(const std::string& text) {
    Number number = std::stod(text);
    number.text = text;
    return number;
}

void add_group(Settings& settings, const std::string& id, int from, int to, const std::string& share) {
    settings.margins.ages.entries.push_back({id, AgeShare{.from = from, .to = to, .share = printed(share)}});
}

// Jingyan, census of 2020 (communique of Leshan): 280 641 people, 50.56 % men, 13.08, 55.49, 5.81 and 25.62 % aged
// 0-14, 15-59, 60-64 and 65+. Four towns, one of them known.
Settings jingyan() {
    Settings settings = still_county(280641, 4);
    settings.margins.male_share = printed("0.5056");
    add_group(settings, "children", 0, 14, "0.1308");
    add_group(settings, "adults", 15, 59, "0.5549");
    add_group(settings, "sixties", 60, 64, "0.0581");
    add_group(settings, "old", 65, 100, "0.2562");
    settings.towns.entries[1].value.people = Number(41093);
    settings.towns.entries[2].value.weight = 2;
    return settings;
}

// Minhou, census of 2020 (chinacensus.org), men and women by five years of age.
Tables minhou_tables() {
    Tables tables = smooth_tables();
    tables.census = {{0, 0, 4358, 3782},     {1, 4, 23206, 20168},   {5, 9, 29394, 25419},   {10, 14, 23610, 20495},
                     {15, 19, 40285, 43399}, {20, 24, 57825, 55684}, {25, 29, 39233, 32000}, {30, 34, 47136, 41786},
                     {35, 39, 40913, 34627}, {40, 44, 34050, 30326}, {45, 49, 37586, 35319}, {50, 54, 34974, 33426},
                     {55, 59, 28591, 28568}, {60, 64, 22366, 20993}, {65, 69, 21129, 21000}, {70, 74, 13750, 11716},
                     {75, 79, 7740, 6031},   {80, 84, 4329, 4430},   {85, 100, 3279, 5277}};
    return tables;
}

double total(const std::vector<double>& people, std::size_t towns, int first_sex, int last_sex, int from, int to) {
    double sum = 0;
    for (std::size_t town = 0; town < towns; ++town)
        for (int sex = first_sex; sex <= last_sex; ++sex)
            for (int age = from; age <= to; ++age)
                sum += people[town * cells + static_cast<std::size_t>(cell(sex, age))];
    return sum;
}

std::string first_issue(const Settings& settings, const Tables& tables = smooth_tables()) {
    Issues issues;
    const std::vector<double> people = base_structure(settings, tables, 2020, issues);
    CHECK(people.empty() == !issues.empty());
    return issues.empty() ? "" : to_string(issues.all().front(), Language::en);
}

bool says(const std::string& issue, const std::string& words) {
    return issue.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("whole people meet the rounded totals of sexes, age groups and towns") {
    Issues issues;
    const std::vector<double> people = base_structure(jingyan(), smooth_tables(), 2020, issues);
    REQUIRE(issues.empty());
    for (const double count : people) REQUIRE((count >= 0 && count == std::floor(count)));
    CHECK(total(people, 4, male, female, 0, 100) == 280641);
    CHECK(total(people, 4, male, male, 0, 100) == 141892);  // 0.5056 of them: 141 892.09
    // The four shares of 280 641: 36 707.84, 155 727.69, 16 305.24, 71 900.22.
    CHECK(total(people, 4, male, female, 0, 14) == 36708);
    CHECK(total(people, 4, male, female, 15, 59) == 155728);
    CHECK(total(people, 4, male, female, 60, 64) == 16305);
    CHECK(total(people, 4, male, female, 65, 100) == 71900);
    // 41 093 are known; 239 548 are left for weights of 1, 2 and 1.
    const auto town = [&](std::size_t i) {
        return total({people.begin() + static_cast<std::ptrdiff_t>(i * cells), people.end()}, 1, male, female, 0, 100);
    };
    CHECK(town(0) == 59887);
    CHECK(town(1) == 41093);
    CHECK(town(2) == 119774);
    CHECK(town(3) == 59887);
}

TEST_CASE("every town has the county's structure, each cell within one person") {
    Issues issues;
    const std::vector<double> people = base_structure(jingyan(), smooth_tables(), 2020, issues);
    for (std::size_t i = 0; i < cells; ++i) {
        double county = 0;
        for (std::size_t town = 0; town < 4; ++town) county += people[town * cells + i];
        REQUIRE(std::abs(people[cells + i] - county * 41093 / 280641) < 1);
    }
}

TEST_CASE("a census table by sex and age is met cell by cell where the county is the census's") {
    Issues issues;
    Settings settings = still_county(988200, 15);
    settings.margins.male_share = printed("0.5199");
    add_group(settings, "children", 0, 14, "0.1522");
    add_group(settings, "adults", 15, 59, "0.7040");
    add_group(settings, "old", 60, 100, "0.1437");
    const Tables tables = minhou_tables();
    const std::vector<double> people = base_structure(settings, tables, 2020, issues);
    REQUIRE(issues.empty());
    for (const CensusGroup& group : tables.census) {
        CHECK(total(people, 15, male, male, group.from, group.to) == group.men);
        CHECK(total(people, 15, female, female, group.from, group.to) == group.women);
    }
}

TEST_CASE("a census table gives its shares to a county of another size") {
    Issues issues;
    const Tables tables = minhou_tables();
    const std::vector<double> people = base_structure(still_county(739000, 3), tables, 2020, issues);
    REQUIRE(issues.empty());
    CHECK(total(people, 3, male, female, 0, 100) == 739000);
    for (const CensusGroup& group : tables.census) {
        const double women = total(people, 3, female, female, group.from, group.to);
        CHECK(std::abs(women - group.women * 739000 / 988200) < 1);
    }
}

TEST_CASE("a share that covers part of the ages leaves the rest to the structure") {
    Issues issues;
    Settings settings = still_county(100000, 2);
    add_group(settings, "old", 65, 100, "0.2");
    const std::vector<double> people = base_structure(settings, smooth_tables(), 2020, issues);
    REQUIRE(issues.empty());
    CHECK(total(people, 2, male, female, 65, 100) == 20000);
}

TEST_CASE("what cannot be true of a base year is refused with its reason") {
    Settings overlap = still_county(100000, 2);
    add_group(overlap, "children", 0, 15, "0.2");
    add_group(overlap, "adults", 15, 100, "0.8");
    CHECK(says(first_issue(overlap), "age 15 already belongs to group children"));

    Settings backwards = still_county(100000, 2);
    add_group(backwards, "old", 80, 65, "0.2");
    CHECK(says(first_issue(backwards), "ends (65) before it begins (80)"));

    Settings too_little = still_county(100000, 2);
    add_group(too_little, "young", 0, 59, "0.50");
    add_group(too_little, "old", 60, 100, "0.40");
    CHECK(says(first_issue(too_little), "add up to 0.9"));

    Settings contradiction = still_county(988200, 2);
    contradiction.margins.male_share = printed("0.5056");
    CHECK(says(first_issue(contradiction, minhou_tables()), "population.margins.male_share: this says 0.5056"));

    Settings uncertain = still_county(100000, 2);
    Number share;
    share.form = Distribution{.kind = Distribution::Kind::uniform, .a = 0.49, .b = 0.51};
    uncertain.margins.male_share = share;
    CHECK(says(first_issue(uncertain), "give a plain number here"));

    Tables childless = smooth_tables();
    for (int age = 0; age < 15; ++age)
        childless.structure[static_cast<std::size_t>(cell(male, age))] =
            childless.structure[static_cast<std::size_t>(cell(female, age))] = 0;
    Settings children = still_county(100000, 2);
    add_group(children, "children", 0, 14, "0.2");
    CHECK(says(first_issue(children, childless), "nobody aged 0 to 14"));

    Settings too_many = still_county(100000, 2);
    too_many.towns.entries[0].value.people = Number(100001);
    CHECK(says(first_issue(too_many), "add up to 100001, the county has 100000"));

    Settings too_few = still_county(100000, 1);
    too_few.towns.entries[0].value.people = Number(99999);
    CHECK(says(first_issue(too_few), "add up to 99999, the county has 100000"));
}
