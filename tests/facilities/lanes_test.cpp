// The same bits at every lane width, and chance that stays with its project.
#include <doctest/doctest.h>

#include "facilities/county.hpp"

using namespace permille;
using namespace permille::facilities;

namespace {

County full_county() {
    County county;
    county.add_facility("hospital", Tier::county, "north").beds = 613;
    county.add_facility("north_centre", Tier::township, "north");
    county.add_facility("south_centre", Tier::township, "south");
    TierShares shares;
    shares.county = 0.6;
    shares.township = 0.4;
    county.add_growing("beds", 1000, 1.06).tiers = shares;
    county.add_capacity("childcare", 20).per_1000_per_year = 0.35;
    for (const char* id : {"wing", "tower", "nursery"}) {
        Project& project = county.add_project(id, id == std::string("nursery") ? "childcare" : "beds", 90, "2022-06");
        project.go_ahead = 0.6;
        project.delay_months = 4;
        project.ramp_months = 5;
    }
    county.projects.entries[0].value.facility = "south_centre";
    county.staffing.emplace();
    county.staffing->nurses_per_bed = 0.4;
    county.staffing->physicians_per_bed = 0.25;
    return county;
}

template <int W>
void vary(CountyRun<W>& run, int lane, std::uint32_t replication) {
    for (int t = 1; t <= 5; ++t)
        run.set(run.parameters.capacity[0].growth.yearly_deviation, t, lane,
                0.001 * ((replication * 7 + std::uint32_t(t)) % 11));
    run.set(run.parameters.project[0].delay_months, 0, lane, 0.7 * replication);
}

template <int W>
std::vector<double> recorded(CountyRun<W>& run) {
    Staffing<W> staffing(run.parameters);
    for (auto& nurses : staffing.nurses) nurses = 77.7;
    for (auto& physicians : staffing.physicians) physicians = 55.5;
    std::vector<double> out(run.parameters.series.size() * W);
    run.run_to(5, 123'456.789);
    record(run.parameters, run.state, staffing, out.data());
    return out;
}

}  // namespace

TEST_CASE("four lanes give the bits of one") {
    const County county = full_county();
    for (std::uint32_t first = 0; first < 32; first += 4) {
        CountyRun<4> four(county, 11, first);
        for (int lane = 0; lane < 4; ++lane) vary(four, lane, first + static_cast<std::uint32_t>(lane));
        const std::vector<double> together = recorded(four);
        for (std::uint32_t lane = 0; lane < 4; ++lane) {
            CountyRun<1> one(county, 11, first + lane);
            vary(one, 0, first + lane);
            const std::vector<double> alone = recorded(one);
            for (std::size_t series = 0; series < alone.size(); ++series)
                CHECK(together[series * 4 + lane] == alone[series]);
        }
    }
}

TEST_CASE("a block's state is used again and nothing of the last block is left in it") {
    const County county = full_county();
    CountyRun<1> run(county, 11, 5);
    const std::vector<double> first = recorded(run);
    run.first_replication = 6;
    recorded(run);
    run.first_replication = 5;
    CHECK(recorded(run) == first);
}

TEST_CASE("a further facility or project leaves the others' chance as it was") {
    County more = full_county();
    more.facilities.entries.insert(more.facilities.entries.begin(), more.facilities.entries.back());
    more.facilities.entries.front().id = "new_centre";
    more.projects.entries.insert(more.projects.entries.begin(), more.projects.entries.back());
    more.projects.entries.front().id = "a_new_nursery";
    for (std::uint32_t first = 0; first < 200; first += 4) {
        CountyRun<4> before(full_county(), 1, first), after(more, 1, first);
        before.start();
        after.start();
        for (std::size_t p = 0; p < 3; ++p)
            for (int lane = 0; lane < 4; ++lane) CHECK(before.state.built[p][lane] == after.state.built[p + 1][lane]);
    }
}
