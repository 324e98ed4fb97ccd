// What an author writes about people: how many, how old, where, and how births, deaths and migration go on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "permille/describe/field.hpp"
#include "permille/describe/point.hpp"

namespace permille::population {

/// A known share of the county's people by age, both sexes: one margin of the raking.
struct AgeShare {
    std::int64_t from = 0, to = 100;  // completed years, inclusive; 100 means 100 and older
    Number share;

    void describe(FieldVisitor& field);
};

/// What is known of the base year's structure. The national pyramid is raked until it meets all of it.
struct Margins {
    std::optional<Number> male_share;
    Map<AgeShare> ages;
    std::string table;  // age groups by sex, as counts; only their shares are used

    void describe(FieldVisitor& field);
};

struct Town {
    Text name;
    std::optional<Number> people;  // known; the rest of the county is divided by weight
    Number weight = 1;
    bool seat = false;   // the county seat, where people from the other towns move to
    bool urban = false;  // part of the same city: its people are no rural ones
    std::optional<Point> point;
    std::optional<Number> area_km2;
    std::string group;  // of towns that are compared within and between groups

    void describe(FieldVisitor& field);
};

struct Mortality {
    std::string life_table;
    Number life_expectancy;
    Number gain_per_year;

    void describe(FieldVisitor& field);
};

/// The level is given once: as total fertility, or as the base year's births per 1000 people.
struct Fertility {
    std::string shape;
    std::optional<Number> total;
    std::optional<Number> birth_rate;
    Number log_change_per_year;
    Number sex_ratio_at_birth;

    void describe(FieldVisitor& field);
};

/// Growth is given once: as net migration, or as the growth of the population, from which net migration then follows.
struct Migration {
    std::string profile;
    std::optional<Number> net_per_1000;
    std::optional<Number> growth_per_year;
    Number to_seat_per_1000 = 0;

    void describe(FieldVisitor& field);
};

/// Another count of the county's people, near the base year.
struct OtherCount {
    Number people;
    Text basis;
    std::int64_t year = 0;  // 0: the base year

    void describe(FieldVisitor& field);
};

struct Settings {
    Number base;
    Text basis;
    Map<OtherCount> other_counts;
    std::string structure;
    Margins margins;
    Map<Town> towns;
    Mortality mortality;
    Fertility fertility;
    Migration migration;

    void describe(FieldVisitor& field);
};

}  // namespace permille::population
