// What only shows when settings and tables come together.
#include "permille/population/parameters.hpp"

#include <doctest/doctest.h>

#include <numeric>
#include <string>

#include "county.hpp"

using namespace permille;
using namespace permille::population;

namespace {

void refuses(const Settings& settings, const std::string& words) {
    const County county(settings);
    REQUIRE(county.issues.size() == 1);
    const std::string issue = to_string(county.issues.all().front(), Language::en);
    INFO(issue);
    CHECK(issue.find(words) != std::string::npos);
}

}  // namespace

TEST_CASE("a sound county becomes parameters without issues") {
    const County county(still_county(50000, 3));
    CHECK(county.issues.empty());
    CHECK(county.parameters.towns() == 3);
    CHECK(county.parameters.seat == 0);
    CHECK(std::accumulate(county.parameters.fertility.begin(), county.parameters.fertility.end(), 0.0) ==
          doctest::Approx(1));
    CHECK(county.parameters.series.front() == "residents");
    CHECK(county.parameters.series[static_cast<std::size_t>(Series::people_65_plus)] == "people_65_plus");
    CHECK(county.units.collisions().empty());
}

TEST_CASE("the level of births is given once, and so is that of migration") {
    Settings settings = still_county(50000, 3);
    settings.fertility.birth_rate = Number(7.5);
    refuses(settings, "population.fertility: give total or birth_rate");
    settings.fertility.birth_rate.reset();
    settings.fertility.total.reset();
    refuses(settings, "population.fertility: give total or birth_rate");
    settings = still_county(50000, 3);
    settings.migration.growth_per_year = Number(0.01);
    refuses(settings, "population.migration: give net_per_1000 or growth_per_year");
}

TEST_CASE("exactly one town is the seat") {
    Settings settings = still_county(50000, 3);
    settings.towns.entries[2].value.seat = true;
    refuses(settings, "exactly one town must be the county seat (seat: true), not 2");
    settings.towns.entries.clear();
    refuses(settings, "there must be at least one town");
}

TEST_CASE("a course over years is refused where only the base year's value is read") {
    Settings settings = still_county(50000, 3);
    settings.mortality.life_expectancy.form = Course{{2020, 77.0}, {2025, 79.0}};
    refuses(settings, "give what follows with gain_per_year");
}
