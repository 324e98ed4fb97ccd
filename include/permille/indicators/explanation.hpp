// Why a row comes out as it does: its change and the parts of it, what the denominator adds or takes, what limits it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "permille/base/text.hpp"
#include "permille/indicators/decomposition.hpp"
#include "permille/indicators/estimate.hpp"
#include "permille/indicators/limits.hpp"
#include "permille/indicators/verdict.hpp"
#include "permille/scenario/scenario.hpp"
#include "permille/simulation/ensemble.hpp"

namespace permille::indicators {

/// A part of a row's change over the replications.
struct PartBand {
    Side side = Side::numerator;
    FlowKind kind = FlowKind::whole;
    Band units, value;  // natural units (people, beds); the row's unit
    double missed = 0;  // mean value in the replications that miss the row; 0 where none does
};

/// The change of a row that counts something, and its parts. Parts add up to the change in every replication, and so do
/// their means; medians need not.
struct PartedChange {
    Band units, value;  // of the numerator; of the row
    std::vector<PartBand> parts;
    std::vector<PartBand> against_plan;      // planned, late, not built; empty where no project adds to the row
    std::optional<Band> denominator;         // what its parts do together, in the row's unit
    std::optional<Band> denominator_growth;  // its relative change: -0.05
    int decimals = 0;                        // in which it is shown: as the row, and one more where it is small
    double came = 0, went = 0;               // medians of all that add to the numerator and of all that take from it
    double corrected = 0;                    // median of what observed counts added, which neither came nor went
    std::optional<double> missed_required, missed_gap;  // means where missed, in the row's unit
};

/// A project and the probability that it has opened by the end of the row's year.
struct ProjectChance {
    std::string id;
    Text name;
    double open = 0;  // 0..1
    double adds = 0;  // units of the row, at their mean
};

struct Explanation {
    std::optional<PartedChange> change;   // of rows that have flows
    std::vector<ProjectChance> projects;  // that the row counts or that add to it, planned by its year
    Text how;                             // what a row without flows is made of
    Text credit;                          // what its denominator did to it; empty where it has none
    Limit limit;                          // of rows that more than half of the replications miss
    std::vector<Text> pipelines;          // training that comes too late for the row
};

/// One explanation for each row of the verdicts, in their order; empty ones for rows that are not projected. The same
/// ensemble gives the same bits for any number of threads.
std::vector<Explanation> explain(const Scenario& scenario, const simulation::Ensemble& ensemble,
                                 const Verdicts& verdicts, int threads = 0);

}  // namespace permille::indicators
