// The verdict on every row of a plan, and on the plan as a whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "permille/base/text.hpp"
#include "permille/indicators/baseline.hpp"
#include "permille/indicators/estimate.hpp"
#include "permille/indicators/interval.hpp"
#include "permille/indicators/measure.hpp"
#include "permille/scenario/scenario.hpp"
#include "permille/simulation/ensemble.hpp"

namespace permille::indicators {

enum class Verdict { reachable, likely, at_risk, out_of_reach, not_projected };

/// reachable from 0.8, likely from 0.5, at_risk from 0.2, out_of_reach below (model, section 7).
Verdict verdict_of(double p_reach);

/// Whether the simulation interval holds one of the thresholds 0.2, 0.5, 0.8.
bool borderline(const Probability& reach);

/// What is missing, in natural units (people, beds, places, years).
struct Shortfall {
    double median = 0;  // the smallest amount that suffices in half of the replications; 0 when P(reach) >= 0.5
    std::optional<double> if_missed;  // mean over the replications that miss the row; nothing when none does
};

/// A pace that a row is held against: how fast somebody else moved, or is asked to.
struct KnownPace {
    Text who;
    double per_year = 0;             // growth a year as a share (`fastest`), or units a year (`asked`)
    std::optional<double> required;  // of the row, on the same scale; absent where its base is 0
};

/// Change a year in the row's printed unit, along a straight line.
struct Pace {
    std::optional<double> required;    // from the last known year to the limit
    std::optional<double> historical;  // from the first to the last known year
    std::optional<KnownPace> fastest;  // growth a year, the fastest that was found
    std::optional<KnownPace> asked;    // units a year, what a higher level asks of itself
};

/// Everything that is known of one row. What is not known is absent.
struct Row {
    std::string id;
    std::optional<Measure> measure;  // absent: not projected, see `reason`
    std::vector<Band> years;         // [year], the base year first
    std::optional<Probability> reach;
    Verdict verdict = Verdict::not_projected;
    bool borderline = false;
    std::optional<Shortfall> shortfall;
    std::optional<int> first_year;  // first in which at least half of the replications meet the row
    Past past;  // what is known before the target, see past_of(); observed years of a projected row are in it
    bool starts_elsewhere = false;  // not from the printed base: then the printed past is left out of `past`
    Pace pace;
    std::optional<double>
        implied_count;             // of a row without a base: units that its target means at the projected population
    std::optional<double> p_none;  // of a rare event: probability of none at all in the row's year
    Text unit;                     // of the shortfall and of the implied count
    Text reason;                   // why the row is not projected
    Text remark;                   // what else a reader of a projected row must know; or empty
};

/// Several rows at once, in the same replication.
struct Joint {
    std::optional<Probability> all, binding;  // absent when there is no such row among the projected ones
    std::string fails_first;  // the row that most often has the largest gap relative to its limit; or empty
};

struct Verdicts {
    std::vector<Row> rows;  // in the plan's order
    Joint joint;
    std::vector<Band> residents;  // [year]; empty when the run recorded none
    std::int64_t replications = 0;
    std::vector<simulation::FailedReplication> failed;  // left out of everything above
};

/// Judges every row of the scenario's plan by a run. Replications that failed are left out; when all failed, no row is
/// projected. The same ensemble gives the same bits for any number of threads.
Verdicts judge(const Scenario& scenario, const simulation::Ensemble& ensemble, int threads = 0);

/// The paces of a row from printed numbers alone.
Pace pace_of(const Scenario& scenario, const std::string& id, const plan::Target& target);

/// The required pace of a projected row without a printed base, from the median that its scenario starts with; nothing
/// where a base is printed or a year was observed, where the row starts beyond its target, and of rare events.
std::optional<double> pace_from_estimate(const plan::Target& target, const Row& row);

}  // namespace permille::indicators

namespace permille {
template <>
struct Names<indicators::Verdict> {
    static constexpr std::string_view names[] = {"reachable", "likely", "at_risk", "out_of_reach", "not_projected"};
};
}  // namespace permille
