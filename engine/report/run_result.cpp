// Gathering what is reported about one run.
#include "permille/report/run_result.hpp"

#include <utility>

namespace permille::report {

RunResult evaluate(std::string id, std::string digest, const Scenario& scenario, const simulation::Ensemble& ensemble,
                   std::uint64_t seed, int threads) {
    RunResult result{
        .id = std::move(id),
        .digest = std::move(digest),
        .scenario = scenario,
        .ensemble = ensemble,
        .seed = seed,
        .verdicts = indicators::judge(scenario, ensemble, threads),
        .explanations = {},
        .assumptions = indicators::assumptions_of(scenario),
        .findings = find_contradictions(scenario),
        .staffed_beds = indicators::staffed_beds_of(scenario, ensemble, indicators::finished_replications(ensemble)),
        .distribution =
            indicators::distribution_of(scenario, ensemble, indicators::finished_replications(ensemble), threads)};
    result.recruits = indicators::recruits_of(scenario, ensemble, indicators::finished_replications(ensemble));
    result.clipped = indicators::clipped_of(scenario, ensemble, indicators::finished_replications(ensemble));
    result.explanations = indicators::explain(scenario, ensemble, result.verdicts, threads);
    return result;
}

RunResult evaluate(std::string id, std::string digest, const Scenario& scenario, const simulation::Model& model,
                   const simulation::Ensemble& ensemble, std::uint64_t seed, int threads) {
    RunResult result = evaluate(std::move(id), std::move(digest), scenario, ensemble, seed, threads);
    std::vector<std::optional<indicators::Measure>> measures;
    for (const indicators::Row& row : result.verdicts.rows) measures.push_back(row.measure);
    result.estimates_shares = indicators::estimates_shares(measures, model, ensemble, seed, threads);
    return result;
}

}  // namespace permille::report
