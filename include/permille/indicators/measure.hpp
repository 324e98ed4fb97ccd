// What a row of the plan measures, as positions of series in an ensemble; or the reason why it is not projected.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "permille/base/text.hpp"
#include "permille/scenario/natural_unit.hpp"
#include "permille/scenario/scenario.hpp"
#include "permille/simulation/ensemble.hpp"

namespace permille::indicators {

/// How the series end that tell what the worst-off town has within reach: rates, not counts.
inline constexpr std::string_view least_within_reach = "_within_reach_least";

/// A row's value: numerator / denominator x per, in the row's printed unit.
struct Measure {
    int numerator = 0;     // position of a series
    int denominator = -1;  // position of a series; -1: the numerator is divided by `whole`
    double whole = 1;
    double per = 1;
    int year = 0;                     // of the row, counted from the run's base year
    int lag = 0;                      // years from the row's own base year to the run's
    bool counted = true;              // the numerator is a number of people, beds, places
    bool rare = false;                // the numerator is a number of rare events
    std::optional<double> base = {};  // the printed base, where no series has it

    /// The value made of a numerator and a denominator; not finite where the denominator is 0.
    double value(double above, double below) const {
        return denominator < 0 ? above / whole * per : above / below * per;
    }
    /// Years from the row's base to its year.
    int years() const { return year + lag; }
};

/// A row that is projected has a measure, any other a reason: one short sentence.
struct Measured {
    std::optional<Measure> measure;
    Text reason;
};

/// Finds the series of a row of the scenario's plan. The first obstacle is the reason, in this order: the row's kind
/// has no model yet, no number is asked for, nothing is declared to measure, no base, not simulated, no history, no
/// project, the year lies outside the horizon.
///
/// series  what a run records, in order
Measured measure_of(const plan::Target& target, const Scenario& scenario, std::span<const std::string> series);

/// Position of a series by its name, or -1.
int position_of(std::span<const std::string> series, std::string_view name);

/// The row's year: its own, or the horizon's target.
int year_of(const plan::Target& target, const Horizon& horizon);

/// Whether the operator compares with the base of the same replication instead of with a printed target.
bool compares_with_base(const plan::Target& target);

/// Replications that ended with finite numbers, in their order.
std::vector<std::int64_t> finished_replications(const simulation::Ensemble& ensemble);

using permille::natural_unit;

}  // namespace permille::indicators
