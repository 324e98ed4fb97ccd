// One row of a plan: what is measured, where it stood, where it shall be, as printed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "permille/describe/field.hpp"

namespace permille::plan {

/// How a row is projected (model, section 7).
enum class Kind { resource, service, demographic, rare_event, coverage, milestone, monitor };
/// What the plan asks: at least, more than, at most, less than, about, keep, more or less than the base.
enum class Operator { ge, gt, le, lt, about, keep, raise, lower };
/// Expected (预期性), binding (约束性), or from the plan's text rather than its table.
enum class Nature { expected, binding, text };
enum class Better { higher, lower };

/// The scale on which a coverage row moves: a share by its odds, an amount by its logarithm, years as they are.
enum class Scale { share, amount, years };

/// What is measured: a numerator over a denominator. Ids are of cadres, qualifications, capacities, events or of people
/// (residents, births, deaths, life_expectancy, children_under_3, children_0_14, people_15_plus, people_65_plus,
/// women_15_49).
struct Indicator {
    std::string numerator, denominator;  // denominator empty: the numerator itself
    Number per = 1;

    void describe(FieldVisitor& field);
};

/// The same figure in another passage of the plan, when the two may differ.
struct Also {
    std::optional<Number> base, target;
    std::string passage;

    void describe(FieldVisitor& field);
};

/// Past values of the same indicator at a higher level: the city, the province, the nation.
struct LevelAbove {
    Text name;
    Map<Number> years;  // keyed by year

    void describe(FieldVisitor& field);
};

/// How a coverage row goes on. Its pace is declared here, or comes from the row's own `history`, or from a level above;
/// without any of the three the row is not projected. What is not stated of the spread is `coverage.<scale>`.
struct Trend {
    std::optional<Scale> scale;      // by default as the row's unit says
    std::optional<Number> per_year;  // declared pace at the base, in the row's unit
    std::optional<LevelAbove> above;
    // On the row's scale: logit for a share, logarithm for an amount, years.
    std::optional<Number> county_sd, yearly_sd, persistence, measurement_sd;

    void describe(FieldVisitor& field);
};

struct Target {
    std::string row;
    Text name;
    Text unit;
    Kind kind = Kind::resource;
    Nature nature = Nature::expected;
    Better better = Better::higher;
    std::optional<Indicator> indicator;
    std::optional<Number> base;
    std::int64_t base_year = 0;  // 0: the horizon's
    std::string base_text;       // as printed, where it is not one number
    Operator op = Operator::ge;
    std::optional<Number> target;
    std::optional<Number> percent_of_base;  // instead of a target: 150 means half as much again
    std::string target_text;                // as printed, where it is not one number
    std::int64_t year = 0;                  // 0: the horizon's
    std::optional<Number> tolerance;        // of `about`
    std::optional<Trend> trend;             // of a coverage row
    std::optional<Number> base_births;      // of a rare event: births behind the base
    Map<Number> completed_by;               // of a milestone: units that projects complete, keyed by project
    std::optional<Number> out_of;           // of a milestone that is a share: units of the whole
    Text note;
    Map<Also> also;
    std::string part_of;       // id of a row, or else of a figure, that this one is a part of
    std::string printed_unit;  // where the plan prints the unit wrongly

    void describe(FieldVisitor& field);
};

/// A figure as one passage of the plan prints it.
struct Printed {
    Number value;
    std::int64_t year = 0;  // 0: the horizon's base
    std::string passage;

    void describe(FieldVisitor& field);
};

/// A figure that is no row of the plan: one that rows must agree with, or that the plan prints in several ways.
struct Figure {
    Text name;
    Text unit;
    Map<Printed> printed;  // keyed by a short name of the passage
    Text note;

    void describe(FieldVisitor& field);
};

/// A rate of growth that the plan states beside the two values that it is said to lie between.
struct Claim {
    Text name;
    Text unit;          // of from and to
    std::string about;  // id of a row; empty: about none
    Number from, to;
    std::int64_t years = 5;
    Number percent_per_year;
    std::string passage;

    void describe(FieldVisitor& field);
};

/// People whom the plan says were recruited in past years, of all cadres together.
struct Recruits {
    std::int64_t from = 0, to = 0;
    Number people;
    std::string passage;

    void describe(FieldVisitor& field);
};

/// Past values of an indicator by year, in the row's own unit.
struct History {
    Map<Number> years;  // keyed by year

    void describe(FieldVisitor& field);
};

}  // namespace permille::plan

namespace permille {
template <>
struct Names<plan::Kind> {
    static constexpr std::string_view names[] = {"resource", "service",   "demographic", "rare_event",
                                                 "coverage", "milestone", "monitor"};
};
template <>
struct Names<plan::Scale> {
    static constexpr std::string_view names[] = {"share", "amount", "years"};
};
template <>
struct Names<plan::Operator> {
    static constexpr std::string_view names[] = {"ge", "gt", "le", "lt", "about", "keep", "raise", "lower"};
};
template <>
struct Names<plan::Nature> {
    static constexpr std::string_view names[] = {"expected", "binding", "text"};
};
template <>
struct Names<plan::Better> {
    static constexpr std::string_view names[] = {"higher", "lower"};
};
}  // namespace permille
