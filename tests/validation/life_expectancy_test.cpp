// Life expectancy recomputed from the real tables: the one that is published, and the one that each county asks for.
#include <doctest/doctest.h>

#include <cmath>

#include "permille/population/life_table.hpp"
#include "support/scenarios.hpp"

using namespace permille;
using namespace permille::population;

namespace {

// The textbook sum over a table of the living, moved by a Brass shift: infants live a_0 = 0.14 years of the year they
// die in, everybody else half of it, and those of 100 keep the last hazard.
double textbook_expectancy(const Pyramid& dying, int sex, double factor) {
    double standard = 1, alive = 1, years = 0;
    for (int age = 0; age < 100; ++age) {
        standard *= 1 - dying[static_cast<std::size_t>(cell(sex, age))];
        const double next = 1 / (1 + factor * (1 - standard) / standard);
        years += next + (age == 0 ? 0.14 : 0.5) * (alive - next);
        if (age == 99) years += next / std::log(alive / next);
        alive = next;
    }
    return years;
}

}  // namespace

TEST_CASE("the default table has the life expectancies published for 2020") {
    // UN World Population Prospects 2024, China 2020, annual: 75.245 and 80.999 years (head of the table).
    const LoadedScenario scenario = testing::loaded("first.yaml");
    const Survival<1> survival = moved_table(standard_mortality(scenario.people_tables.dying), Lane<1>(1.0));
    CHECK(std::abs(survival.life_expectancy[male].v - 75.245) < 0.01);
    CHECK(std::abs(survival.life_expectancy[female].v - 80.999) < 0.01);
}

TEST_CASE("each county's moved table has the life expectancy that its scenario asks for") {
    for (const char* county : {"jingyan.yaml", "minhou.yaml", "first.yaml"}) {
        CAPTURE(county);
        const LoadedScenario scenario = testing::loaded(county);
        const Settings& people = scenario.scenario.population;
        const double asked = people.mortality.life_expectancy.value();
        const double boys = people.fertility.sex_ratio_at_birth.mean_in(2020);
        const Pyramid& dying = scenario.people_tables.dying;
        const double factor =
            std::exp(log_factor_for<1>(standard_mortality(dying), asked, boys, 0.0, first_newton_steps).v);
        const double both =
            (boys * textbook_expectancy(dying, male, factor) + textbook_expectancy(dying, female, factor)) / (boys + 1);
        CHECK(std::abs(both - asked) < 0.01);
    }
}
