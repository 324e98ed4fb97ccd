// The fields of a plan's row.
#include "permille/plan/target.hpp"

namespace permille::plan {

void Indicator::describe(FieldVisitor& field) {
    field.required(numerator,
                   {.key = "numerator",
                    .doc = "Id of a cadre, qualification, capacity or event, or births, deaths, life_expectancy, "
                           "residents, children_under_3, children_0_14, people_15_plus, people_65_plus, women_15_49."});
    field.defaulted(denominator,
                    {.key = "denominator", .doc = "What it is divided by, with the same ids; empty for nothing."});
    field.defaulted(per, {.key = "per",
                          .doc = "Units of the denominator: 1000 for a value per thousand.",
                          .unit = "units",
                          .min = 1e-6,
                          .max = 1e6});
}

void Also::describe(FieldVisitor& field) {
    field.defaulted(base, {.key = "base", .doc = "The base as printed there.", .unit = "as the row"});
    field.defaulted(target, {.key = "target", .doc = "The target as printed there.", .unit = "as the row"});
    field.required(passage, {.key = "passage", .doc = "Where in the plan it stands."});
}

void LevelAbove::describe(FieldVisitor& field) {
    field.required(name, {.key = "name", .doc = "Which level it is: the city, the province, the nation."});
    field.required(years, {.key = "years", .doc = "Its values keyed by year, two at the least.", .unit = "as the row"});
}

void Trend::describe(FieldVisitor& field) {
    field.defaulted(scale,
                    {.key = "scale",
                     .doc = "share moves by its odds, amount by its logarithm, years as they are; by default share "
                            "where the unit is %, years where it is years, otherwise amount."});
    field.defaulted(per_year,
                    {.key = "per_year",
                     .doc = "Declared pace at the base: how much the value changes in a year (points for a share).",
                     .unit = "as the row per year"});
    field.defaulted(above, {.key = "above",
                            .doc = "Past values at a higher level, whose pace is taken where the row has no history "
                                   "and no pace of its own."});
    field.defaulted(county_sd,
                    {.key = "county_sd",
                     .doc = "Standard deviation of the county's pace around that of the level above; default: "
                            "coverage.SCALE.",
                     .unit = "scale per year",
                     .min = 0,
                     .max = 2});
    field.defaulted(yearly_sd, {.key = "yearly_sd",
                                .doc = "Standard deviation of one year's change around the pace; default: "
                                       "coverage.SCALE.",
                                .unit = "scale per year",
                                .min = 0,
                                .max = 2});
    field.defaulted(persistence,
                    {.key = "persistence",
                     .doc = "How much of one year's deviation lives on in the next; default: coverage.SCALE.",
                     .unit = "share",
                     .min = 0,
                     .max = 0.99});
    field.defaulted(measurement_sd,
                    {.key = "measurement_sd",
                     .doc = "Standard deviation of what is measured around what is so; default: coverage.SCALE.",
                     .unit = "scale",
                     .min = 0,
                     .max = 2});
}

void Target::describe(FieldVisitor& field) {
    field.required(row,
                   {.key = "row", .doc = "Number of the row as the plan prints it; t1, t2, ... for the plan's text."});
    field.required(name, {.key = "name", .doc = "The indicator's name as the plan prints it."});
    field.required(unit, {.key = "unit", .doc = "Unit of base and target."});
    field.required(kind, {.key = "kind", .doc = "How the row is projected."});
    field.defaulted(nature, {.key = "nature", .doc = "Expected, binding, or from the plan's text."});
    field.required(better, {.key = "better", .doc = "Which way is better."});
    field.defaulted(indicator, {.key = "indicator", .doc = "What is measured."});
    field.defaulted(base, {.key = "base", .doc = "Value in the base year as printed.", .unit = "as the row"});
    field.defaulted(base_year, {.key = "base_year",
                                .doc = "Year of the base; 0 for the horizon's.",
                                .unit = "year",
                                .min = 1900,
                                .max = 2100,
                                .unstated = 0});
    field.defaulted(base_text, {.key = "base_text", .doc = "The base as printed, where it is not one number."});
    field.required(op, {.key = "operator", .doc = "What the plan asks."});
    field.defaulted(target, {.key = "target", .doc = "Value to be reached as printed.", .unit = "as the row"});
    field.defaulted(percent_of_base,
                    {.key = "percent_of_base",
                     .doc = "Instead of a target: 150 asks for half as much again as in the base year.",
                     .unit = "%",
                     .min = 0,
                     .max = 10'000});
    field.defaulted(target_text, {.key = "target_text", .doc = "The target as printed, where it is not one number."});
    field.defaulted(year, {.key = "year",
                           .doc = "Year by whose end it shall be reached; 0 for the horizon's.",
                           .unit = "year",
                           .min = 1900,
                           .max = 2100,
                           .unstated = 0});
    field.defaulted(
        tolerance,
        {.key = "tolerance", .doc = "How far on the bad side still counts as about.", .unit = "as the row", .min = 0});
    field.defaulted(trend, {.key = "trend", .doc = "Of a coverage row: how it goes on."});
    field.defaulted(base_births,
                    {.key = "base_births",
                     .doc = "Of a rare event: births that the base was measured on, where they are not those that the "
                            "model has in the base year.",
                     .unit = "births",
                     .min = 1,
                     .max = 1e7,
                     .whole = true});
    field.defaulted(completed_by, {.key = "completed_by",
                                   .doc = "Of a milestone: how many of its units a project completes when it opens, by "
                                          "project id.",
                                   .unit = "units",
                                   .min = 0,
                                   .max = 100'000,
                                   .whole = true});
    field.defaulted(out_of, {.key = "out_of",
                             .doc = "Of a milestone that is a share: of how many units (towns, hospitals) it is one.",
                             .unit = "units",
                             .min = 1,
                             .max = 100'000,
                             .whole = true});
    field.defaulted(note, {.key = "note", .doc = "What a reader of the row should know."});
    field.defaulted(also, {.key = "also", .doc = "The same figure in other passages of the plan, keyed by id."});
    field.defaulted(part_of, {.key = "part_of",
                              .doc = "Id of the row, or else of the figure, that this one is a part of, in the same "
                                     "unit: a part larger than its whole cannot be."});
    field.defaulted(printed_unit,
                    {.key = "printed_unit", .doc = "The unit as the plan prints it, where that is a slip."});
}

void Printed::describe(FieldVisitor& field) {
    field.required(value, {.key = "value", .doc = "The figure as printed there.", .unit = "as the figure"});
    field.defaulted(year, {.key = "year",
                           .doc = "Year it is of; 0 for the horizon's base.",
                           .unit = "year",
                           .min = 1900,
                           .max = 2100,
                           .unstated = 0});
    field.required(passage, {.key = "passage", .doc = "Where in the plan it stands."});
}

void Figure::describe(FieldVisitor& field) {
    field.required(name, {.key = "name", .doc = "What it is, as the plan calls it."});
    field.required(unit, {.key = "unit", .doc = "Unit of its values."});
    field.required(printed, {.key = "printed", .doc = "Its value in each passage that prints it, keyed by id."});
    field.defaulted(note, {.key = "note", .doc = "What a reader of the figure should know."});
}

void Claim::describe(FieldVisitor& field) {
    field.required(name, {.key = "name", .doc = "What is said to grow, as the plan calls it."});
    field.required(unit, {.key = "unit", .doc = "Unit of both values."});
    field.defaulted(about, {.key = "about", .doc = "Id of the row it is about; left out where it is about none."});
    field.required(from, {.key = "from", .doc = "First value as printed.", .unit = "as the claim"});
    field.required(to, {.key = "to", .doc = "Last value as printed.", .unit = "as the claim"});
    field.required(years, {.key = "years", .doc = "Years between the two.", .unit = "years", .min = 1, .max = 100});
    field.required(percent_per_year,
                   {.key = "percent_per_year", .doc = "Yearly growth that the plan states for them.", .unit = "%"});
    field.required(passage, {.key = "passage", .doc = "Where in the plan it stands."});
}

void Recruits::describe(FieldVisitor& field) {
    field.required(from, {.key = "from", .doc = "First year.", .min = 1900, .max = 2200});
    field.required(to, {.key = "to", .doc = "Last year.", .min = 1900, .max = 2200});
    field.required(people, {.key = "people",
                            .doc = "People recruited in those years, of all cadres.",
                            .unit = "persons",
                            .min = 1,
                            .max = 1e7,
                            .whole = true});
    field.required(passage, {.key = "passage", .doc = "Where in the plan it stands."});
}

void History::describe(FieldVisitor& field) {
    field.required(years, {.key = "years", .doc = "Values keyed by year.", .unit = "as the row"});
}

}  // namespace permille::plan
