// The fields of a plan's row.
#include "permille/plan/target.hpp"

namespace permille::plan {

void Indicator::describe(FieldVisitor& field) {
    field.required(numerator,
                   {.key = "numerator",
                    .doc = "Id of a cadre, qualification or capacity, or births, deaths, life_expectancy, "
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
    field.defaulted(
        base_year,
        {.key = "base_year", .doc = "Year of the base; 0 for the horizon's.", .unit = "year", .min = 0, .max = 2100});
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
                           .min = 0,
                           .max = 2100});
    field.defaulted(
        tolerance,
        {.key = "tolerance", .doc = "How far on the bad side still counts as about.", .unit = "as the row", .min = 0});
    field.defaulted(note, {.key = "note", .doc = "What a reader of the row should know."});
    field.defaulted(also, {.key = "also", .doc = "The same figure in other passages of the plan, keyed by id."});
}

void History::describe(FieldVisitor& field) {
    field.required(years, {.key = "years", .doc = "Values keyed by year.", .unit = "as the row"});
}

}  // namespace permille::plan
