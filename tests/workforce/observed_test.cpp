// Observed staff takes the place of simulated staff: to the head, with every account kept, and recruitment goes on from
// it.
#include <doctest/doctest.h>

#include <cmath>

#include "workforce/busy_county.hpp"

using namespace permille;
using namespace permille::workforce;

namespace {

constexpr int W = 4;

Map<Map<Number>> counted(const std::string& year, const std::string& id, double count) {
    Map<Number> values;
    values.entries.push_back({id, Number(count)});
    Map<Map<Number>> observed;
    observed.entries.push_back({year, values});
    return observed;
}

int observed_year(const CountyRun<W>& run) {
    return run.parameters.observed.empty() ? run.parameters.observed_qualified.front().year
                                           : run.parameters.observed.front().year;
}

}  // namespace

TEST_CASE("the staff of an observed year is what was observed, cell by cell whole people, and the accounts balance") {
    for (const double count : {1250.0, 900.0, 0.0}) {
        CAPTURE(count);
        CountyRun<W> run(busy_county());
        add_observed(counted("2022", "nurse", count), run.parameters);
        REQUIRE(observed_year(run) == 2);
        run.run_to(2);
        const State<W> before = run.state;
        observe(run.parameters, 2, run.state);
        const int c = run.parameters.index_of("nurse");
        for (int lane = 0; lane < W; ++lane) {
            double heads = 0;
            for (int f = 0; f < run.parameters.facilities(); ++f) {
                const int chain = c * run.parameters.facilities() + f;
                const auto at = static_cast<std::size_t>(chain);
                double people = run.state.rehired[at][lane];
                for (int a = 0; a < ages; ++a) {
                    CHECK(run.state.ages_of(chain)[a][lane] >= 0);
                    people += run.state.ages_of(chain)[a][lane];
                }
                CHECK(run.state.headcount[at][lane] == people);
                const double flow = run.state.flow[static_cast<int>(Flow::observed)][at][lane];
                CHECK(run.state.headcount[at][lane] == before.headcount[at][lane] + flow);
                CHECK(run.state.young[at][lane] + run.state.experienced[at][lane] + run.state.rehired[at][lane] ==
                      people);
                heads += people;
            }
            CHECK(heads == count);
            CHECK(run.series("nurse", lane) == count);
            CHECK(run.series("nurse.observed", lane) ==
                  count - before.cadre_headcount[static_cast<std::size_t>(c)][lane]);
        }
    }
}

TEST_CASE("nothing else moves in that year") {
    CountyRun<W> with(busy_county()), without(busy_county());
    add_observed(counted("2022", "nurse", 1250), with.parameters);
    with.run_to(2);
    without.run_to(2);
    observe(with.parameters, 2, with.state);
    for (const char* id : {"western_physician", "tcm_physician", "pharmacist", "public_health", "physician", "gp"})
        for (int lane = 0; lane < W; ++lane) CHECK(with.series(id, lane) == without.series(id, lane));
}

TEST_CASE("an observed sum is divided over its parts as they stand") {
    CountyRun<W> run(busy_county());
    add_observed(counted("2021", "physician", 1000), run.parameters);
    run.run_to(1);
    const double western = run.series("western_physician"), tcm = run.series("tcm_physician");
    observe(run.parameters, 1, run.state);
    CHECK(run.series("physician") == 1000);
    CHECK(run.series("western_physician") == std::floor(1000 * western / (western + tcm) + 0.5));
    CHECK(run.series("western_physician.observed") + run.series("tcm_physician.observed") == 1000 - western - tcm);
}

TEST_CASE("an observed qualification is what was observed, but never more than its cadre") {
    CountyRun<W> run(busy_county());
    add_observed(counted("2021", "gp", 85), run.parameters);
    run.run_to(1);
    observe(run.parameters, 1, run.state);
    CHECK(run.series("gp") == 85);
    CountyRun<W> small(busy_county());
    add_observed(counted("2021", "physician", 40), small.parameters);
    small.run_to(1);
    observe(small.parameters, 1, small.state);
    CHECK(small.series("gp") == 40);
}

TEST_CASE("recruitment goes on from the observed staff: it grows by the same rate") {
    // From 1250 observed at the end of 2022 the expected stock a year later is 1250 exp(0.06), as it is
    // 1100 exp(0.06) after the base year; the sampled one lies around it.
    double sum = 0, squares = 0;
    int runs = 0;
    for (std::uint32_t block = 0; block < 64; ++block) {
        CountyRun<W> run(busy_county(), 1, block * W);
        add_observed(counted("2022", "nurse", 1250), run.parameters);
        run.run_to(2);
        observe(run.parameters, 2, run.state);
        run.run_year(3);
        for (int lane = 0; lane < W; ++lane) {
            const double nurses = run.series("nurse", lane);
            sum += nurses;
            squares += nurses * nurses;
            ++runs;
        }
    }
    const double mean = sum / runs, error = std::sqrt((squares / runs - mean * mean) / runs);
    CHECK(std::abs(mean - 1250 * std::exp(0.06)) < 4 * error);
    CHECK(error < 1);
}

TEST_CASE("students who are bound stay bound and become free after an observed year") {
    County county = busy_county();
    CountyRun<W> run(county);
    add_observed(counted("2021", "western_physician", 760), run.parameters);
    run.run_to(1);
    observe(run.parameters, 1, run.state);
    for (int t = 2; t <= 5; ++t) run.run_year(t);
    // Every head is still in a cell: identity by the room's own totals.
    const int c = run.parameters.index_of("western_physician");
    for (int lane = 0; lane < W; ++lane) {
        double people = 0;
        const int cohorts = run.parameters.calendar.years + 1;
        for (int f = 0; f < run.parameters.facilities(); ++f) {
            const int chain = c * run.parameters.facilities() + f;
            people += run.state.rehired[static_cast<std::size_t>(chain)][lane];
            for (int a = 0; a < ages; ++a) people += run.state.ages_of(chain)[a][lane];
            for (int arrived = 0; arrived < cohorts; ++arrived)
                people += run.state.bonded[static_cast<std::size_t>(arrived * run.parameters.facilities() + f)][lane];
        }
        CHECK(people == run.series("western_physician", lane));
    }
}
