// The model reproduces the base year exactly before it projects.
#include <doctest/doctest.h>

#include <cmath>
#include <utility>

#include "permille/indicators/criterion.hpp"
#include "permille/indicators/measure.hpp"
#include "support/scenarios.hpp"

using namespace permille;

TEST_CASE("every resource row with a printed base has it in every replication, within the printed rounding") {
    // How many rows of each plan are counted resources with a printed base: none may drop out unseen. Siyang prints
    // none.
    for (const auto& one : {std::pair{"jingyan.yaml", 8}, std::pair{"siyang.yaml", 0}, std::pair{"zhaoyuan.yaml", 8},
                            std::pair{"minhou.yaml", 6}}) {
        const char* county = one.first;
        CAPTURE(county);
        const LoadedScenario scenario = testing::loaded(county);
        const simulation::Ensemble ensemble = simulation::simulate(testing::built(scenario), {.replications = 1024});
        int rows = 0;
        for (const auto& entry : scenario.scenario.targets) {
            const std::string& id = entry.id;
            const plan::Target& target = entry.value;
            if (target.kind != plan::Kind::resource || !target.base) continue;
            CAPTURE(id);
            const indicators::Measured measured = indicators::measure_of(target, scenario.scenario, ensemble.series());
            REQUIRE(measured.measure);
            const auto& measure = *measured.measure;
            const auto above = ensemble.values(measure.numerator, 0);
            const double half_digit = 0.5 * std::pow(10.0, -printed_decimals(*target.base));
            double farthest = 0;
            for (std::size_t r = 0; r < above.size(); ++r) {
                const double below = measure.denominator < 0 ? 1 : ensemble.values(measure.denominator, 0)[r];
                farthest = std::max(farthest, std::abs(measure.value(above[r], below) - target.base->value()));
            }
            CHECK(farthest <= half_digit + 1e-9);
            ++rows;
        }
        CHECK(rows == one.second);
    }
}

TEST_CASE("physicians are their parts in every replication and year") {
    const simulation::Ensemble ensemble = testing::run("jingyan.yaml");
    const auto all = [&](const char* name, int t) { return ensemble.values(ensemble.series_index(name), t); };
    for (int t = 0; t <= ensemble.years(); ++t)
        for (std::size_t r = 0; r < 256; ++r)
            CHECK(all("physician", t)[r] == all("western_physician", t)[r] + all("tcm_physician", t)[r]);
}
