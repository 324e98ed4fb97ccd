// Everything that is reported about one run, gathered once and read by every writer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "permille/explore/precision.hpp"
#include "permille/indicators/assumption.hpp"
#include "permille/indicators/clipped.hpp"
#include "permille/indicators/distribution.hpp"
#include "permille/indicators/explanation.hpp"
#include "permille/indicators/recruits.hpp"
#include "permille/indicators/staffed_beds.hpp"
#include "permille/indicators/variance.hpp"
#include "permille/indicators/verdict.hpp"
#include "permille/report/lever_report.hpp"
#include "permille/scenario/findings.hpp"
#include "permille/scenario/scenario.hpp"
#include "permille/simulation/ensemble.hpp"

namespace permille::report {

/// Refers to the scenario and the ensemble that it was made of; they must outlive it.
struct RunResult {
    std::string id, digest;  // of the scenario
    const Scenario& scenario;
    const simulation::Ensemble& ensemble;
    std::uint64_t seed = 0;
    indicators::Verdicts verdicts;
    std::vector<indicators::Explanation> explanations;  // [row]
    std::vector<indicators::Assumption> assumptions;
    std::vector<Finding> findings;
    std::optional<indicators::StaffedBeds> staffed_beds;  // absent where no beds are projected
    // [row] of the variance of its value, what rests on estimates; empty where the model is not at hand
    std::vector<std::optional<indicators::VarianceShare>> estimates_shares = {};
    std::optional<explore::Precision> precision = {};  // where replications were added until verdicts were clear
    std::optional<indicators::Band> recruits = {};     // over all years; absent where the plan counts none of the past
    std::vector<indicators::Clipped> clipped = {};     // whose growth would have been below nothing
    std::optional<indicators::TownDistribution> distribution = {};  // over towns; absent where none were recorded
    std::optional<std::vector<RowLever>> levers = {};               // that help missed rows most; absent unless asked
};

/// Judges a run and gathers what is reported about it.
RunResult evaluate(std::string id, std::string digest, const Scenario& scenario, const simulation::Ensemble& ensemble,
                   std::uint64_t seed, int threads = 0);

/// The same for a run of `model` on Sobol points from replication 0 on, which also tells what rests on estimates.
RunResult evaluate(std::string id, std::string digest, const Scenario& scenario, const simulation::Model& model,
                   const simulation::Ensemble& ensemble, std::uint64_t seed, int threads = 0);

}  // namespace permille::report
