// What the kernel needs of people: tables as arrays, numbers as parameters, the base year as whole people.
#pragma once

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "permille/base/calendar.hpp"
#include "permille/base/issues.hpp"
#include "permille/base/observed.hpp"
#include "permille/describe/parameter.hpp"
#include "permille/population/life_table.hpp"
#include "permille/population/pyramid.hpp"
#include "permille/population/settings.hpp"
#include "permille/population/tables.hpp"
#include "permille/random/key.hpp"

namespace permille::population {

/// What record() writes, in this order; values are those of a year's end, flows those of the year before it.
enum class Series {
    residents,
    mean_residents,   // of the two year ends
    births,           // of residents, whether they live to the year's end or not
    deaths,           // with those of infants born in the year
    net_migration,    // over the county line
    life_expectancy,  // measured from the year's deaths; base year: the scenario's
    women_15_49,
    children_under_3,
    children_0_14,
    people_15_plus,
    people_65_plus,
    count_
};

/// How the level of births or of migration is given.
enum class FertilityLevel { total, birth_rate };
enum class MigrationLevel { net_per_1000, growth };

/// A group of ages that some row divides by: its flows are recorded beside its number.
struct AgeGroup {
    Series series = Series::residents;
    int first_sex = 0;     // both, or women alone
    int from = 0, to = 0;  // completed years; `to` = ages - 1: open
};

/// Every group that is recorded.
inline constexpr AgeGroup age_groups[] = {{Series::women_15_49, female, 15, 49},
                                          {Series::children_under_3, male, 0, 2},
                                          {Series::children_0_14, male, 0, 14},
                                          {Series::people_15_plus, male, 15, ages - 1},
                                          {Series::people_65_plus, male, 65, ages - 1}};

struct Parameters {
    std::vector<std::string> series;  // names of Series, then of what add_flows_of() and add_observed() ask for
    std::vector<AgeGroup> groups;     // whose flows are recorded

    std::vector<std::uint32_t> town_units;  // [town] names of their chance
    std::size_t seat = 0;                   // index of the county seat
    std::vector<double> base_people;        // [town, sex, age] whole numbers, for the mean base population

    StandardMortality mortality;
    ByAge fertility{};       // share of total fertility at each age of the mother; adds up to 1
    Pyramid loss{}, gain{};  // weights of leaving and of coming, each with mean 1

    std::vector<ObservedCount> observed;  // residents

    Parameter base;  // people
    Parameter life_expectancy, gain_per_year;
    FertilityLevel fertility_level = FertilityLevel::total;
    Parameter fertility_base, log_change_per_year, sex_ratio_at_birth;
    MigrationLevel migration_level = MigrationLevel::net_per_1000;
    Parameter migration, to_seat_per_1000;

    std::size_t towns() const { return town_units.size(); }
};

/// Numbers the settings, makes the base structure and checks what only shows together.
/// Errors: those of base_structure(); no town, not exactly one seat; both levels of births or of migration, or neither;
/// a course over years where only the base year's value is read. The parameters are of use only without issues.
Parameters build_parameters(const Settings& settings, const Tables& tables, const Calendar& calendar,
                            ParameterRegister& numbers, UnitRegister& units, Issues& issues);

/// Has the flows of the given age groups recorded, which add up to a group's change exactly: ID.entered (by birth or
/// birthday), ID.deaths (of infants born in the year as well), ID.outgrew, ID.net_migration, and ID.observed where
/// anything is. Other ids are left alone. To be called after add_observed().
void add_flows_of(const std::vector<std::string>& ids, Parameters& parameters);

/// Takes in the residents that were observed, by year; other ids are other rooms'.
void add_observed(const Map<Map<Number>>& observed, const Calendar& calendar, Parameters& parameters);

}  // namespace permille::population

namespace permille {
template <>
struct Names<population::Series> {
    static constexpr std::string_view names[] = {
        "residents",   "mean_residents",   "births",        "deaths",         "net_migration", "life_expectancy",
        "women_15_49", "children_under_3", "children_0_14", "people_15_plus", "people_65_plus"};
    static_assert(std::size(names) == static_cast<std::size_t>(population::Series::count_));
};
}  // namespace permille
