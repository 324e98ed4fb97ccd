// The fields of the population section.
#include "permille/population/settings.hpp"

namespace permille::population {

void AgeShare::describe(FieldVisitor& field) {
    field.required(from,
                   {.key = "from", .doc = "Youngest age, in completed years.", .unit = "years", .min = 0, .max = 100});
    field.required(to, {.key = "to",
                        .doc = "Oldest age, in completed years; 100 means 100 and older.",
                        .unit = "years",
                        .min = 0,
                        .max = 100});
    field.required(share,
                   {.key = "share", .doc = "Share of the county's people.", .unit = "share", .min = 0, .max = 1});
}

void Margins::describe(FieldVisitor& field) {
    field.defaulted(
        male_share,
        {.key = "male_share", .doc = "Share of men among the people.", .unit = "share", .min = 0.3, .max = 0.7});
    field.defaulted(ages, {.key = "ages", .doc = "Known shares by age; groups that do not overlap."});
    field.defaulted(table,
                    {.key = "table",
                     .doc = "CSV file with age_from, age_to, male, female: a census table of the county. Only its "
                            "shares are used. Relative to the file that names it."});
}

void Town::describe(FieldVisitor& field) {
    field.required(name, {.key = "name", .doc = "Label in reports."});
    field.defaulted(people,
                    {.key = "people",
                     .doc = "People in the base year, when known. The rest of the county's people is divided among "
                            "the other towns by weight.",
                     .unit = "persons",
                     .min = 0,
                     .max = 10e6,
                     .whole = true});
    field.defaulted(weight, {.key = "weight",
                             .doc = "Share of the people who are not known by town, relative to the other towns.",
                             .unit = "weight",
                             .min = 0,
                             .max = 1e6});
    field.defaulted(seat, {.key = "seat", .doc = "Whether this is the county seat. One town must be."});
    field.defaulted(urban, {.key = "urban",
                            .doc = "Whether it is a city street like the seat, whose people rural_people leaves out."});
    field.defaulted(point, {.key = "point", .doc = "Where its people live, as one point: its seat or its middle."});
    field.defaulted(area_km2, {.key = "area_km2",
                               .doc = "Its area, for what is compared by area.",
                               .unit = "km2",
                               .min = 0.01,
                               .max = 500'000});
    field.defaulted(group, {.key = "group",
                            .doc = "Group of towns that it is compared within: inequality is told within and between "
                                   "groups. No town has one: the seat and the others are the two."});
}

void Mortality::describe(FieldVisitor& field) {
    field.required(life_table,
                   {.key = "life_table",
                    .doc = "CSV file with age, qx_male, qx_female: the standard that is moved to the county's "
                           "life expectancy (Brass). Relative to the file that names it."});
    field.required(
        life_expectancy,
        {.key = "life_expectancy", .doc = "At birth, both sexes, base year.", .unit = "years", .min = 50, .max = 95});
    field.required(
        gain_per_year,
        {.key = "gain_per_year", .doc = "Gain of life expectancy.", .unit = "years per year", .min = -1, .max = 1});
}

void Fertility::describe(FieldVisitor& field) {
    field.required(shape, {.key = "shape",
                           .doc = "CSV file with age, rate: births per woman and year; its shape is used, its level is "
                                  "not. Relative to the file that names it."});
    field.defaulted(total, {.key = "total",
                            .doc = "Total fertility of the base year. Give this or birth_rate.",
                            .unit = "births per woman",
                            .min = 0.2,
                            .max = 8});
    field.defaulted(birth_rate, {.key = "birth_rate",
                                 .doc = "Births of the base year per 1000 people. Give this or total.",
                                 .unit = "per 1000",
                                 .min = 0.1,
                                 .max = 60});
    field.required(log_change_per_year, {.key = "log_change_per_year",
                                         .doc = "Yearly change of the logarithm of total fertility.",
                                         .unit = "1/year",
                                         .min = -0.3,
                                         .max = 0.3});
    field.required(sex_ratio_at_birth, {.key = "sex_ratio_at_birth",
                                        .doc = "Boys born for each girl.",
                                        .unit = "boys per girl",
                                        .min = 0.9,
                                        .max = 1.4});
}

void Migration::describe(FieldVisitor& field) {
    field.required(profile,
                   {.key = "profile",
                    .doc = "CSV file with age, loss_male, loss_female, gain_male, gain_female: how likely each "
                           "age is to leave or to come. Relative to the file that names it."});
    field.defaulted(net_per_1000, {.key = "net_per_1000",
                                   .doc = "Net migration across the county line; negative means loss. Give this or "
                                          "growth_per_year.",
                                   .unit = "per 1000 per year",
                                   .min = -100,
                                   .max = 100});
    field.defaulted(growth_per_year, {.key = "growth_per_year",
                                      .doc = "Yearly growth of the population as a share; net migration is what births "
                                             "and deaths leave of it. Give this or net_per_1000.",
                                      .unit = "share per year",
                                      .min = -0.1,
                                      .max = 0.1});
    field.defaulted(to_seat_per_1000, {.key = "to_seat_per_1000",
                                       .doc = "People of the other towns who move to the county seat.",
                                       .unit = "per 1000 per year",
                                       .min = 0,
                                       .max = 100});
}

void OtherCount::describe(FieldVisitor& field) {
    field.required(people, {.key = "people",
                            .doc = "People by this count; `check` compares it with the base.",
                            .unit = "persons",
                            .min = 1000,
                            .max = 20e6,
                            .whole = true});
    field.required(basis, {.key = "basis", .doc = "Which count it is."});
    field.defaulted(year, {.key = "year",
                           .doc = "Year it is of; 0 for the base year.",
                           .unit = "year",
                           .min = 1900,
                           .max = 2100,
                           .unstated = 0});
}

void Settings::describe(FieldVisitor& field) {
    field.required(base, {.key = "base",
                          .doc = "People at the end of the base year, by the count that the plan's figures use.",
                          .unit = "persons",
                          .min = 1000,
                          .max = 20e6,
                          .whole = true});
    field.required(basis, {.key = "basis", .doc = "Which count that is, and why."});
    field.defaulted(other_counts, {.key = "other_counts",
                                   .doc = "Other counts of the people near the base year (census, registered), keyed "
                                          "by id. They change no result."});
    field.required(structure,
                   {.key = "structure",
                    .doc = "CSV file with age, male, female: the pyramid that is raked to the margins. Relative "
                           "to the file that names it."});
    field.defaulted(margins, {.key = "margins", .doc = "What is known of age and sex in the base year."});
    field.required(towns, {.key = "towns", .doc = "Towns and streets, keyed by id."});
    field.required(mortality, {.key = "mortality", .doc = "Deaths."});
    field.required(fertility, {.key = "fertility", .doc = "Births."});
    field.required(migration, {.key = "migration", .doc = "Coming and leaving."});
}

}  // namespace permille::population
