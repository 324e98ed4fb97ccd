// Staff against the work of each facility, of a hand-made run: every ratio worked by hand.
#include "permille/indicators/facility_load.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indicators/small_plan.hpp"
#include "permille/network/patients.hpp"

using namespace permille;
using namespace permille::indicators;

namespace {

using Row = std::vector<double>;  // [replication]

// A hospital and a clinic in three replications, base year 2020 and target year 2021. What a test does not give is 0.
struct MadeRun {
    Scenario scenario = small_plan::county({});
    std::map<std::string, Row> base, target;

    MadeRun() {
        for (const char* id : {"hospital", "clinic"}) scenario.facilities.entries.push_back({id, {}});
    }
    std::vector<NetworkYear> years(const std::vector<std::int64_t>& replications = {0, 1, 2}) const {
        std::vector<std::pair<std::string, small_plan::Years>> series;
        const auto row = [](const std::map<std::string, Row>& rows, const std::string& name) {
            const auto found = rows.find(name);
            return found == rows.end() ? Row{0, 0, 0} : found->second;
        };
        for (const auto& [id, facility] : scenario.facilities)
            for (const std::string& ending : network::facility_endings())
                series.push_back({id + ending, {row(base, id + ending), row(target, id + ending)}});
        const std::string outside(network::first_outside_series);
        series.push_back({outside, {row(base, outside), row(target, outside)}});
        const auto found = network_years(scenario, small_plan::ensemble(series), replications);
        REQUIRE(found.has_value());
        return *found;
    }
};

MadeRun staffed_run() {
    MadeRun run;
    run.target["hospital.physicians"] = {40, 60, 90};
    run.target["hospital.physicians_required"] = {50, 48, 60};
    run.target["hospital.nurses"] = {100, 120, 90};
    run.target["hospital.nurses_required"] = {80, 160, 120};
    run.target["clinic.physicians"] = {3, 2, 6};
    run.target["clinic.physicians_required"] = {4, 8, 4};
    return run;
}

bool close(std::optional<double> ratio, double expected) {
    return ratio && std::fabs(*ratio - expected) < 1e-15;
}

}  // namespace

TEST_CASE("staff in place over staff required: physicians and nurses of each place, in each replication first") {
    const std::vector<NetworkYear> years = staffed_run().years();
    REQUIRE(years.size() == 2);
    CHECK(years[0].year == 2020);
    const NetworkYear& target = years[1];
    CHECK(target.year == 2021);
    REQUIRE(target.facility.size() == 2);
    const FacilityLoad &hospital = target.facility[0], &clinic = target.facility[1];
    // 40/50 = 0.8, 60/48 = 1.25, 90/60 = 1.5: 1.25 in the middle, while the medians 60 and 50 would give 1.2.
    CHECK(close(hospital.physician_wisn, 1.25));
    CHECK(hospital.physicians == 60);
    CHECK(hospital.physicians_required == 50);
    // 100/80 = 1.25, 120/160 = 0.75, 90/120 = 0.75.
    CHECK(close(hospital.nurse_wisn, 0.75));
    CHECK(hospital.nurses == 100);
    CHECK(hospital.nurses_required == 120);
    // 3/4, 2/8, 6/4.
    CHECK(close(clinic.physician_wisn, 0.75));
    // The county's staff over what all places together take: 43/54, 62/56, 96/64; nurses as the hospital's.
    CHECK(close(target.county.physician_wisn, 62.0 / 56));
    CHECK(close(target.county.nurse_wisn, 0.75));
}

TEST_CASE("where no work asks for a cadre there is no ratio, and nobody where work does is a ratio of nothing") {
    MadeRun run = staffed_run();
    CHECK_FALSE(run.years()[1].facility[1].nurse_wisn.has_value());
    // Asked for in two replications of three: the ratio is theirs, 1/2 and 3/2.
    run.target["clinic.nurses"] = {1, 5, 3};
    run.target["clinic.nurses_required"] = {2, 0, 2};
    CHECK(close(run.years()[1].facility[1].nurse_wisn, 1));
    run.target["clinic.nurses"] = {0, 0, 0};
    CHECK(close(run.years()[1].facility[1].nurse_wisn, 0));
    run.target["clinic.nurses_required"] = {2, 0, 0};
    CHECK_FALSE(run.years()[1].facility[1].nurse_wisn.has_value());
}

TEST_CASE("only replications that finished count") {
    // Without the second: 40/50 and 90/60.
    CHECK(close(staffed_run().years({0, 2})[1].facility[0].physician_wisn, (0.8 + 1.5) / 2));
}

TEST_CASE("visits over those that physicians can take, bed-days over those of all beds") {
    MadeRun run;
    run.base["hospital.visits_wanted"] = {900, 1'200, 600};
    run.base["hospital.visits_possible"] = {1'000, 1'000, 1'000};
    run.base["hospital.beds"] = {100, 100, 100};
    run.base["hospital.staffed_beds"] = {80, 80, 80};
    run.base["hospital.bed_days"] = {36'525 * 0.7, 36'525 * 0.75, 36'525 * 0.5};
    run.base["people_first_outside"] = {10, 30, 20};
    const NetworkYear base = run.years().front();
    CHECK(close(base.facility[0].visit_load, 0.9));
    CHECK(close(base.facility[0].occupancy, 0.7));
    CHECK(base.facility[0].staffed_beds == 80);
    CHECK(base.people_outside == 20);
}

TEST_CASE("a run that did not record its facilities has no network years") {
    const simulation::Ensemble ensemble = small_plan::ensemble({{"nurse", {{1, 2}}}});
    const std::int64_t all[] = {0, 1};
    CHECK_FALSE(network_years(small_plan::county({}), ensemble, all).has_value());
}
