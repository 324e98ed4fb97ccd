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

TEST_CASE("better retention keeps the people it says, and calibration does not undo it") {
    const auto neutral = testing::run("first.yaml", by_hand({}), {.replications = 4096});
    const auto lever =
        testing::run("first.yaml", by_hand({"workforce.nurse.leaving.multiplier=0.5"}), {.replications = 4096});
    // The neutral mean is N0 e^(0.06 t). Recruits R_t of a year come in twelve parts; the lever halves the hazard of
    // those who were there and of those who come, and leaves the recruits as they were.
    const double start = testing::mean_of(neutral, "nurse", 0);
    const double keep = std::exp(-0.05), keep_better = std::exp(-0.025);
    double arrivals = 0, arrivals_better = 0;
    for (int remaining = 0; remaining < 12; ++remaining) {
        arrivals += std::exp(-0.05 * remaining / 12) / 12;
        arrivals_better += std::exp(-0.025 * remaining / 12) / 12;
    }
    double stock = start, better = start;
    for (int t = 0; t < 5; ++t) {
        const double recruits = (stock * std::exp(0.06) - stock * keep) / arrivals;
        stock = stock * std::exp(0.06);
        better = better * keep_better + recruits * arrivals_better;
    }
    const auto kept = testing::difference(neutral, lever, "nurse", 5);
    CHECK(std::abs(kept.mean - (better - stock)) < 4 * kept.standard_error);
    CHECK(better - stock > 0.1 * start);
    CHECK(testing::difference(neutral, lever, "nurse.recruited", 3).mean == 0);
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
