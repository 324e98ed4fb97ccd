// The fields of facilities, capacities, projects and staffing norms.
#include "permille/facilities/settings.hpp"

#include "permille/base/phrases.hpp"

namespace permille::facilities {

void Facility::describe(FieldVisitor& field) {
    field.required(name, {.key = "name", .doc = "Label in reports."});
    field.required(tier, {.key = "tier", .doc = "Level of care."});
    field.required(town, {.key = "town", .doc = "Id of the town it stands in."});
    field.defaulted(beds,
                    {.key = "beds",
                     .doc = "Beds open at the end of the base year, when known; what is left of the county's beds is "
                            "divided over the other facilities.",
                     .unit = "beds",
                     .min = 0,
                     .max = 100'000,
                     .whole = true});
    field.defaulted(staff, {.key = "staff",
                            .doc = "Headcount at the end of the base year by cadre id, when known.",
                            .unit = "persons",
                            .min = 0,
                            .max = 100'000,
                            .whole = true});
    field.defaulted(
        weight, {.key = "weight",
                 .doc = "Share of what is not known by facility, relative to the others of its tier; by default "
                        "the people of its town (shared by the places of that tier there that state none), and 1 at "
                        "county level.",
                 .unit = "weight",
                 .min = 1e-6,
                 .max = 1e7});
    field.defaulted(point, {.key = "point", .doc = "Where it stands; left out, at its town's point."});
    field.defaulted(treats, {.key = "treats",
                             .doc = "Whether patients can choose it; false for a place that treats nobody, such as a "
                                    "centre for disease control."});
    field.defaulted(general,
                    {.key = "general",
                     .doc = "Whether it is open to patients of all kinds. A hospital for one kind alone, such as "
                            "mental illness or childbirth, is none of the places that network.reach wants near "
                            "everybody."});
}

void Capacity::describe(FieldVisitor& field) {
    field.required(name, {.key = "name", .doc = "Label in reports."});
    field.defaulted(unit, {.key = "unit", .doc = "What one of it is called when it is counted: beds, places."});
    field.defaulted(base, {.key = "base", .doc = "How many in the base year; without it the stock is not projected."});
    field.defaulted(growth, {.key = "growth", .doc = "Growth without new policy. Give this or per_1000_per_year."});
    field.defaulted(per_1000_per_year,
                    {.key = "per_1000_per_year",
                     .doc = "Growth without new policy of a stock that has no series, per 1000 people.",
                     .unit = "per 1000 per year",
                     .min = 0,
                     .max = 20});
    field.defaulted(tiers,
                    {.key = "tiers",
                     .doc = "How the county's total is divided over the tiers; a stock without tiers is counted for "
                            "the county alone."});
    AllocationRules::describe(field);
    field.defaulted(extra_per_year, {.key = "extra_per_year",
                                     .doc = "Lever: further units opened a year beside growth and projects; 0 changes "
                                            "nothing.",
                                     .unit = "units per year",
                                     .min = 0,
                                     .max = 100'000,
                                     .whole = true,
                                     .lever = LeverRange{.low = 0,
                                                         .high = 0.002,
                                                         .step = 0.0001,
                                                         .scale = LeverRange::Scale::people,
                                                         .label = Phrase::lever_capacity}});
}

void Project::describe(FieldVisitor& field) {
    field.required(name, {.key = "name", .doc = "Label in reports."});
    field.defaulted(facility,
                    {.key = "facility",
                     .doc = "Id of the facility it belongs to; left out, what it adds is spread over all of them."});
    field.defaulted(adds,
                    {.key = "adds",
                     .doc = "What it adds, by capacity id; left out for one that adds nothing: a road, an alliance, "
                            "a site that replaces what there is.",
                     .unit = "units",
                     .min = 0,
                     .max = 100'000,
                     .whole = true});
    field.required(planned,
                   {.key = "planned",
                    .doc = "Month of completion as planned, YYYY-MM, after the base year: what is complete by then "
                           "stands in the base."});
    field.defaulted(
        go_ahead,
        {.key = "go_ahead", .doc = "Probability that it is built at all.", .unit = "share", .min = 0, .max = 1});
    field.defaulted(delay_months, {.key = "delay_months",
                                   .doc = "Months it opens later than planned.",
                                   .unit = "months",
                                   .min = 0,
                                   .max = 240,
                                   .whole = true});
    field.defaulted(ramp_months, {.key = "ramp_months",
                                  .doc = "Months from opening to full size, in equal parts.",
                                  .unit = "months",
                                  .min = 0,
                                  .max = 120,
                                  .whole = true});
    field.defaulted(counting,
                    {.key = "counting",
                     .doc = "within: part of past growth, the other growth is lower by as much; additional: on top "
                            "of it."});
    field.defaulted(cost_yuan, {.key = "cost_yuan", .doc = "What it costs.", .unit = "yuan", .min = 0, .max = 1e11});
    field.defaulted(staff_needed, {.key = "staff_needed",
                                   .doc = "Staff it needs, by cadre id.",
                                   .unit = "persons",
                                   .min = 0,
                                   .max = 100'000,
                                   .whole = true});
    field.defaulted(
        shift_months,
        {.key = "shift_months",
         .doc = "Lever: months later, or earlier when negative; 0 changes nothing.",
         .unit = "months",
         .min = -120,
         .max = 240,
         .whole = true,
         .lever = LeverRange{
             .low = -24, .high = 24, .step = 6, .turn = LeverRange::Turn::down, .label = Phrase::lever_shift}});
    field.defaulted(cancelled, {.key = "cancelled",
                                .doc = "Lever: whether it is given up.",
                                .lever = LeverRange{.low = 0, .high = 1, .step = 1, .label = Phrase::lever_cancel}});
    field.defaulted(upgrade, {.key = "upgrade",
                              .doc = "Level of care that its facility has once it is complete: subcentre for a "
                                     "township centre that becomes a sub-centre."});
}

void Alliance::describe(FieldVisitor& field) {
    field.required(name, {.key = "name", .doc = "Label in reports."});
    field.required(lead, {.key = "lead", .doc = "Id of the facility that leads it."});
    field.required(members, {.key = "members",
                             .doc = "Ids of the facilities that belong to it besides the lead, each true; false takes "
                                    "one out again in a what-if."});
    field.defaulted(project, {.key = "project",
                              .doc = "Id of the project that founds it; left out when it stands in the base year."});
    field.defaulted(note,
                    {.key = "note", .doc = "Which members the plan names, and by what rule the others were taken."});
}

void StaffingNorms::describe(FieldVisitor& field) {
    field.required(nurses_per_bed, {.key = "nurses_per_bed",
                                    .doc = "Nurses that a bed needs before it can take a patient.",
                                    .unit = "nurses per bed",
                                    .min = 0,
                                    .max = 5});
    field.required(physicians_per_bed, {.key = "physicians_per_bed",
                                        .doc = "Physicians that a bed needs before it can take a patient.",
                                        .unit = "physicians per bed",
                                        .min = 0,
                                        .max = 5});
    field.defaulted(nurses, {.key = "nurses", .doc = "Id of the cadre that counts as nurses."});
    field.defaulted(physicians, {.key = "physicians", .doc = "Id of the cadre that counts as physicians."});
}

}  // namespace permille::facilities
