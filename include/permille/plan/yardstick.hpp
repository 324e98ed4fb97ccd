// What others ask for in the same row, and how fast anybody has been known to move: what a target is held against.
#pragma once

#include <cstdint>
#include <optional>

#include "permille/describe/field.hpp"
#include "permille/plan/target.hpp"

namespace permille::plan {

/// A target that a higher level has set for the same quantity, in the row's printed unit.
struct Norm {
    Text name;
    Number value;

    void describe(FieldVisitor& field);
};

/// A change over several years, of the nation or of a province.
struct Course {
    Text who;
    Number from, to;
    std::int64_t years = 5;

    void describe(FieldVisitor& field);
};

/// Keyed by the id of the row; ids that a plan does not have are of no matter to it.
struct Yardstick {
    Map<Norm> norms;
    Map<Norm> gains;                     // changes on the base that are asked for, over the plan's years
    std::optional<Indicator> indicator;  // of a ratio that two densities of a plan imply without a row of its own
    std::optional<Course> fastest;       // that was found; compared as growth a year
    std::optional<Course> asked;         // of a higher level, of itself; compared as units a year

    void describe(FieldVisitor& field);
};

}  // namespace permille::plan
