// From settings and tables to what the kernel runs on.
#include "permille/population/parameters.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <string_view>
#include <variant>

#include "permille/base/phrases.hpp"
#include "permille/population/base_structure.hpp"

namespace permille::population {
namespace {

/// The numbers times what makes them add up to `sum`.
template <class Numbers>
Numbers scaled_to(Numbers numbers, double sum) {
    const double now = std::accumulate(numbers.begin(), numbers.end(), 0.0);
    if (now > 0)
        for (double& number : numbers) number *= sum / now;
    return numbers;
}

/// Registers a number of which only the base year's value is read.
Parameter add_base_value(const Number& number, const char* path, const char* what_follows, ParameterRegister& numbers,
                         Issues& issues) {
    if (std::holds_alternative<Course>(number.form))
        issues.add(number.place, path, say(Phrase::base_year_only, {what_follows}));
    return numbers.add(number);
}

/// One of two numbers, the other being absent; null when that is not so.
const Number* only_one(const std::optional<Number>& first, const std::optional<Number>& second, const char* path,
                       Phrase mistake, Issues& issues) {
    if (first.has_value() == second.has_value()) {
        issues.add(first ? second->place : Place{}, path, say(mistake));
        return nullptr;
    }
    return first ? &*first : &*second;
}

void add_towns(const Map<Town>& towns, Parameters& parameters, UnitRegister& units, Issues& issues) {
    std::size_t seats = 0;
    for (const auto& [id, town] : towns) {
        if (town.seat) {
            parameters.seat = parameters.towns();
            ++seats;
        }
        parameters.town_units.push_back(units.add({"town", id}));
    }
    if (towns.empty())
        issues.add({}, "population.towns", say(Phrase::towns_missing));
    else if (seats != 1)
        issues.add({}, "population.towns", say(Phrase::one_seat, {seats}));
}

}  // namespace

Parameters build_parameters(const Settings& settings, const Tables& tables, const Calendar& calendar,
                            ParameterRegister& numbers, UnitRegister& units, Issues& issues) {
    Parameters parameters;
    parameters.series.assign(std::begin(Names<Series>::names), std::end(Names<Series>::names));
    add_towns(settings.towns, parameters, units, issues);
    if (!settings.towns.empty()) parameters.base_people = base_structure(settings, tables, calendar.base_year, issues);
    numbers.fix(settings.base);  // its people stand in the base structure
    parameters.base = add_base_value(settings.base, "population.base", "population.migration", numbers, issues);

    const Mortality& mortality = settings.mortality;
    parameters.mortality = standard_mortality(tables.dying);
    parameters.life_expectancy = add_base_value(mortality.life_expectancy, "population.mortality.life_expectancy",
                                                "gain_per_year", numbers, issues);
    parameters.gain_per_year = numbers.add(mortality.gain_per_year);

    const Fertility& fertility = settings.fertility;
    parameters.fertility = scaled_to(tables.fertility, 1);
    if (const Number* level =
            only_one(fertility.total, fertility.birth_rate, "population.fertility", Phrase::either_fertility, issues)) {
        parameters.fertility_level = fertility.total ? FertilityLevel::total : FertilityLevel::birth_rate;
        parameters.fertility_base =
            add_base_value(*level, "population.fertility", "log_change_per_year", numbers, issues);
    }
    parameters.log_change_per_year = numbers.add(fertility.log_change_per_year);
    parameters.sex_ratio_at_birth = numbers.add(fertility.sex_ratio_at_birth);

    const Migration& migration = settings.migration;
    parameters.loss = scaled_to(tables.loss, cells);
    parameters.gain = scaled_to(tables.gain, cells);
    if (const Number* level = only_one(migration.net_per_1000, migration.growth_per_year, "population.migration",
                                       Phrase::either_migration, issues)) {
        parameters.migration_level = migration.net_per_1000 ? MigrationLevel::net_per_1000 : MigrationLevel::growth;
        parameters.migration = numbers.add(*level);
    }
    parameters.to_seat_per_1000 = numbers.add(migration.to_seat_per_1000);
    return parameters;
}

}  // namespace permille::population
