// The same bits at every lane width, in a used block too, and chance that stays with its cadre and its facility.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "workforce/busy_county.hpp"

using namespace permille;
using namespace permille::workforce;

namespace {

template <int W>
std::vector<double> recorded(CountyRun<W>& run) {
    std::vector<double> all(run.parameters.series.size() * W);
    run.run_to(5, 123'456);
    record(run.parameters, run.state, all.data());
    return all;
}

County county_with_levers() {
    County county = busy_county();
    county.cadres.entries[2].value.leaving->multiplier = 0.8;
    county.cadres.entries[2].value.recruitment->extra_per_year = 15;
    county.cadres.entries[3].value.retirement->shift_years = 1;
    county.cadres.entries[1].value.recruitment->allocation = Allocation::population;
    return county;
}

}  // namespace

TEST_CASE("four lanes give the bits of one, and a block used again those of a new one") {
    const County county = county_with_levers();
    CountyRun<4> four(county, 11);
    for (std::uint32_t first = 0; first < 16; first += 4) {
        four.first_replication = first;
        const std::vector<double> together = recorded(four);
        for (std::uint32_t lane = 0; lane < 4; ++lane) {
            CountyRun<1> one(county, 11, first + lane);
            const std::vector<double> alone = recorded(one);
            for (std::size_t series = 0; series < alone.size(); ++series)
                REQUIRE(together[series * 4 + lane] == alone[series]);
        }
    }
}

TEST_CASE("a further cadre leaves every other cadre as it was") {
    County more = busy_county();
    Cadre& cadre = more.add_cadre("a_new_cadre", 300);
    more.let_leave(cadre, 0.1);
    std::rotate(more.cadres.entries.begin(), more.cadres.entries.end() - 1, more.cadres.entries.end());
    CountyRun<4> before(busy_county(), 3), after(more, 3);
    before.run_to(5);
    after.run_to(5);
    for (const std::string& series : before.parameters.series)
        for (int lane = 0; lane < 4; ++lane) CHECK(before.series(series, lane) == after.series(series, lane));
}

TEST_CASE("a further facility without staff leaves everybody where and as old as they were") {
    // Declared last, as a what-if does; hospitals still come first in the engine's own order.
    for (const Level level : {Level::county, Level::township, Level::village}) {
        County more = busy_county();
        more.add_place("a_new_place", level, "north").weight = 0;
        CountyRun<4> before(busy_county(), 3), after(more, 3);
        before.run_to(5);
        after.run_to(5);
        int different = 0;
        for (const std::string& series : before.parameters.series)
            for (int lane = 0; lane < 4; ++lane) different += before.series(series, lane) != after.series(series, lane);
        for (int c = 0; c < before.parameters.cadres(); ++c)
            for (int place = 0; place < before.parameters.facilities(); ++place)
                for (int lane = 0; lane < 4; ++lane)
                    different += headcount(before.parameters, before.state, c, place)[lane] !=
                                 headcount(after.parameters, after.state, c, place)[lane];
        CHECK(different == 0);
    }
}

TEST_CASE("a further facility with staff of its own has its own luck and leaves the others theirs") {
    const auto county = [](bool with_more) {
        County made;
        if (with_more) made.add_place("a_new_place", Level::township, "north").staff.entries.push_back({"nurse", 35});
        made.add_place("hospital", Level::county).staff.entries.push_back({"nurse", 200});
        made.add_place("north_centre", Level::township, "north").staff.entries.push_back({"nurse", 90});
        made.add_place("south_centre", Level::township, "south").staff.entries.push_back({"nurse", 60});
        if (with_more) std::rotate(made.workplaces.begin(), made.workplaces.begin() + 1, made.workplaces.end());
        Cadre& cadre = made.add_cadre("nurse", with_more ? 385 : 350);
        cadre.retirement = Retirement{.women_share = 0.6, .spread_years = 1, .rehired_share = 0.3, .rehired_years = 3};
        made.let_leave(cadre, 0.06).young_ratio = 2;
        return made;
    };
    CountyRun<4> before(county(false), 3), after(county(true), 3);
    before.run_to(5);
    after.run_to(5);
    for (int place = 0; place < 3; ++place)
        for (int lane = 0; lane < 4; ++lane) {
            const double people = headcount(before.parameters, before.state, 0, place)[lane];
            CHECK(people == headcount(after.parameters, after.state, 0, place)[lane]);
            CHECK(people < (place == 0 ? 200 : place == 1 ? 90 : 60));
        }
    CHECK(headcount(after.parameters, after.state, 0, 3)[0] < 35);
}
