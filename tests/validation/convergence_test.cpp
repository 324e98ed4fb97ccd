// Rates are hazards, so results converge as the steps of a year grow in number.
#include <doctest/doctest.h>

#include <cmath>

#include "support/scenarios.hpp"

using namespace permille;

TEST_CASE("one, two, four and twelve steps a year give means that draw together") {
    const auto mean_with = [](int steps, const char* series) {
        return testing::mean_of(
            testing::run("jingyan.yaml", {"run.steps_per_year=" + std::to_string(steps)}, {.replications = 2048}),
            series, 5);
    };
    // Offers are calibrated to the growth path with the same steps, so the stock itself agrees for any of them; what
    // differs with the step is how many of a year's recruits leave again within it.
    for (const char* series : {"nurse", "western_physician", "beds"}) {
        CAPTURE(series);
        const double finest = mean_with(12, series);
        for (const int steps : {1, 2, 4}) CHECK(std::abs(mean_with(steps, series) / finest - 1) < 2e-3);
    }
    const double finest = mean_with(12, "nurse.left");
    const double coarse = std::abs(mean_with(1, "nurse.left") - finest);
    const double half = std::abs(mean_with(2, "nurse.left") - finest);
    const double fine = std::abs(mean_with(4, "nurse.left") - finest);
    CHECK(half < coarse);
    CHECK(fine < half);
}
