// The growth without new policy is met on expectation, exactly, whatever leaves, retires and arrives; levers act on it.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <tuple>
#include <vector>

#include "workforce/busy_county.hpp"

using namespace permille;
using namespace permille::workforce;
using permille::testing::agrees;

namespace {

// People of a cadre on the expected path: at every level and age, the rehired, those who serve.
template <int W>
double expected_people(CountyRun<W>& run, int cadre, int lane) {
    State<W>& state = run.state;
    double people = state.expected_rehired[static_cast<std::size_t>(cadre)][lane];
    for (int level = 0; level < levels; ++level)
        for (int a = 0; a < ages; ++a) people += state.expected_ages_of(cadre, level)[a][lane];
    const auto cohorts = static_cast<std::size_t>(run.parameters.calendar.years + 1);
    for (std::size_t p = 0; p < run.parameters.pipeline.size(); ++p)
        if (run.parameters.pipeline[p].cadre == cadre)
            for (std::size_t arrived = 0; arrived < cohorts; ++arrived)
                people += state.expected_bonded[p * cohorts + arrived][lane];
    return people;
}

}  // namespace

TEST_CASE("the expected path follows the growth exactly in every year, for any steps of the year") {
    for (const int steps : {1, 2, 4, 12}) {
        County county = busy_county();
        county.calendar.steps_per_year = steps;
        for (auto& cadre : county.cadres.entries)
            if (cadre.value.growth) {
                cadre.value.growth->damping = 0.9;
                cadre.value.growth->county_deviation = 0.008;
            }
        CountyRun<1> run(county);
        for (int c = 0; c < run.parameters.cadres(); ++c)
            run.set(run.parameters.cadre[static_cast<std::size_t>(c)].growth.yearly_deviation, 2, 0, -0.02);
        run.start();
        double expected[5];
        for (int c = 0; c < 5; ++c) expected[c] = run.state.cadre_headcount[static_cast<std::size_t>(c)][0];
        for (int t = 1; t <= 5; ++t) {
            run.run_year(t);
            for (int c = 0; c < run.parameters.cadres(); ++c) {
                CAPTURE(run.parameters.ids[static_cast<std::size_t>(c)]);
                CAPTURE(t);
                const double mean =
                    county.cadres.entries[static_cast<std::size_t>(c)].value.growth->log_per_year.value();
                expected[c] *= std::exp((mean + 0.008) * std::pow(0.9, t - 1) + (t == 2 ? -0.02 : 0));
                REQUIRE(run.state.offers_clipped[static_cast<std::size_t>(c)][0] == 0);
                CHECK(std::abs(expected_people(run, c, 0) - expected[c]) < 1e-9 * expected[c]);
            }
        }
    }
}

TEST_CASE("the simulated staff has the expected path as its mean, with everything that can happen") {
    for (const int steps : {1, 12}) {
        CAPTURE(steps);
        County county = busy_county();
        county.calendar.steps_per_year = steps;
        const std::tuple<const char*, double, double> cadres[] = {{"western_physician", 700, 0.05},
                                                                  {"tcm_physician", 170, 0.05},
                                                                  {"nurse", 1100, 0.06},
                                                                  {"pharmacist", 160, 0.03}};
        Sample by_cadre[4];
        CountyRun<4> run(county, 20'201'231);
        for (std::uint32_t first = 0; first < 2400; first += 4) {
            run.first_replication = first;
            run.run_to(5);
            for (int c = 0; c < 4; ++c)
                for (int lane = 0; lane < 4; ++lane)
                    by_cadre[c].numbers.push_back(run.state.cadre_headcount[static_cast<std::size_t>(c)][lane]);
        }
        for (int c = 0; c < 4; ++c) {
            const auto& [id, people, growth] = cadres[c];
            INFO(std::get<0>(cadres[c]));
            agrees(by_cadre[c], people * std::exp(5 * growth));
            CHECK(by_cadre[c].standard_error() < 0.003 * people);  // so that the check above can fail
        }
    }
}

TEST_CASE("no lever changes what the growth recruits and trains") {
    const auto recruits = [](const County& county) {
        CountyRun<1> run(county);
        run.start();
        std::vector<double> all;
        for (int t = 1; t <= 5; ++t) {
            run.run_year(t);
            for (const auto& number : run.state.recruits) all.push_back(number[0]);
            for (const auto& number : run.state.training) all.push_back(number[0]);
        }
        return all;
    };
    const std::vector<double> neutral = recruits(busy_county());
    County levers = busy_county();
    for (auto& [id, cadre] : levers.cadres.entries) {
        if (!cadre.base) continue;
        cadre.leaving->multiplier = 0.3;
        cadre.retirement->shift_years = 2;
        cadre.recruitment->extra_per_year = 25;
    }
    levers.cadres.entries[0].value.pipelines.entries[0].value.extra_intake = 12;
    levers.cadres.entries[5].value.qualifications.entries[0].value.extra_training_per_year = 9;
    CHECK(recruits(levers) == neutral);
    // A change of belief recalibrates.
    County belief = busy_county();
    belief.cadres.entries[2].value.leaving->hazard_per_year = 0.05;
    CHECK(recruits(belief) != neutral);
}

TEST_CASE("offers that growth would need below nothing are clipped and counted") {
    County county;
    Cadre& cadre = county.add_cadre("nurse", 200);
    cadre.recruitment.emplace();
    county.let_grow(cadre, -0.1);
    CountyRun<4> run(county);
    run.start();
    for (int t = 1; t <= 3; ++t) {
        run.run_year(t);
        for (int lane = 0; lane < 4; ++lane) {
            CHECK(run.headcount(0, 0, lane) == 200);  // nobody leaves, and nobody can be recruited away
            CHECK(std::abs(run.series("nurse.offers_clipped", lane) - 200 * (1 - std::exp(-0.1))) < 1e-9);
        }
    }
    // Where as many leave as the growth falls, nothing is clipped and nobody is recruited.
    county.let_leave(cadre, 0.1);
    CHECK(std::abs(CountyRun<1>(county).run_to(3).series("nurse.offers_clipped")) < 1e-9);
    CHECK(CountyRun<1>(county).run_to(3).series("nurse.recruited") == 0);
}

TEST_CASE("training that growth would need below nothing is clipped and counted") {
    County county;
    Cadre& cadre = county.add_cadre("physician", 120);
    Qualification gp{.name = {}, .base = StockBase{.amount = 50}, .growth = {.log_per_year = -0.1}};
    cadre.qualifications.entries.push_back({"gp", gp});
    CountyRun<4> run(county);
    run.start();
    for (int t = 1; t <= 3; ++t) {
        run.run_year(t);
        for (int lane = 0; lane < 4; ++lane) {
            CHECK(run.series("gp", lane) == 50);  // nobody leaves, and no training can be taken back
            CHECK(std::abs(run.series("gp.training_clipped", lane) - 50 * (1 - std::exp(-0.1))) < 1e-9);
            CHECK(run.series("physician.offers_clipped", lane) == 0);  // the cadre's growth is not given
        }
    }
    // Where as many holders leave as their growth falls, nothing is clipped and nobody is trained.
    county.let_leave(cadre, 0.1);
    CHECK(std::abs(CountyRun<1>(county).run_to(3).series("gp.training_clipped")) < 1e-9);
    CHECK(CountyRun<1>(county).run_to(3).series("gp.trained") == 0);
}
