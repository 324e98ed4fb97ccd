// The identity of every cadre and facility, step by step.
#include <doctest/doctest.h>

#include "workforce/busy_county.hpp"

using namespace permille;
using namespace permille::workforce;

namespace {

constexpr int W = 4;

double sum_of_cells(const State<W>& state, const Parameters& parameters, int cadre, int facility, int lane) {
    const int chain = cadre * parameters.facilities() + facility;
    double people = state.rehired[static_cast<std::size_t>(chain)][lane];
    for (int a = 0; a < ages; ++a) people += state.ages_of(chain)[a][lane];
    const int cohorts = parameters.calendar.years + 1;
    for (std::size_t p = 0; p < parameters.pipeline.size(); ++p) {
        if (parameters.pipeline[p].cadre != cadre) continue;
        for (int arrived = 0; arrived < cohorts; ++arrived)
            people += state.bonded[static_cast<std::size_t>(
                (static_cast<int>(p) * cohorts + arrived) * parameters.facilities() + facility)][lane];
    }
    return people;
}

}  // namespace

TEST_CASE("every step's headcount is what it was, less who went, plus who came") {
    CountyRun<W> run(busy_county());
    REQUIRE(run.issues.empty());
    run.start();
    const State<W>& state = run.state;
    double moved_in = 0, moved_out = 0, rehired = 0, completed = 0;
    for (int t = 1; t <= 5; ++t) {
        run.begin_year(t);
        for (int step = 0; step < 12; ++step) {
            const State<W> before = state;
            run.step(t, step);
            for (int c = 0; c < run.parameters.cadres(); ++c)
                for (int f = 0; f < run.parameters.facilities(); ++f)
                    for (int lane = 0; lane < W; ++lane) {
                        const auto chain = static_cast<std::size_t>(c * run.parameters.facilities() + f);
                        const auto flow = [&](Flow which) {
                            const auto w = static_cast<int>(which);
                            return state.flow[w][chain][lane] - before.flow[w][chain][lane];
                        };
                        const double expected = before.headcount[chain][lane] - flow(Flow::retired) - flow(Flow::left) -
                                                flow(Flow::moved_out) + flow(Flow::moved_in) + flow(Flow::rehired) +
                                                flow(Flow::completed) + flow(Flow::recruited);
                        CHECK(std::abs(state.headcount[chain][lane] - expected) < 1e-9);
                        CHECK(std::abs(sum_of_cells(state, run.parameters, c, f, lane) - expected) < 1e-9);
                        moved_in += flow(Flow::moved_in);
                        moved_out += flow(Flow::moved_out);
                        rehired += flow(Flow::rehired);
                        completed += flow(Flow::completed);
                    }
        }
        run.end_year(t);
    }
    CHECK(moved_in == moved_out);
    // Otherwise the test would show little.
    CHECK(moved_in > 0);
    CHECK(rehired > 0);
    CHECK(completed > 0);
}
