// The base year in lanes: the drawn number of people, and the births that the scenario states.
#include <doctest/doctest.h>

#include <cmath>

#include "county.hpp"

using namespace permille;
using namespace permille::population;

TEST_CASE("a certain base year is the base structure itself") {
    const County county(still_county(50000, 3));
    REQUIRE(county.issues.empty());
    Block<4> block(county, 1, 0);
    block.start();
    for (std::size_t i = 0; i < county.parameters.base_people.size(); ++i)
        for (int lane = 0; lane < 4; ++lane) REQUIRE(block.state.people[i][lane] == county.parameters.base_people[i]);
    CHECK(block.state.residents()[0] == 50000);
    CHECK(block.state.town(1)[0] == block.state.town_people[1][0]);
}

TEST_CASE("an uncertain base population scales every cell and adds up to the drawn number") {
    const County county(still_county(50000, 3));
    Block<4> block(county, 1, 0);
    const double drawn[4] = {50000, 43210.4, 61999.5, 50001};
    for (std::size_t lane = 0; lane < 4; ++lane)
        block.values[static_cast<std::size_t>(county.parameters.base.in_year(0)) * 4 + lane] = drawn[lane];
    block.start();
    for (int lane = 0; lane < 4; ++lane) {
        const double whole = std::floor(drawn[lane] + 0.5);
        double sum = 0;
        for (std::size_t i = 0; i < block.state.people.size(); ++i) {
            const double people = block.state.people[i][lane];
            REQUIRE((people >= 0 && people == std::floor(people)));
            REQUIRE(std::abs(people - county.parameters.base_people[i] * whole / 50000) < 1);
            sum += people;
        }
        CHECK(sum == whole);
        CHECK(block.state.residents()[lane] == whole);
        CHECK(block.value(Series::residents, lane) == whole);
        CHECK(block.value(Series::mean_residents, lane) == whole);
    }
}

TEST_CASE("where births per 1000 are given, the base year has them") {
    Settings settings = still_county(50000, 3);
    settings.fertility.total.reset();
    settings.fertility.birth_rate = Number(7.5);
    const County county(settings);
    REQUIRE(county.issues.empty());
    Block<1> block(county, 1, 0);
    block.start();
    CHECK(block.value(Series::births, 0) == doctest::Approx(7.5 * 50).epsilon(1e-12));
    double women = 0;  // the same, the other way round: total fertility times the women by age
    for (int age = 0; age < ages; ++age)
        women += block.state.county[static_cast<std::size_t>(cell(female, age))].v *
                 county.parameters.fertility[static_cast<std::size_t>(age)];
    CHECK(block.state.total_fertility.v * women == doctest::Approx(375).epsilon(1e-12));
}

TEST_CASE("the base year's life expectancy is the scenario's, its flows are those to be expected") {
    Settings settings = still_county(50000, 3);
    settings.migration.net_per_1000 = Number(-4.0);
    const County county(settings);
    Block<1> block(county, 1, 0);
    block.start();
    CHECK(block.value(Series::life_expectancy, 0) == 77);
    CHECK(block.value(Series::net_migration, 0) == doctest::Approx(-200));
    CHECK(block.value(Series::deaths, 0) > 0);
}

TEST_CASE("the base year's net migration is what births and deaths leave of a growth") {
    Settings settings = still_county(50000, 3);
    settings.migration.net_per_1000.reset();
    settings.migration.growth_per_year = Number(0.02);
    const County county(settings);
    Block<1> block(county, 1, 0);
    block.start();
    const double natural = block.value(Series::births, 0) - block.value(Series::deaths, 0);
    // Not to the last person: migrants bring births with them, and a year moves the women a year on.
    CHECK(block.value(Series::net_migration, 0) == doctest::Approx(1000 - natural).epsilon(0.05));
}

TEST_CASE("the series of ages are sums over the pyramid") {
    const County county(still_county(50000, 3));
    Block<1> block(county, 1, 0);
    block.start();
    const auto people = [&](int first_sex, int from, int to) {
        double sum = 0;
        for (int sex = first_sex; sex < sexes; ++sex)
            for (int age = from; age <= to; ++age)
                for (std::size_t town = 0; town < 3; ++town)
                    sum += block.state.people[town * cells + static_cast<std::size_t>(cell(sex, age))].v;
        return sum;
    };
    CHECK(block.value(Series::women_15_49, 0) == people(female, 15, 49));
    CHECK(block.value(Series::children_under_3, 0) == people(male, 0, 2));
    CHECK(block.value(Series::children_0_14, 0) == people(male, 0, 14));
    CHECK(block.value(Series::people_15_plus, 0) == people(male, 15, 100));
    CHECK(block.value(Series::people_65_plus, 0) == people(male, 65, 100));
    CHECK(block.value(Series::residents, 0) == people(male, 0, 100));
    CHECK(county.parameters.series.size() == block.recorded().size());
}
