// The change of a row from the base year to its year, taken apart into flows, exactly and in every replication.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "permille/indicators/flows.hpp"
#include "permille/indicators/measure.hpp"
#include "permille/plan/target.hpp"
#include "permille/simulation/ensemble.hpp"

namespace permille::indicators {

enum class Side { numerator, denominator };

/// What one flow did to a row, one number for each replication asked for.
struct Part {
    Side side = Side::numerator;
    FlowKind kind = FlowKind::whole;
    /// People, beds, births of the numerator. A flow of the denominator in as many of them as would have had the same
    /// effect: fewer residents are worth so many nurses.
    std::vector<double> units;
    std::vector<double> value;  // in the row's unit
};

/// With S the numerator, P the denominator, 0 the base year and 1 the row's year (model, section 7):
///
///   d(S/P) = dS (1/P0 + 1/P1)/2 + (S0 + S1)/2 (1/P1 - 1/P0)
///
/// The first term is divided by the flows that add up to dS; the second, in which 1/P1 - 1/P0 = -dP / (P0 P1), by
/// those that add up to dP. The parts add up to the change in every replication.
struct Decomposition {
    std::vector<double> change;  // in the row's unit
    std::vector<double> units;   // of the numerator
    std::vector<Part> parts;
    /// What is missed: limit less value = required less the parts. `required` is the limit less the base value.
    std::vector<double> required;
    /// What projects opened, once more: as planned, less what is late, less what never goes ahead. Empty where no
    /// project adds to the row.
    std::vector<Part> against_plan;
};

/// Of rows that count something (resource, and births among the demographic ones). Nothing for the others: rare events,
/// coverage, milestones, life expectancy have no flows. Where a denominator is 0 the numbers are not finite. Flows
/// that are 0 in every replication are left out.
std::optional<Decomposition> decompose(const Scenario& scenario, const plan::Target& target, const Measure& measure,
                                       const simulation::Ensemble& ensemble,
                                       std::span<const std::int64_t> replications);

}  // namespace permille::indicators

namespace permille {
template <>
struct Names<indicators::Side> {
    static constexpr std::string_view names[] = {"numerator", "denominator"};
};
}  // namespace permille
