// The fields of events and of the spread of coverage rows.
#include "permille/outcomes/settings.hpp"

namespace permille::outcomes {

void Event::describe(FieldVisitor& field) {
    field.required(name, {.key = "name", .doc = "Label in reports."});
    field.defaulted(unit, {.key = "unit", .doc = "What one of it is called when it is counted: deaths."});
    field.required(rate, {.key = "rate",
                          .doc = "The nation's rate in the base year: the mean of what is believed of a county before "
                                 "its own base is looked at.",
                          .unit = "events per `per` births",
                          .min = 1e-9,
                          .max = 1e6});
    field.required(per, {.key = "per",
                         .doc = "Births that the rate is given for.",
                         .unit = "births",
                         .min = 1,
                         .max = 1e6,
                         .whole = true});
    field.defaulted(prior_events,
                    {.key = "prior_events",
                     .doc = "How much the nation's rate weighs: as if the county had had so many events at that rate.",
                     .unit = "events",
                     .min = 0.1,
                     .max = 1e6});
    field.required(log_change_per_year,
                   {.key = "log_change_per_year",
                    .doc = "Yearly change of the rate's logarithm after the base year; negative: it falls.",
                    .unit = "1/year",
                    .min = -0.5,
                    .max = 0.5});
    field.defaulted(includes, {.key = "includes",
                               .doc = "Id of an event that is a part of this one, as deaths of infants are of deaths "
                                      "under 5: where the plan has a row of it, this row's are those and the rest."});
}

void Spread::describe(FieldVisitor& field) {
    field.defaulted(
        county_sd, {.key = "county_sd",
                    .doc = "Standard deviation of a county's pace around that of the level above, where that is taken.",
                    .unit = "scale per year",
                    .min = 0,
                    .max = 2});
    field.defaulted(yearly_sd, {.key = "yearly_sd",
                                .doc = "Standard deviation of one year's change around the pace.",
                                .unit = "scale per year",
                                .min = 0,
                                .max = 2});
    field.defaulted(persistence, {.key = "persistence",
                                  .doc = "How much of one year's deviation lives on in the next (AR(1) coefficient).",
                                  .unit = "share",
                                  .min = 0,
                                  .max = 0.99});
    field.defaulted(measurement_sd,
                    {.key = "measurement_sd",
                     .doc = "Standard deviation of what is measured around what is so, in the base year and again in "
                            "every later one.",
                     .unit = "scale",
                     .min = 0,
                     .max = 2});
}

void Coverage::describe(FieldVisitor& field) {
    field.defaulted(share, {.key = "share",
                            .doc = "Of shares; the scale is the logit: 0.1 is 2.5 points at 50 %, 0.9 at "
                                   "90 %."});
    field.defaulted(amount, {.key = "amount", .doc = "Of amounts; the scale is the logarithm: 0.1 is 10 %."});
    field.defaulted(years, {.key = "years", .doc = "Of years; the scale is years."});
}

}  // namespace permille::outcomes
