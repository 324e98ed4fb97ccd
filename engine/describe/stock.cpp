// The fields of a stock's base and growth.
#include "permille/describe/stock.hpp"

namespace permille {

void StockBase::describe(FieldVisitor& field) {
    field.defaulted(amount, {.key = "amount",
                             .doc = "How much, in the unit given by `in`; left out when that is `rest`.",
                             .unit = "as given by `in`",
                             .min = 0,
                             .max = 1e7});
    field.defaulted(unit,
                    {.key = "in",
                     .doc = "What the amount counts: count, per_1000 or per_10000 people, share of the stock that "
                            "this one is a part of, or rest: what the other parts leave of it."});
}

void Growth::describe(FieldVisitor& field) {
    field.required(log_per_year, {.key = "log_per_year",
                                  .doc = "Mean yearly growth of the stock's logarithm without new policy.",
                                  .unit = "1/year",
                                  .min = -0.5,
                                  .max = 0.5});
    field.defaulted(county_deviation,
                    {.key = "county_deviation",
                     .doc = "How far this county's mean lies from the series the mean was taken from.",
                     .unit = "1/year",
                     .min = -0.5,
                     .max = 0.5});
    field.defaulted(yearly_sd, {.key = "yearly_sd",
                                .doc = "Standard deviation of one year's growth around the mean.",
                                .unit = "1/year",
                                .min = 0,
                                .max = 0.5});
    field.defaulted(persistence, {.key = "persistence",
                                  .doc = "How much of one year's deviation lives on in the next (AR(1) coefficient).",
                                  .unit = "share",
                                  .min = 0,
                                  .max = 0.99});
    field.defaulted(damping,
                    {.key = "damping",
                     .doc = "Factor on the mean growth for each year that passes: growth slows near saturation.",
                     .unit = "ratio per year",
                     .min = 0.5,
                     .max = 1});
}

void TierShares::describe(FieldVisitor& field) {
    field.defaulted(county, {.key = "county", .doc = "At county hospitals.", .unit = "share", .min = 0, .max = 1});
    field.defaulted(township, {.key = "township",
                               .doc = "At township and community health centres and sub-centres.",
                               .unit = "share",
                               .min = 0,
                               .max = 1});
    field.defaulted(village, {.key = "village", .doc = "At village clinics.", .unit = "share", .min = 0, .max = 1});
}

}  // namespace permille
