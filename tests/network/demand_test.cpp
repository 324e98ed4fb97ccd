// Who seeks care, town by town and month by month, against numbers worked by hand.
#include "permille/network/demand.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "network/patients_run.hpp"

using namespace permille;
using namespace permille::network;

namespace {

constexpr int ages = 101;

void set_bands(Use& use, double children, double adults, double old) {
    use.by_age.entries = {{"0", children}, {"15", adults}, {"65", old}};
}

// Two towns and three bands of age. Visits: 6 a year, 0.888 of them in 2020, 5 % more each year behind it; in
// the months 4, 3, 2 / 2, 2, 2 / 0, 1, 2 / 2, 1, 3 parts of 24. Admissions: 0.2 a year, 10 % more each year, in every
// month alike.
CareCounty ageing_county(int steps_per_year) {
    CareCounty county(2);
    county.add("hospital", Rank::county, 0);
    county.add("centre", Rank::township, 1);
    county.system.population_ages = ages;
    county.calendar.steps_per_year = steps_per_year;

    Use& visits = county.demand.outpatient;
    visits.per_person = 6;
    visits.factor.form = Course{{2020, 0.888}, {2021, 1.0}};
    visits.log_trend = std::log(1.05);
    visits.harder = 0.25;
    set_bands(visits, 1.5, 0.5, 2);
    const double months[] = {4, 3, 2, 2, 2, 2, 0, 1, 2, 2, 1, 3};
    for (std::size_t i = 0; i < 12; ++i) visits.season.entries[i].value = months[i];

    Use& admissions = county.demand.inpatient;
    admissions.per_person = 0.2;
    admissions.log_trend = std::log(1.1);
    admissions.harder = 0.5;
    set_bands(admissions, 0.5, 0.25, 4);
    for (auto& [month, factor] : admissions.season) factor = 2;
    return county;
}

// How many women and men of an age live in a town.
struct People {
    int age;
    double women, men;
};

struct DemandRun : PatientRun<1> {
    explicit DemandRun(int steps_per_year) : PatientRun<1>(ageing_county(steps_per_year)) {
        people.assign(2 * 2 * ages, Lane<1>(0.0));
        // People stand at both edges of every band. Relative use of visits: 1.5 x 200 + 0.5 x 4000 + 2 x 410 = 3120 and
        // 1.5 x 100 + 0.5 x 600 + 2 x 50 = 550; of admissions 100 + 1000 + 1640 = 2740 and 50 + 150 + 200 = 400.
        town(0, {{14, 120, 80}, {15, 600, 400}, {64, 1000, 2000}, {65, 250, 150}, {100, 10, 0}});
        town(1, {{0, 50, 50}, {40, 200, 400}, {90, 30, 20}});
        start();
    }
    void town(std::size_t number, const std::vector<People>& living) {
        for (const People& here : living) {
            const auto age = static_cast<std::size_t>(here.age);
            people[number * 2 * ages + age] = here.women;
            people[number * 2 * ages + ages + age] = here.men;
        }
    }
    /// Begins 2021, in which 400 people of 15 come to the first town (use of visits 3320, of admissions 2840) and 25 of
    /// 100 years to the second (600 and 500).
    void begin_2021() {
        town(0, {{15, 700, 700}});
        town(1, {{100, 25, 0}});
        begin_year(1);
    }
    void check(std::size_t town, double primary, double specialist, double ordinary, double complex) {
        CAPTURE(town);
        const double expected[] = {primary, specialist, ordinary, complex};
        for (std::size_t k = 0; k < services; ++k) {
            CAPTURE(k);
            CHECK(std::abs(state.market[k].demand[town][0] - expected[k]) < 1e-9);
        }
    }
};

}  // namespace

TEST_CASE("the base year's demand is people by age times the rates of 2019, with what 2020 made of them") {
    DemandRun run(12);
    // Visits: 6 x 0.888 = 5.328 times 3120 and 550, a quarter for a specialist; admissions: 0.2 times 2740 and 400.
    run.check(0, 12'467.52, 4'155.84, 274, 274);
    run.check(1, 2'197.8, 732.6, 40, 40);
}

TEST_CASE("a month has its season, the trend of its year and people between the two year ends") {
    DemandRun run(12);
    run.begin_2021();
    // 2021: 6 x 1 x 1.05 = 6.3 visits and 0.2 x 1.1 = 0.22 admissions of relative use 1. January has 4 parts of 24, two
    // months' worth, and people 1/24 of the way through the year: 3120 + 200 / 24 and 550 + 50 / 24, 2740 + 100 / 24
    // and 400 + 100 / 24.
    run.step(1, 0);
    run.check(0, 6.3 * 0.75 * (3'120 + 200 / 24.0) / 6, 6.3 * 0.25 * (3'120 + 200 / 24.0) / 6,
              0.11 * (2'740 + 100 / 24.0) / 12, 0.11 * (2'740 + 100 / 24.0) / 12);
    run.check(1, 434.765625, 144.921875, 0.11 * (400 + 100 / 24.0) / 12, 0.11 * (400 + 100 / 24.0) / 12);
    // July: nobody's visits, admissions as ever, 13/24 of the way.
    run.step(1, 6);
    run.check(0, 0, 0, 0.11 * (2'740 + 1'300 / 24.0) / 12, 0.11 * (2'740 + 1'300 / 24.0) / 12);
    // November: half a month's worth, 21/24 of the way: 3295 and 593.75, 2827.5 and 487.5.
    run.step(1, 10);
    run.check(0, 648.703125, 216.234375, 25.91875, 25.91875);
    run.check(1, 116.89453125, 38.96484375, 4.46875, 4.46875);
}

TEST_CASE("a quarter has the season of its three months, and the trend goes on year by year") {
    DemandRun run(4);
    run.begin_2021();
    // January to March have 9 parts of 24, 0.375 of the year; people 1/8 of the way: 3145 and 556.25.
    run.step(1, 0);
    run.check(0, 5'572.546875, 1'857.515625, 0.11 * 2'752.5 / 4, 0.11 * 2'752.5 / 4);
    run.check(1, 985.60546875, 328.53515625, 0.11 * 412.5 / 4, 0.11 * 412.5 / 4);
    // Two years on nobody came or went: 6 x 1.05^2 = 6.615 visits, 0.2 x 1.1^2 = 0.242 admissions. July to September
    // have 3 parts of 24.
    run.begin_year(2);
    run.step(2, 2);
    run.check(0, 6.615 * 0.75 * 3'320 / 8, 6.615 * 0.25 * 3'320 / 8, 0.121 * 2'840 / 4, 0.121 * 2'840 / 4);
    run.check(1, 6.615 * 0.75 * 600 / 8, 6.615 * 0.25 * 600 / 8, 0.121 * 500 / 4, 0.121 * 500 / 4);
}
