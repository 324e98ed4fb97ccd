// What places are first asked for and the staff that this takes, against closed forms.
#include <doctest/doctest.h>

#include "network/patients_run.hpp"

using namespace permille;
using namespace permille::network;

namespace {

// A town's hospital, a township centre elsewhere, and a clinic beside it.
CareCounty three_places() {
    CareCounty county(2);
    county.add("hospital", Rank::county, 0);
    county.add("centre", Rank::township, 1);
    county.add("clinic", Rank::village, 1);
    county.care.record_facilities = true;
    return county;
}

// One place for everybody: nobody may go outside.
CareCounty closed_hospital() {
    CareCounty county(1);
    county.add("hospital", Rank::county, 0);
    county.care.choice.outside_open = false;
    county.care.record_facilities = true;
    county.demand.base.primary = 0;
    return county;
}

}  // namespace

TEST_CASE("everybody of a closed county with one place turns to it, and its staff follows from the standards") {
    const CareCounty county = closed_hospital();
    PatientRun<1> run(county);
    run.supply.nurses[0] = 30;
    run.supply.counted_beds[0] = 80;
    run.supply.nurses_per_bed = 0.4;
    run.supply.physicians_per_bed = 0.1;
    run.start();
    run.year(1);
    // 10 000 people, one visit each; 8 visits on each of 250 days a physician.
    CHECK(run.recorded("hospital.catchment") == doctest::Approx(10'000).epsilon(1e-12));
    CHECK(run.recorded("people_first_outside") == 0);
    CHECK(run.recorded("hospital.visits_wanted") == doctest::Approx(10'000).epsilon(1e-12));
    CHECK(run.recorded("hospital.visits_possible") == doctest::Approx(20 * 8 * 250.0).epsilon(1e-12));
    CHECK(run.recorded("hospital.physicians") == 20);
    // 1000 admissions, three quarters of 9 days and a quarter of 13.5.
    const double days = 750 * 9 + 250 * 13.5, beds = days / (365.25 * 0.95);
    CHECK(run.recorded("hospital.bed_days_wanted") == doctest::Approx(days).epsilon(1e-12));
    CHECK(run.recorded("hospital.bed_days_possible") == doctest::Approx(60 * 365.25 * 0.95).epsilon(1e-12));
    CHECK(run.recorded("hospital.beds_required") == doctest::Approx(beds).epsilon(1e-12));
    CHECK(run.recorded("hospital.nurses_required") == doctest::Approx(beds * 0.4).epsilon(1e-12));
    // By visits 5 physicians, by beds 2.9: the larger.
    CHECK(run.recorded("hospital.physicians_required") == doctest::Approx(5).epsilon(1e-12));
    CHECK(run.recorded("hospital.nurses") == 30);
    CHECK(run.recorded("hospital.beds") == 80);
    CHECK(run.recorded("hospital.staffed_beds") == 60);
}

TEST_CASE("staff is asked for by the stated standard where the base year had to be served by more than that") {
    const CareCounty county = closed_hospital();
    PatientRun<1> run(county);
    run.supply.physicians[0] = 2.0;  // who could take 4 000 of 10 000 visits
    run.start();
    CHECK(run.recorded("hospital.visits_possible") == doctest::Approx(11'000).epsilon(1e-12));
    CHECK(run.recorded("hospital.physicians_required") == doctest::Approx(5).epsilon(1e-12));
}

TEST_CASE("wards ask for physicians where they take more of them than visits do") {
    const CareCounty county = closed_hospital();
    PatientRun<1> run(county);
    run.supply.physicians_per_bed = 0.3;
    run.start();
    const double beds = (750 * 9 + 250 * 13.5) / (365.25 * 0.95);
    CHECK(run.recorded("hospital.physicians_required") == doctest::Approx(beds * 0.3).epsilon(1e-12));
}

TEST_CASE("catchments and the people who first go outside make the county, in every lane and year") {
    CareCounty county = three_places();
    county.care.tiered_care.home_first = 0.3;
    county.care.tiered_care.resolved = 0.8;
    county.people = {7'000, 12'000};
    PatientRun<4> run(county);
    for (int lane = 0; lane < 4; ++lane) run.supply.physicians[0].set(lane, 2.0 + 4 * lane);
    run.start();
    for (int t = 0; t <= 2; ++t) {
        if (t > 0) run.year(t);
        for (int lane = 0; lane < 4; ++lane) {
            double people = run.recorded("people_first_outside", lane);
            CHECK(people > 0);
            for (const char* place : {"hospital", "centre", "clinic"})
                people += run.recorded(std::string(place) + ".catchment", lane);
            CHECK(people == doctest::Approx(19'000).epsilon(1e-12));
        }
    }
}

TEST_CASE("what is wanted and what is served differ only where places are full") {
    CareCounty county = three_places();
    PatientRun<1> run(county);
    for (auto& physicians : run.supply.physicians) physicians = 100.0;
    run.start();
    run.year(1);
    for (const char* place : {"hospital", "centre", "clinic"}) {
        const std::string id = place;
        CHECK(run.recorded(id + ".visits_wanted") == doctest::Approx(run.recorded(id + ".outpatients")).epsilon(1e-9));
        CHECK(run.recorded(id + ".visits_wanted") < run.recorded(id + ".visits_possible"));
    }
    // Of physicians of the centre there are hardly any left, and its beds keep their weight: it is wanted as before.
    const double before = run.recorded("centre.visits_wanted");
    run.begin_year(2);
    run.supply.physicians[1] = 1.0;
    for (int at = 0; at < county.calendar.steps_per_year; ++at) run.step(2, at);
    CHECK(run.recorded("centre.outpatients") == doctest::Approx(1 * 10 * 250.0).epsilon(1e-9));
    CHECK(run.recorded("centre.visits_wanted") == doctest::Approx(before).epsilon(1e-9));
    CHECK(run.recorded("centre.physicians_required") == doctest::Approx(before / (10 * 250)).epsilon(1e-9));
}

TEST_CASE("visits bound to begin at home are wanted there") {
    CareCounty county = three_places();
    county.care.tiered_care.home_first = 1;
    county.care.tiered_care.resolved = 1;
    PatientRun<1> run(county);
    run.start();
    // All primary visits of the second town, and what specialists of the centre draw beside them.
    CHECK(run.recorded("centre.visits_wanted") >= 7'500 - 1e-9);
}

TEST_CASE("following the workload changes no number of a run") {
    CareCounty county = three_places();
    PatientRun<4> recorded(county);
    county.care.record_facilities = false;
    PatientRun<4> plain(county);
    recorded.start();
    plain.start();
    for (int t = 1; t <= 2; ++t) {
        recorded.year(t);
        plain.year(t);
        for (const std::string& series : patient_series())
            CHECK(recorded.recorded(series, 2) == plain.recorded(series, 2));
    }
}
