// Beds that have the nurses and physicians they need.
#include <doctest/doctest.h>

#include "facilities/county.hpp"

using namespace permille;
using namespace permille::facilities;

namespace {

County two_hospitals() {
    County county;
    county.add_facility("first", Tier::county, "north").beds = 300;
    county.add_facility("second", Tier::county, "south").beds = 100;
    TierShares shares;
    shares.county = 1;
    county.add_capacity("beds", 400).tiers = shares;
    county.staffing.emplace();
    county.staffing->nurses_per_bed = 0.4;
    county.staffing->physicians_per_bed = 0.25;
    return county;
}

double staffed(const County& county, const double (&nurses)[2], const double (&physicians)[2]) {
    CountyRun<1> run(county);
    run.start();
    Staffing<1> staffing(run.parameters);
    for (std::size_t f = 0; f < 2; ++f) {
        staffing.nurses[f] = nurses[f];
        staffing.physicians[f] = physicians[f];
    }
    std::vector<double> out(run.parameters.series.size());
    record(run.parameters, run.state, staffing, out.data());
    CHECK(run.parameters.series.back() == "staffed_beds");
    CHECK(out[0] == 400);
    return out.back();
}

}  // namespace

TEST_CASE("a bed is staffed when its own hospital has nurses and physicians for it") {
    CHECK(staffed(two_hospitals(), {120, 40}, {75, 25}) == doctest::Approx(400));
    CHECK(staffed(two_hospitals(), {500, 20}, {75, 25}) == doctest::Approx(350));  // spare nurses do not travel
    CHECK(staffed(two_hospitals(), {120, 40}, {30, 5}) == doctest::Approx(140));
    CHECK(staffed(two_hospitals(), {0, 0}, {75, 25}) == 0);
}

TEST_CASE("a norm of nothing asks for nobody") {
    County county = two_hospitals();
    county.staffing->physicians_per_bed = 0;
    CHECK(staffed(county, {120, 20}, {0, 0}) == doctest::Approx(350));
}

TEST_CASE("without norms or without facilities no staffed beds are recorded") {
    County county = two_hospitals();
    county.staffing.reset();
    CHECK(CountyRun<1>(county).parameters.series.size() == 5);
    county = two_hospitals();
    county.facilities.entries.clear();
    CHECK(CountyRun<1>(county).parameters.series.size() == 5);
    county = two_hospitals();
    county.capacity.entries[0].value.tiers.reset();
    CHECK(CountyRun<1>(county).parameters.series.size() == 5);
}
