// A lever does what it says, through the whole path: the stock moves by the amount computed by hand.
#include <doctest/doctest.h>

#include <cmath>

#include "support/scenarios.hpp"

using namespace permille;

namespace {

// Makes the nurses of the smallest scenario simple enough for pencil and paper: one certain hazard of leaving, no
// retirement before 70, no yearly deviations.
std::vector<std::string> by_hand(std::vector<std::string> more) {
    std::vector<std::string> sets = {"workforce.nurse.leaving.hazard_per_year=0.05",
                                     "workforce.nurse.leaving.township_per_year=0.05",
                                     "workforce.nurse.leaving.young_ratio=1",
                                     "workforce.nurse.leaving.moves_up_share=0",
                                     "workforce.nurse.retirement.women_age=70",
                                     "workforce.nurse.retirement.men_age=70",
                                     "workforce.nurse.growth.log_per_year=0.06",
                                     "workforce.nurse.growth.county_deviation=0",
                                     "workforce.nurse.growth.yearly_sd=0",
                                     "workforce.nurse.growth.persistence=0",
                                     "workforce.nurse.growth.damping=1"};
    sets.insert(sets.end(), more.begin(), more.end());
    return sets;
}

}  // namespace

TEST_CASE("twelve extra offers a year leave the recruits who have not left again") {
    const auto neutral = testing::run("first.yaml", by_hand({}), {.replications = 4096});
    const auto lever = testing::run(
        "first.yaml", by_hand({"workforce.nurse.recruitment.extra_per_year=12", "workforce.nurse.recruitment.yield=1"}),
        {.replications = 4096});
    // One arrives in each of 60 months, after that month's leaving, and meets the hazard of the months that remain.
    double expected = 0;
    for (int remaining = 0; remaining < 60; ++remaining) expected += std::exp(-0.05 * remaining / 12);
    const auto gained = testing::difference(neutral, lever, "nurse", 5);
    CHECK(std::abs(gained.mean - expected) < 4 * gained.standard_error);
    CHECK(expected > 50);
}

TEST_CASE("a project that comes later is missing until it comes") {
    const std::string ward =
        "projects.ward={name: ward, facility: hospital, adds: {beds: 40}, planned: 2022-06, counting: ";
    for (const char* counting : {"additional", "within"}) {
        CAPTURE(counting);
        const std::string set = ward + counting + ", source: estimate, note: a test}";
        const auto neutral = testing::run("first.yaml", {set});
        const auto lever = testing::run("first.yaml", {set, "projects.ward.shift_months=24"});
        for (int t = 0; t <= 5; ++t) {
            // Planned for June 2022, it is missing at the ends of 2022 and 2023 and there at the end of 2024.
            const auto moved = testing::difference(neutral, lever, "beds", t);
            CHECK(moved.mean == (t == 2 || t == 3 ? -40.0 : 0.0));
            CHECK(moved.standard_error == 0);
        }
    }
}
