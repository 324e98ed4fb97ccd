// The fields of the workforce section.
#include "permille/workforce/settings.hpp"

#include "permille/base/phrases.hpp"

namespace permille::workforce {

void Leaving::describe(FieldVisitor& field) {
    field.required(hazard_per_year,
                   {.key = "hazard_per_year",
                    .doc = "Voluntary leaving at county level: yearly hazard of those aged 35 and older.",
                    .unit = "1/year",
                    .min = 0,
                    .max = 5});
    field.defaulted(township_per_year,
                    {.key = "township_per_year",
                     .doc = "The same at township and village level; as at county level when left out.",
                     .unit = "1/year",
                     .min = 0,
                     .max = 5});
    field.defaulted(young_ratio, {.key = "young_ratio",
                                  .doc = "Hazard of those younger than 35, relative to the rest.",
                                  .unit = "ratio",
                                  .min = 0,
                                  .max = 10});
    field.defaulted(moves_up_share,
                    {.key = "moves_up_share",
                     .doc = "Share of township leavers who move to the county's own hospitals; the others "
                            "leave the county.",
                     .unit = "share",
                     .min = 0,
                     .max = 1});
    field.defaulted(multiplier, {.key = "multiplier",
                                 .doc = "Lever: factor on every voluntary leaving hazard; 1 changes nothing.",
                                 .unit = "ratio",
                                 .min = 0,
                                 .max = 10,
                                 .lever = LeverRange{.neutral = 1,
                                                     .low = 0.5,
                                                     .high = 1,
                                                     .step = 0.05,
                                                     .turn = LeverRange::Turn::down,
                                                     .label = Phrase::lever_retention}});
}

void Retirement::describe(FieldVisitor& field) {
    field.required(women_share,
                   {.key = "women_share", .doc = "Share of women in the cadre.", .unit = "share", .min = 0, .max = 1});
    field.defaulted(women_age,
                    {.key = "women_age", .doc = "Legal age of women.", .unit = "years", .min = 40, .max = 70});
    field.defaulted(men_age, {.key = "men_age", .doc = "Legal age of men.", .unit = "years", .min = 40, .max = 70});
    field.defaulted(spread_years, {.key = "spread_years",
                                   .doc = "Standard deviation of the age at which people really retire.",
                                   .unit = "years",
                                   .min = 0.1,
                                   .max = 5});
    field.defaulted(rehired_share, {.key = "rehired_share",
                                    .doc = "Share of the retired who go on working for some years.",
                                    .unit = "share",
                                    .min = 0,
                                    .max = 1});
    field.defaulted(rehired_years, {.key = "rehired_years",
                                    .doc = "Mean years that a rehired person goes on working.",
                                    .unit = "years",
                                    .min = 0.1,
                                    .max = 20});
    field.defaulted(shift_years,
                    {.key = "shift_years",
                     .doc = "Lever: later (positive) or earlier legal ages; 0 changes nothing.",
                     .unit = "years",
                     .min = -5,
                     .max = 10,
                     .lever = LeverRange{.low = 0, .high = 3, .step = 0.5, .label = Phrase::lever_retirement}});
    field.defaulted(extra_rehired_share,
                    {.key = "extra_rehired_share",
                     .doc = "Lever: added to the share of the retired who go on working; 0 changes nothing.",
                     .unit = "share",
                     .min = -1,
                     .max = 1,
                     .lever = LeverRange{.low = 0, .high = 0.5, .step = 0.1, .label = Phrase::lever_rehiring}});
}

void Recruitment::describe(FieldVisitor& field) {
    field.defaulted(
        yield, {.key = "yield", .doc = "Share of offers that are taken up.", .unit = "share", .min = 0.01, .max = 1});
    field.defaulted(entry_age_low, {.key = "entry_age_low",
                                    .doc = "Youngest age of recruits.",
                                    .unit = "years",
                                    .min = 18,
                                    .max = 60,
                                    .whole = true});
    field.defaulted(entry_age_high, {.key = "entry_age_high",
                                     .doc = "Oldest age of recruits.",
                                     .unit = "years",
                                     .min = 18,
                                     .max = 60,
                                     .whole = true});
    field.defaulted(first_month, {.key = "first_month",
                                  .doc = "First month of the year in which people are recruited.",
                                  .unit = "month",
                                  .min = 1,
                                  .max = 12});
    field.defaulted(last_month, {.key = "last_month",
                                 .doc = "Last month of the year in which people are recruited.",
                                 .unit = "month",
                                 .min = 1,
                                 .max = 12});
    AllocationRules::describe(field);
    field.defaulted(posts, {.key = "posts",
                            .doc = "Established posts: recruiting stops when they are filled.",
                            .unit = "persons",
                            .min = 0,
                            .max = 1e6,
                            .whole = true});
    field.defaulted(extra_per_year, {.key = "extra_per_year",
                                     .doc = "Lever: further offers a year; 0 changes nothing.",
                                     .unit = "persons per year",
                                     .min = 0,
                                     .max = 10'000,
                                     .whole = true,
                                     .lever = LeverRange{.low = 0,
                                                         .high = 0.2,
                                                         .step = 0.01,
                                                         .scale = LeverRange::Scale::stock,
                                                         .label = Phrase::lever_recruitment}});
}

void Pipeline::describe(FieldVisitor& field) {
    field.required(name, {.key = "name", .doc = "Label in reports."});
    field.required(intake_per_year, {.key = "intake_per_year",
                                     .doc = "Students who start in a year.",
                                     .unit = "persons per year",
                                     .min = 0,
                                     .max = 10'000,
                                     .whole = true});
    field.defaulted(first_year,
                    {.key = "first_year", .doc = "First year of intake.", .unit = "year", .min = 1990, .max = 2100});
    field.defaulted(last_year,
                    {.key = "last_year", .doc = "Last year of intake.", .unit = "year", .min = 1990, .max = 2100});
    field.required(length_years, {.key = "length_years",
                                  .doc = "From intake to the first day of work.",
                                  .unit = "years",
                                  .min = 0,
                                  .max = 12,
                                  .whole = true});
    field.required(completion,
                   {.key = "completion", .doc = "Share of students who finish.", .unit = "share", .min = 0, .max = 1});
    field.required(uptake, {.key = "uptake",
                            .doc = "Share of those who finish and then take up the post.",
                            .unit = "share",
                            .min = 0,
                            .max = 1});
    field.defaulted(service_years, {.key = "service_years",
                                    .doc = "Years of service in which nobody may leave by choice.",
                                    .unit = "years",
                                    .min = 0,
                                    .max = 20,
                                    .whole = true});
    field.defaulted(entry_age, {.key = "entry_age",
                                .doc = "Age on the first day of work.",
                                .unit = "years",
                                .min = 18,
                                .max = 60,
                                .whole = true});
    field.defaulted(
        arrival_month,
        {.key = "arrival_month", .doc = "Month in which they arrive.", .unit = "month", .min = 1, .max = 12});
    field.defaulted(townships,
                    {.key = "townships", .doc = "Whether they serve at townships; otherwise at county level."});
    field.defaulted(qualification, {.key = "qualification", .doc = "Id of the qualification they bring."});
    field.defaulted(counting,
                    {.key = "counting",
                     .doc = "within: part of past growth, recruitment is lower by as much; additional: on top of it."});
    field.defaulted(extra_intake, {.key = "extra_intake",
                                   .doc = "Lever: further students a year; 0 changes nothing.",
                                   .unit = "persons per year",
                                   .min = 0,
                                   .max = 10'000,
                                   .whole = true,
                                   .lever = LeverRange{.low = 0,
                                                       .high = 0.05,
                                                       .step = 0.005,
                                                       .scale = LeverRange::Scale::stock,
                                                       .label = Phrase::lever_pipeline}});
}

void Qualification::describe(FieldVisitor& field) {
    field.required(name, {.key = "name", .doc = "Label in reports."});
    field.defaulted(
        base, {.key = "base", .doc = "How many in the base year; without it the qualification is not projected."});
    field.required(growth, {.key = "growth", .doc = "Growth without new policy."});
    field.defaulted(
        extra_training_per_year,
        {.key = "extra_training_per_year",
         .doc = "Lever: further people trained a year; 0 changes nothing.",
         .unit = "persons per year",
         .min = 0,
         .max = 10'000,
         .whole = true,
         .lever = LeverRange{
             .low = 0, .high = 0.3, .step = 0.02, .scale = LeverRange::Scale::stock, .label = Phrase::lever_training}});
}

void Ages::describe(FieldVisitor& field) {
    field.required(
        table, {.key = "table", .doc = "CSV file with cadre, age_band, share. Relative to the file that names it."});
    field.required(row, {.key = "row", .doc = "Which cadre of the table."});
}

void Cadre::describe(FieldVisitor& field) {
    field.required(name, {.key = "name", .doc = "Label in reports."});
    field.defaulted(part_of, {.key = "part_of",
                              .doc = "Id of the cadre this one is a part of. That one is then the sum of its parts."});
    field.defaulted(base, {.key = "base", .doc = "How many in the base year; without it the cadre is not projected."});
    field.defaulted(tiers,
                    {.key = "tiers",
                     .doc = "How the county's total is divided over the tiers that have facilities; all at county "
                            "level when left out."});
    field.defaulted(ages,
                    {.key = "ages", .doc = "Age structure in the base year. Those of 60 and more count as rehired."});
    field.defaulted(effective_share, {.key = "effective_share",
                                      .doc = "Working time that a head brings, after absence and second duties.",
                                      .unit = "share",
                                      .min = 0.01,
                                      .max = 1});
    field.defaulted(growth, {.key = "growth", .doc = "Growth without new policy."});
    field.defaulted(leaving, {.key = "leaving", .doc = "Voluntary leaving."});
    field.defaulted(retirement, {.key = "retirement", .doc = "Retirement and rehiring."});
    field.defaulted(recruitment, {.key = "recruitment", .doc = "Recruitment."});
    field.defaulted(pipelines, {.key = "pipelines", .doc = "Students on their way, keyed by id."});
    field.defaulted(qualifications,
                    {.key = "qualifications", .doc = "Qualifications that some of the cadre hold, keyed by id."});
}

}  // namespace permille::workforce
