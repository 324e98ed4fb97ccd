// The fields of demand.
#include "permille/network/demand.hpp"

namespace permille::network {

void Use::describe(FieldVisitor& field) {
    field.required(per_person, {.key = "per_person",
                                .doc = "How often a person seeks this care in a year, all ages of the nation together.",
                                .unit = "per person per year",
                                .min = 1e-6,
                                .max = 100});
    field.defaulted(factor,
                    {.key = "factor",
                     .doc = "What a year makes of the rate; a course over years holds an epidemic and the recovery.",
                     .unit = "ratio",
                     .min = 0.01,
                     .max = 10});
    field.required(log_trend, {.key = "log_trend",
                               .doc = "Yearly change of the rate's logarithm after the base year.",
                               .unit = "1/year",
                               .min = -0.3,
                               .max = 0.3});
    field.required(harder, {.key = "harder",
                            .doc = "Share that needs more than the first level of care: a specialist for a visit, a "
                                   "complex stay for an admission.",
                            .unit = "share",
                            .min = 0,
                            .max = 1});
    field.required(by_age,
                   {.key = "by_age",
                    .doc = "Use relative to all ages of the nation, keyed by the first age of a band; the first "
                           "band begins at 0, the last has no end.",
                    .unit = "ratio",
                    .min = 0,
                    .max = 20});
    field.required(season, {.key = "season",
                            .doc = "Use of each month relative to the others, keyed by month: 1 to 12.",
                            .unit = "ratio",
                            .min = 0,
                            .max = 5});
}

void BaseShares::describe(FieldVisitor& field) {
    field.required(in_county, {.key = "in_county",
                               .doc = "Share of what people had treated in the base year that was treated inside the "
                                      "county (县域内就诊率).",
                               .unit = "share",
                               .min = 0.001,
                               .max = 0.999});
    field.required(primary, {.key = "primary",
                             .doc = "Share of the out-patient visits inside the county in the base year that villages, "
                                    "townships and sub-centres had (基层诊疗量占比).",
                             .unit = "share",
                             .min = 0.001,
                             .max = 0.999});
    field.defaulted(counted, {.key = "counted", .doc = "Which treatments the share inside the county counts."});
}

void Demand::describe(FieldVisitor& field) {
    field.required(outpatient, {.key = "outpatient", .doc = "Visits."});
    field.required(inpatient, {.key = "inpatient", .doc = "Admissions."});
    field.required(base, {.key = "base", .doc = "Shares that the base year had."});
}

}  // namespace permille::network
