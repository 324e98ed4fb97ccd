// Capacity: nothing is served twice, nobody serves more than he can, and what finds no place leaves or stays unmet.
#include <doctest/doctest.h>

#include <cmath>

#include "network/patients_run.hpp"

using namespace permille;
using namespace permille::network;

namespace {

CareCounty busy_county() {
    CareCounty county(5);
    county.add("hospital", Rank::county, 0);
    county.add("second_hospital", Rank::county, 3);
    for (int town = 0; town < 4; ++town) county.add("centre_" + std::to_string(town), Rank::township, town);
    for (int town = 0; town < 5; ++town) county.add("clinic_" + std::to_string(town), Rank::village, town);
    for (std::size_t pair = 0; pair < county.minutes.size(); ++pair)
        county.minutes[pair] += static_cast<double>((pair * 37) % 41);
    county.people = {30'000, 12'000, 8'000, 25'000, 3'000};
    for (int month = 0; month < 12; ++month) {
        county.demand.outpatient.season.entries[static_cast<std::size_t>(month)].value = 0.7 + 0.05 * month;
        county.demand.inpatient.season.entries[static_cast<std::size_t>(month)].value = 1.4 - 0.05 * month;
    }
    county.calendar.steps_per_year = 12;
    county.system.groups.push_back({.lead = 0, .members = {3, 4}, .project = -1});
    county.care.tiered_care = {
        .home_first = 0.3, .further_home_first = 0, .resolved = 0.8, .referred_down = 0.2, .stay_before_down = 0.6};
    county.care.alliance_effects.shared_days = 0.1;
    county.care.alliance_effects.capability_lift = 0.3;
    county.care.alliance_effects.preference = 0.5;
    return county;
}

double sum_of(const std::vector<Lane<1>>& lanes) {
    double sum = 0;
    for (const Lane<1>& lane : lanes) sum += lane[0];
    return sum;
}

// The books of the last step, from the places' side and from the towns' side.
void check_books(const PatientRun<1>& run) {
    double inside_visits = 0, at_places = sum_of(run.state.kept_home);
    for (std::size_t k = 0; k < services; ++k) {
        const Market<1>& market = run.state.market[k];
        for (std::size_t town = 0; town < market.demand.size(); ++town) {
            CHECK(market.outside[town][0] >= 0);
            CHECK(market.unmet[town][0] >= 0);
            CHECK(market.outside[town][0] + market.unmet[town][0] <= market.demand[town][0] * (1 + 1e-12));
        }
        const double inside = sum_of(market.demand) - sum_of(market.outside) - sum_of(market.unmet);
        if (k < 2) {  // a referred primary visit is served as a specialist's
            inside_visits += inside;
            at_places += sum_of(market.served);
        } else {
            CHECK(sum_of(market.served) == doctest::Approx(inside).epsilon(1e-11));
        }
    }
    CHECK(at_places == doctest::Approx(inside_visits).epsilon(1e-11));
    for (int f = 0; f < run.parameters.facilities(); ++f) {
        const auto at = static_cast<std::size_t>(f);
        double visits = 0, days = 0;
        for (int k = 0; k < 2; ++k) visits += run.served(k, f);
        for (std::size_t town = 0; town < run.parameters.home.size(); ++town)
            if (run.parameters.home[town] == f) visits += run.state.kept_home[town][0];
        CHECK(visits <= run.state.capacity[0][at][0] * (1 + 1e-12));
        for (std::size_t k = 2; k < services; ++k)
            for (std::size_t i = 0; i < run.parameters.service[k].able.size(); ++i)
                if (run.parameters.service[k].able[i] == f)
                    days += run.state.market[k].served[i][0] * run.state.market[k].days[i][0];
        CHECK(run.state.room[1][at][0] >= 0);
        // Days that recovering patients spend at a member are the member's.
        if (run.parameters.place[at].group < 0) CHECK(days <= run.state.capacity[1][at][0] * (1 + 1e-12));
        CHECK(run.state.capacity[1][at][0] - run.state.room[1][at][0] <= run.state.capacity[1][at][0] * (1 + 1e-12));
    }
}

}  // namespace

TEST_CASE("demand is served, leaves or is unmet, in every step, town and class") {
    for (const bool outside_open : {true, false})
        for (const double physicians : {0.5, 2.0, 6.0, 60.0}) {
            CareCounty county = busy_county();
            county.care.choice.outside_open = outside_open;
            PatientRun<1> run(county);
            run.start();
            for (auto& each : run.supply.physicians) each = physicians;
            for (auto& each : run.supply.beds) each = physicians * 4;
            for (int t = 1; t <= 2; ++t) {
                run.begin_year(t);
                for (int step = 0; step < 12; ++step) {
                    run.step(t, step);
                    check_books(run);
                }
            }
        }
}

TEST_CASE("bed-days of all places together are those of the patients served") {
    PatientRun<1> run(busy_county());
    run.start();
    for (auto& each : run.supply.beds) each = 12;
    run.begin_year(1);
    run.step(1, 0);
    double used = 0, of_patients = 0;
    for (std::size_t f = 0; f < run.state.room[1].size(); ++f)
        used += run.state.capacity[1][f][0] - run.state.room[1][f][0];
    for (std::size_t k = 2; k < services; ++k)
        for (std::size_t i = 0; i < run.state.market[k].served.size(); ++i)
            of_patients += run.state.market[k].served[i][0] * run.state.market[k].days[i][0];
    CHECK(run.state.moved_down[0][0] > 0);
    CHECK(used == doctest::Approx(of_patients).epsilon(1e-12));
}

TEST_CASE("nothing is unmet while the outside is open, and much is without it") {
    for (const bool outside_open : {true, false}) {
        CareCounty county = busy_county();
        county.care.choice.outside_open = outside_open;
        PatientRun<1> run(county);
        run.start();
        for (auto& each : run.supply.physicians) each = 0.3;
        for (auto& each : run.supply.beds) each = 2;
        run.year(1);
        if (outside_open) {
            CHECK(run.recorded("visits_unmet") == 0);
        } else {
            CHECK(run.recorded("visits_unmet") > 0);
            CHECK(run.recorded("visits_everywhere") == run.recorded("visits_in_county"));
        }
    }
}

TEST_CASE("in a county of one place more capacity never serves fewer") {
    CareCounty county(2);
    county.add("hospital", Rank::county, 0);
    double before = -1;
    for (double size = 0.25; size <= 1024; size *= 2) {
        PatientRun<1> run(county);
        run.start();
        run.supply.physicians[0] = size;
        run.supply.beds[0] = size * 3;
        run.begin_year(1);  // weights from the new size
        for (int step = 0; step < 4; ++step) run.step(1, step);
        const double served = run.recorded("visits_in_county");
        CHECK(served >= before);
        before = served;
    }
}

TEST_CASE("a draw of productivity that could not have served the base year is raised to one that could") {
    CareCounty county = busy_county();
    PatientRun<1> run(county);
    for (auto& each : run.supply.physicians) each = 1;
    run.start();
    CHECK(run.recorded("outpatient_productivity_raised") > 1.5);
    CHECK(run.in_county() == doctest::Approx(0.8).epsilon(1e-7));
    PatientRun<1> roomy(county);
    roomy.start();
    CHECK(roomy.recorded("inpatient_productivity_raised") >= 1);
    for (auto& each : roomy.supply.physicians) each = 200;
    for (auto& each : roomy.supply.beds) each = 2000;
    roomy.start();
    CHECK(roomy.recorded("outpatient_productivity_raised") == 1);
    CHECK(roomy.recorded("inpatient_productivity_raised") == 1);
}

TEST_CASE("the place named for shares that cannot be lacks most of all, and not most for its size") {
    // Everybody stays. 10 000 visits need a specialist's hospital, whose one physician takes 8 on each of 250 days:
    // four fifths find no place. A clinic without any physician, to which the 75 primary visits of 100 people are
    // bound, lacks all of them, and is not why.
    CareCounty county(2);
    county.add("hospital", Rank::county, 0);
    county.add("clinic", Rank::village, 1);
    county.people = {10'000, 100};
    county.care.choice.outside_open = false;
    county.care.tiered_care.home_first = 1;
    PatientRun<4> run(county);
    for (int lane = 0; lane < 4; ++lane) run.supply.physicians[0].set(lane, lane + 1.0);
    run.supply.physicians[1] = 0.0;
    run.start();
    for (int lane = 0; lane < 4; ++lane) {
        const double asked = 10'000 + 25;
        CHECK(run.recorded("fullest_place", lane) == 1);
        CHECK(run.recorded("fullest_place_lacks", lane) ==
              doctest::Approx((asked - (lane + 1) * 2'000) / asked).epsilon(1e-9));
    }
    // Where the hospital has all it needs, the clinic is the place.
    run.supply.physicians[0] = 100.0;
    run.start();
    CHECK(run.recorded("fullest_place") == 2);
    CHECK(run.recorded("fullest_place_lacks") == 1);
}

TEST_CASE("bed-days count beside visits: the place that lacks the larger part of the county's") {
    CareCounty county(1);
    county.add("hospital", Rank::county, 0);
    county.care.choice.outside_open = false;
    PatientRun<1> run(county);
    run.supply.physicians[0] = 100.0;
    run.supply.beds[0] = 10.0;
    run.start();
    // 750 admissions of 9 days and 250 of 13.5 for ten beds that are full 0.95 of 365.25 days.
    const double days = 750 * 9 + 250 * 13.5;
    CHECK(run.recorded("fullest_place") == 1);
    CHECK(run.recorded("fullest_place_lacks") == doctest::Approx((days - 3'469.875) / days).epsilon(1e-12));
}

TEST_CASE("a place that treats nobody is chosen by nobody and lends nobody") {
    CareCounty county = busy_county();
    const int office = county.add("disease_control", Rank::county, 1);
    county.system.providers.back().treats = false;
    PatientRun<1> run(county);
    run.start();
    run.year(1);
    for (int k = 0; k < services; ++k) CHECK(run.served(k, office) == 0);
    CHECK(run.state.year.at[0][static_cast<std::size_t>(office)][0] == 0);
    CHECK(run.recorded("visits_in_county") > 0);
}
