// The families of findings, one file for each relation that a plan's figures can break, and what they share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "permille/scenario/findings.hpp"

namespace permille::findings {

/// A row with its id.
using Row = Map<plan::Target>::Entry;

/// What the families look at, and where they put what they find.
struct Plan {
    const Scenario& scenario;
    std::vector<Finding>& found;

    void add(std::string id, Severity severity, std::vector<std::string> rows, Text message) const;
    const Row* row(std::string_view id) const;
    int base_year() const { return static_cast<int>(scenario.horizon.base); }
    /// A certain number's value in the base year; nothing for an uncertain or absent one.
    std::optional<double> value(const std::optional<Number>& number) const;
    /// The row's base and target as plain numbers.
    std::optional<double> base(const plan::Target& target) const { return value(target.base); }
    std::optional<double> goal(const plan::Target& target) const { return value(target.target); }
    /// The size of a stock in the base year; nothing where it is not certain.
    std::optional<double> stock(const std::string& id) const;
    /// Where the scenario starts with a row of stocks, where that is certain and its plan prints another base for the
    /// base year than it gives.
    std::optional<double> other_start(const plan::Target& target) const;
    /// The row that asks for a density of a stock by residents; null where there is none with a plain target.
    const Row* density_row(const std::string& stock) const;
    /// What such a row asks for, a head.
    double goal_per_head(const Row& density) const;
    /// Years from the row's base to its target.
    int years(const plan::Target& target) const;
};

/// A number as the plan prints it, or its shortest form.
std::string printed(const Number& number);
/// A computed number with so many decimals.
std::string rounded(double value, int decimals);
/// Digits behind the point as printed.
int decimals_of(const Number& number);
/// Half of the last printed digit.
double half_digit(const Number& number);
/// Whether a number was printed as plain digits, so that its rounding is known.
bool printed_plainly(const Number& number);
/// What a row calls for, in words: "≥ 3.2".
std::string asked(const plan::Target& target);
/// The same with the row's unit, and a number of the row with it.
Text asked_in_unit(const plan::Target& target);
Text printed_in_unit(const plan::Target& target, const Number& number);

// In the order in which a reader meets them.
void passages_that_differ(const Plan& plan);        // the same figure printed in two ways
void unit_slips(const Plan& plan);                  // a unit that the figure cannot have
void false_claims(const Plan& plan);                // stated growth that its own end points deny
void ratios_that_contradict(const Plan& plan);      // two densities and the ratio asked of them
void parts_above_wholes(const Plan& plan);          // a part larger than what it is a part of
void denominators_in_conflict(const Plan& plan);    // a density and a count that mean other people than were counted
void births_in_conflict(const Plan& plan);          // a rate of deaths that means other births than the birth rate does
void bases_not_whole(const Plan& plan);             // a density that no whole number of people gives
void bases_not_met(const Plan& plan);               // a printed base that the scenario's own stock denies
void bases_missing(const Plan& plan);               // targets without a base
void observed_far_off(const Plan& plan);            // an observed count far from the base year's
void targets_already_met(const Plan& plan);         // the base is as good as the target, or better
void targets_below_norms(const Plan& plan);         // less than a higher level asks
void gains_below_norms(const Plan& plan);           // a smaller rise than a higher level asks
void implied_ratios_below_norms(const Plan& plan);  // two densities whose ratio a higher level would not accept
void paces_unmatched(const Plan& plan);             // faster than anybody has been
void paces_above_what_is_asked(const Plan& plan);   // faster than a higher level asks of itself
void gains_above_past_recruits(const Plan& plan);   // more staff than were recruited in past years
void pipelines_too_long(const Plan& plan);          // training whose students arrive after the plan
void projects_after_the_plan(const Plan& plan);     // what is to be complete when the plan is over

}  // namespace permille::findings
