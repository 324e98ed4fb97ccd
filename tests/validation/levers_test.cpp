// A lever does what it says, through the whole path: the stock moves by the amount computed by hand.
#include <doctest/doctest.h>

#include <cmath>

#include "support/scenarios.hpp"

using namespace permille;

namespace {

// Makes the nurses of the smallest scenario simple enough for pencil and paper: one certain hazard of leaving, no
// retirement before 70, no yearly deviations, and recruits who come in equal parts from July to November.
constexpr double hazard = 0.05, growth = 0.06;  // 1/year
constexpr int first_month = 7, last_month = 11;
std::vector<std::string> by_hand(std::vector<std::string> more) {
    std::vector<std::string> sets = {
        "workforce.nurse.leaving.hazard_per_year=0.05", "workforce.nurse.leaving.township_per_year=0.05",
        "workforce.nurse.leaving.young_ratio=1",        "workforce.nurse.leaving.moves_up_share=0",
        "workforce.nurse.retirement.women_age=70",      "workforce.nurse.retirement.men_age=70",
        "workforce.nurse.retirement.spread_years=0.3",  "workforce.nurse.recruitment.first_month=7",
        "workforce.nurse.recruitment.last_month=11",    "workforce.nurse.growth.log_per_year=0.06",
        "workforce.nurse.growth.county_deviation=0",    "workforce.nurse.growth.yearly_sd=0",
        "workforce.nurse.growth.persistence=0",         "workforce.nurse.growth.damping=1"};
    sets.insert(sets.end(), more.begin(), more.end());
    return sets;
}

// A year month by month: each month first takes its leavers, then brings its part of the year's recruits.
double year_end(double year_start, double recruits, double hazard_per_year) {
    double people = year_start;
    for (int month = 1; month <= 12; ++month) {
        people *= std::exp(-hazard_per_year / 12);
        if (first_month <= month && month <= last_month) people += recruits / (last_month - first_month + 1);
    }
    return people;
}

}  // namespace

TEST_CASE("better retention keeps the people it says, and calibration does not undo it") {
    const auto neutral = testing::run("first.yaml", by_hand({}), {.replications = 4096});
    const auto lever =
        testing::run("first.yaml", by_hand({"workforce.nurse.leaving.multiplier=0.5"}), {.replications = 4096});
    // Without the lever a year's recruits are as many as bring the stock to its growth: year_end() is linear in them.
    // With it they are the same, and those who were there and those who come meet half of the hazard.
    const double start = testing::mean_of(neutral, "nurse", 0);
    double stock = start, better = start;
    for (int t = 1; t <= 5; ++t) {
        const double kept = year_end(stock, 0, hazard);
        const double recruits = (stock * std::exp(growth) - kept) / (year_end(stock, 1, hazard) - kept);
        stock *= std::exp(growth);
        better = year_end(better, recruits, hazard / 2);
        CAPTURE(t);
        const auto gained = testing::difference(neutral, lever, "nurse", t);
        CHECK(std::abs(gained.mean - (better - stock)) < 4 * gained.standard_error);
        const auto recruited = testing::difference(neutral, lever, "nurse.recruited", t);
        CHECK(recruited.mean == 0);
        CHECK(recruited.standard_error == 0);
    }
    // The check above can fail: its tolerance is a hundredth of what the lever brings.
    CHECK(better - stock > 0.1 * start);
    CHECK(4 * testing::difference(neutral, lever, "nurse", 5).standard_error < 0.01 * (better - stock));
}

TEST_CASE("twelve extra offers a year leave the recruits who have not left again") {
    const auto neutral = testing::run("first.yaml", by_hand({}), {.replications = 4096});
    const auto lever = testing::run(
        "first.yaml", by_hand({"workforce.nurse.recruitment.extra_per_year=12", "workforce.nurse.recruitment.yield=1"}),
        {.replications = 4096});
    double expected = 0;
    for (int t = 1; t <= 5; ++t) {
        expected = year_end(expected, 12, hazard);
        CAPTURE(t);
        const auto gained = testing::difference(neutral, lever, "nurse", t);
        CHECK(std::abs(gained.mean - expected) < 4 * gained.standard_error);
    }
    CHECK(expected > 50);
    CHECK(testing::difference(neutral, lever, "nurse", 5).standard_error < 0.15);
}

TEST_CASE("rehiring more of the retired keeps the share it says until they stop, and calibration does not undo it") {
    // In steps of a year the rehired count from the end of theirs; of them exp(-1/5) are there a year later. Nobody is
    // rehired without the lever, so all who retire then are staff, and as many by the same law do with it.
    constexpr double share = 0.4;
    const double kept = std::exp(-1.0 / 5);
    const auto with = [](const std::string& rehired_share, const std::string& extra) {
        return testing::run(
            "first.yaml",
            by_hand({"run.steps_per_year=1", "workforce.nurse.retirement.women_age=50",
                     "workforce.nurse.retirement.men_age=50", "workforce.nurse.retirement.spread_years=3",
                     "workforce.nurse.retirement.rehired_share=" + rehired_share,
                     "workforce.nurse.retirement.rehired_years=5",
                     "workforce.nurse.retirement.extra_rehired_share=" + extra}),
            {.replications = 4096});
    };
    const auto neutral = with("0", "0"), lever = with("0", "0.4");
    std::vector<double> expected(4096);
    double sum = 0, squares = 0, gained = 0;
    for (int t = 1; t <= 5; ++t) {
        const auto retired = neutral.values(neutral.series_index("nurse.retired"), t),
                   before = neutral.values(neutral.series_index("nurse"), t),
                   after = lever.values(lever.series_index("nurse"), t);
        sum = squares = gained = 0;
        for (std::size_t r = 0; r < expected.size(); ++r) {
            expected[r] = expected[r] * kept + share * retired[r];
            const double error = after[r] - before[r] - expected[r];
            sum += error;
            squares += error * error;
            gained += expected[r];
        }
        CAPTURE(t);
        CHECK(std::abs(sum / 4096) < 4 * std::sqrt(squares) / 4096);
        const auto recruited = testing::difference(neutral, lever, "nurse.recruited", t);
        CHECK(recruited.mean == 0);
        CHECK(recruited.standard_error == 0);
    }
    // The check above can fail: its tolerance is a fiftieth of what the lever brings.
    CHECK(gained / 4096 > 8);
    CHECK(4 * std::sqrt(squares) / 4096 < 0.02 * gained / 4096);
    // Of the retired there are no more than all, and no fewer than none.
    const auto unchanged = [](const auto& one, const auto& other) {
        const auto moved = testing::difference(one, other, "nurse", 5);
        return moved.mean == 0 && moved.standard_error == 0;
    };
    CHECK(unchanged(with("0.7", "0.3"), with("0.7", "0.9")));
    CHECK(unchanged(with("0", "0"), with("0", "-0.5")));
    CHECK_FALSE(unchanged(with("0.7", "0"), with("0.7", "0.3")));
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
