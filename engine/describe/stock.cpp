// The fields of a stock's base and growth.
#include "permille/describe/stock.hpp"

namespace permille {

namespace {

// More than one for each of the people there cannot be.
double most_of(StockUnit unit) {
    switch (unit) {
        case StockUnit::per_1000: return 1000;
        case StockUnit::per_10000: return 10'000;
        case StockUnit::share: return 1;
        case StockUnit::count:
        case StockUnit::rest: break;
    }
    return 1e7;
}

std::string_view unit_of(StockUnit unit) {
    switch (unit) {
        case StockUnit::per_1000: return "per 1000";
        case StockUnit::per_10000: return "per 10000";
        case StockUnit::share: return "share";
        case StockUnit::count:
        case StockUnit::rest: break;
    }
    return "as given by `in`";
}

}  // namespace

// The unit comes first: what an amount may be depends on it. Where it could not be read, nothing is known of that.
void StockBase::describe(FieldVisitor& field) {
    field.defaulted(unit,
                    {.key = "in",
                     .doc = "What the amount counts: count, per_1000 or per_10000 people, share of the stock that "
                            "this one is a part of, or rest: what the other parts leave of it."});
    const StockUnit known = field.unreadable("in") ? StockUnit::rest : unit;
    field.defaulted(amount, {.key = "amount",
                             .doc = "How much, in the unit given by `in`; left out when that is `rest`.",
                             .unit = unit_of(known),
                             .min = 0,
                             .max = most_of(known),
                             .whole = known == StockUnit::count});
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
