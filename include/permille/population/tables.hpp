// The population tables of a scenario as plain arrays.
#pragma once

#include <vector>

#include "permille/base/issues.hpp"
#include "permille/population/pyramid.hpp"
#include "permille/population/settings.hpp"

namespace permille::population {

/// A row of a county's census table: people of some ages, by sex. Only shares of the whole table are used.
struct CensusGroup {
    int from = 0, to = 0;  // completed years, inclusive; 100 means 100 and older
    double men = 0, women = 0;
};

struct Tables {
    Pyramid structure{};              // people; only its shape is used
    Pyramid dying{};                  // qx: probability of dying between exact ages x and x + 1; 100 is not used
    ByAge fertility{};                // births per woman and year; only its shape is used
    Pyramid loss{}, gain{};           // how likely each age is to leave, or to come; only their shapes are used
    std::vector<CensusGroup> census;  // empty when the scenario names none; ages rise and are all covered
};

/// Reads the files that the settings name; a name that is empty is left out (the reader has said that it is missing).
/// Errors: a file or column that is not there, an age that is missing or twice, a number that cannot be.
Tables read_tables(const Settings& settings, Issues& issues);

}  // namespace permille::population
