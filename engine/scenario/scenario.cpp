// The sections of a scenario.
#include "permille/scenario/scenario.hpp"

namespace permille {

Scenario::Scenario() = default;
Scenario::Scenario(const Scenario&) = default;
Scenario::Scenario(Scenario&&) noexcept = default;
Scenario& Scenario::operator=(const Scenario&) = default;
Scenario& Scenario::operator=(Scenario&&) noexcept = default;
Scenario::~Scenario() = default;

void Horizon::describe(FieldVisitor& field) {
    field.required(base, {.key = "base",
                          .doc = "Base year; its end is the start of the projection.",
                          .unit = "year",
                          .min = 1990,
                          .max = 2100});
    field.required(target,
                   {.key = "target", .doc = "Year that is asked for.", .unit = "year", .min = 1991, .max = 2140});
    field.defaulted(data_year,
                    {.key = "data_year",
                     .doc = "Year of the data that are no county's own: ages, life table, fertility, growth. The base "
                            "year may lie five years from it. 0: not stated.",
                     .unit = "year",
                     .min = 1900,
                     .max = 2100,
                     .unstated = 0});
}

void CountyPlace::describe(FieldVisitor& field) {
    field.required(name, {.key = "name", .doc = "The county's name."});
    field.defaulted(city, {.key = "city", .doc = "The city that governs it, if any does."});
    field.required(province, {.key = "province", .doc = "The province that it lies in."});
}

void Run::describe(FieldVisitor& field) {
    field.defaulted(
        replications,
        {.key = "replications", .doc = "How many possible futures are simulated.", .min = 16, .max = 1'048'576});
    field.defaulted(seed,
                    {.key = "seed", .doc = "Start of all chance; the same seed gives the same results.", .min = 0});
    field.defaulted(
        steps_per_year,
        {.key = "steps_per_year", .doc = "Steps in a year: 1, 2, 4 or 12.", .unit = "1/year", .min = 1, .max = 12});
}

void Correlation::describe(FieldVisitor& field) {
    field.required(first, {.key = "first", .doc = "Path of a number."});
    field.required(second, {.key = "second", .doc = "Path of the other number."});
    field.required(rho,
                   {.key = "rho",
                    .doc = "Correlation of their normal scores (Gaussian copula); each keeps its own distribution.",
                    .min = -0.999,
                    .max = 0.999});
}

void Scenario::describe(FieldVisitor& field) {
    field.required(permille, {.key = "permille", .doc = "Version of the format: 1.", .min = 1});
    field.required(name, {.key = "name", .doc = "Name of the plan or of the variant."});
    field.defaulted(county, {.key = "county", .doc = "The county that the plan is of, and where it lies."});
    field.required(horizon, {.key = "horizon", .doc = "Base and target year."});
    field.defaulted(sources, {.key = "sources", .doc = "Documents that numbers come from, keyed by id."});
    field.required(population, {.key = "population", .doc = "People."});
    field.defaulted(facilities, {.key = "facilities", .doc = "Places of care, keyed by id."});
    field.defaulted(alliances, {.key = "alliances", .doc = "Medical alliances (医共体, 医联体), keyed by id."});
    field.defaulted(capacity, {.key = "capacity", .doc = "Beds, childcare places and the like, keyed by id."});
    field.defaulted(projects, {.key = "projects", .doc = "Building projects, keyed by id."});
    field.defaulted(staffing, {.key = "staffing", .doc = "Staff that a bed needs."});
    field.defaulted(network, {.key = "network", .doc = "Roads, and how long ways take."});
    field.defaulted(demand,
                    {.key = "demand", .doc = "How often people seek care, and where they went in the base year."});
    field.defaulted(care, {.key = "care", .doc = "How care is chosen and given: tiers, alliances, sub-centres."});
    field.defaulted(workforce, {.key = "workforce", .doc = "Cadres of staff, keyed by id."});
    field.defaulted(events, {.key = "events", .doc = "What happens to few of a county's births, keyed by id."});
    field.defaulted(coverage,
                    {.key = "coverage", .doc = "How coverage rows vary, where they do not say so themselves."});
    field.defaulted(targets, {.key = "targets", .doc = "Rows of the plan in their order, keyed by id."});
    field.defaulted(history, {.key = "history", .doc = "Past values of a row, keyed by the row's id."});
    field.defaulted(yardsticks, {.key = "yardsticks",
                                 .doc = "What higher levels ask, and how fast anybody moved, keyed by the row's id."});
    field.defaulted(correlations, {.key = "correlations", .doc = "Uncertain numbers that go together, keyed by id."});
    field.defaulted(figures, {.key = "figures",
                              .doc = "Figures of the plan that are no rows: what rows must agree with, and what the "
                                     "plan prints in several ways, keyed by id."});
    field.defaulted(
        claims, {.key = "claims", .doc = "Rates of growth that the plan states beside their end points, keyed by id."});
    field.defaulted(recruits, {.key = "recruits",
                               .doc = "How many people the plan says were recruited in past years: what targets and "
                                      "projected recruits are held against."});
    field.defaulted(observed,
                    {.key = "observed",
                     .doc = "What was counted at the end of years that have passed, keyed by year and then by "
                            "the id of the stock (residents, a cadre, a qualification, a capacity): it "
                            "replaces what is simulated, and the projection goes on from there.",
                     .unit = "people, beds or places",
                     .min = 0,
                     .max = 2e9,
                     .whole = true});
    field.defaulted(levers,
                    {.key = "levers",
                     .doc = "What may be turned here, how far and at what cost, keyed by id. Every lever can be "
                            "turned without an entry."});
    field.defaulted(run, {.key = "run", .doc = "How it is run."});
}

}  // namespace permille
