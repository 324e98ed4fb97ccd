// What a target is held against.
#include "permille/plan/yardstick.hpp"

namespace permille::plan {

void Norm::describe(FieldVisitor& field) {
    field.required(name, {.key = "name", .doc = "Whose target it is, with its year."});
    field.required(value, {.key = "value", .doc = "What it asks.", .unit = "as the row"});
}

void Course::describe(FieldVisitor& field) {
    field.required(who, {.key = "who", .doc = "Who moves, and when."});
    field.required(from, {.key = "from", .doc = "Value at the beginning.", .unit = "as printed there"});
    field.required(to, {.key = "to", .doc = "Value at the end.", .unit = "as printed there"});
    field.required(years, {.key = "years", .doc = "Years between the two.", .unit = "years", .min = 3, .max = 30});
}

void Yardstick::describe(FieldVisitor& field) {
    field.defaulted(norms, {.key = "norms", .doc = "Targets of higher levels for the same quantity, keyed by level."});
    field.defaulted(gains,
                    {.key = "gains", .doc = "What higher levels ask a row to gain on its base by the plan's end."});
    field.defaulted(indicator, {.key = "indicator",
                                .doc = "What the row measures: a plan without the row may imply it by two densities."});
    field.defaulted(fastest, {.key = "fastest", .doc = "The fastest change over three years or more that was found."});
    field.defaulted(asked,
                    {.key = "asked", .doc = "The change that a higher level asks of itself, in the row's unit."});
}

}  // namespace permille::plan
