// Rates are hazards, so results converge as the steps of a year grow in number.
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <utility>

#include "support/scenarios.hpp"

using namespace permille;

namespace {

simulation::Ensemble with_steps(int steps) {
    return testing::run("jingyan.yaml", {"run.steps_per_year=" + std::to_string(steps)}, {.replications = 4096});
}

}  // namespace

TEST_CASE("one, two, four and twelve steps a year give the same stocks, and flows that draw together") {
    const simulation::Ensemble finest = with_steps(12), four = with_steps(4), two = with_steps(2), one = with_steps(1);
    // The growth is met on expectation with the same steps, so what is left between two stocks is chance: the
    // replications share their parameters, and the standard error is that of their differences.
    for (const char* series : {"nurse", "western_physician", "pharmacist", "gp"}) {
        CAPTURE(series);
        for (const simulation::Ensemble* coarse : {&one, &two, &four}) {
            const auto off = testing::difference(finest, *coarse, series, 5);
            INFO("off by ", off.mean, ", standard error ", off.standard_error);
            CHECK(std::abs(off.mean) < 4 * off.standard_error);
            CHECK(off.standard_error < 2e-3 * testing::mean_of(finest, series, 5));  // so that the check can fail
        }
    }
    // Beds have no chance inside the year: what opened by its end is there for any steps.
    for (const simulation::Ensemble* coarse : {&one, &two, &four}) {
        CHECK(testing::difference(finest, *coarse, "beds", 5).mean == 0);
        CHECK(testing::difference(finest, *coarse, "beds", 5).standard_error == 0);
    }
    // How many of a year's recruits leave again within it hangs on the step, by an error that falls with its length: a
    // step's recruits come at its end, half a step late on average.
    const auto off = [&](const simulation::Ensemble& coarse) {
        return testing::difference(finest, coarse, "nurse.left", 5);
    };
    for (const auto& [coarser, finer] : {std::pair{&one, &two}, std::pair{&two, &four}}) {
        const auto far = off(*coarser), near = off(*finer);
        INFO("off by ", far.mean, " and ", near.mean, ", standard errors ", far.standard_error, ", ",
             near.standard_error);
        CHECK(std::abs(far.mean) > 4 * far.standard_error);
        CHECK(std::abs(near.mean) < std::abs(far.mean));
    }
}
