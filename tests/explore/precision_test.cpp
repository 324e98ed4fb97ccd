// Replications added until verdicts are clear: the same bits as one long run, and an end in every case.
#include "permille/explore/precision.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <bit>

#include "permille/indicators/verdict.hpp"
#include "support/scenarios.hpp"

using namespace permille;
using explore::Precision;
using explore::refine;

namespace {

bool same_bits(const simulation::Ensemble& a, const simulation::Ensemble& b) {
    if (a.series() != b.series() || a.replications() != b.replications()) return false;
    for (int series = 0; series < static_cast<int>(a.series().size()); ++series)
        for (int t = 0; t <= a.years(); ++t)
            for (std::size_t r = 0; r < a.values(series, t).size(); ++r)
                if (std::bit_cast<std::uint64_t>(a.values(series, t)[r]) !=
                    std::bit_cast<std::uint64_t>(b.values(series, t)[r]))
                    return false;
    return true;
}

struct RunCounty {
    LoadedScenario loaded = testing::loaded("jingyan.yaml");
    simulation::Model model = testing::built(loaded);
};

}  // namespace

TEST_CASE("a run that goes on is bit by bit the longer run, from any length and for any lanes") {
    const RunCounty county;
    const auto whole = simulation::simulate(county.model, {.replications = 203});
    for (const std::int64_t begun : {1, 16, 37, 203}) {
        CAPTURE(begun);
        auto part = simulation::simulate(county.model, {.replications = begun});
        CHECK(same_bits(simulation::simulate_more(county.model, {.replications = 203}, std::move(part)), whole));
    }
    auto part = simulation::simulate(county.model, {.replications = 37, .lanes = 1});
    CHECK(same_bits(
        simulation::simulate_more(county.model, {.replications = 203, .threads = 3, .block = 11}, std::move(part)),
        whole));
}

TEST_CASE("replications are doubled until no row is borderline, as judge says") {
    const RunCounty county;
    std::vector<std::int64_t> steps;
    const auto refined = refine(county.loaded.scenario, county.model, {.replications = 128},
                                [&](std::int64_t replications) { steps.push_back(replications); });
    REQUIRE(refined.precision.stopped == Precision::Stopped::settled);
    CHECK(refined.precision.borderline.empty());
    REQUIRE(steps.size() > 1);  // otherwise this says nothing
    for (std::size_t i = 1; i < steps.size(); ++i) CHECK(steps[i] == 2 * steps[i - 1]);
    CHECK(refined.ensemble.replications() == steps.back());
    const auto plain = simulation::simulate(county.model, {.replications = steps.back()});
    CHECK(same_bits(refined.ensemble, plain));
    const auto borderline = [&](std::int64_t replications) {
        std::vector<std::string> ids;
        const auto ensemble = simulation::simulate(county.model, {.replications = replications});
        for (const auto& row : indicators::judge(county.loaded.scenario, ensemble).rows)
            if (row.borderline) ids.push_back(row.id);
        CHECK(explore::borderline_rows(county.loaded.scenario, ensemble) == ids);
        return ids.size();
    };
    CHECK(borderline(steps.back()) == 0);
    CHECK(borderline(steps[steps.size() - 2]) > 0);
}

TEST_CASE("where memory ends, the run ends and says what the next would have taken") {
    const RunCounty county;
    const double room = explore::ensemble_bytes(county.model, 300);
    const auto refined = refine(county.loaded.scenario, county.model, {.replications = 128}, {}, room);
    CHECK(refined.precision.stopped == Precision::Stopped::memory);
    // 256 fit, though not beside the 128 before them: those are simulated again.
    CHECK(refined.ensemble.replications() == 256);
    CHECK(same_bits(refined.ensemble, simulation::simulate(county.model, {.replications = 256})));
    CHECK(refined.precision.next == 512);
    CHECK(refined.precision.next_bytes == explore::ensemble_bytes(county.model, 512));
    CHECK_FALSE(refined.precision.borderline.empty());
}

TEST_CASE("an ensemble's bytes are those of its values") {
    const RunCounty county;
    const auto ensemble = simulation::simulate(county.model, {.replications = 16});
    double count = 0;
    for (int series = 0; series < static_cast<int>(ensemble.series().size()); ++series)
        for (int t = 0; t <= ensemble.years(); ++t) count += static_cast<double>(ensemble.values(series, t).size());
    CHECK(explore::ensemble_bytes(county.model, 16) == count * 8);
}

TEST_CASE("an interrupted run is not complete and goes no further") {
    const RunCounty county;
    const std::atomic<bool> interrupted = true;
    const auto refined =
        refine(county.loaded.scenario, county.model, {.replications = 128, .interrupted = &interrupted});
    CHECK_FALSE(refined.ensemble.complete);
    CHECK(refined.ensemble.replications() == 128);
}
