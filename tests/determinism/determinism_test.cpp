// The same seed gives the same bits, for any threads, lanes, blocks and length of the run.
#include <doctest/doctest.h>

#include <bit>
#include <cstdint>

#include "support/scenarios.hpp"

using namespace permille;
using permille::testing::built;
using permille::testing::loaded;
using permille::testing::run;
using simulation::Ensemble;
using simulation::RunOptions;

namespace {

// Position of the first value that differs in its bits among the first `count` replications, or -1.
std::int64_t first_difference(const Ensemble& a, const Ensemble& b, std::int64_t count) {
    REQUIRE(a.series() == b.series());
    std::int64_t position = 0;
    for (int series = 0; series < static_cast<int>(a.series().size()); ++series)
        for (int t = 0; t <= a.years(); ++t)
            for (std::int64_t r = 0; r < count; ++r, ++position) {
                const auto at = static_cast<std::size_t>(r);
                if (std::bit_cast<std::uint64_t>(a.values(series, t)[at]) !=
                    std::bit_cast<std::uint64_t>(b.values(series, t)[at])) {
                    MESSAGE("first difference: " << a.series()[static_cast<std::size_t>(series)] << ", year " << t
                                                 << ", replication " << r);
                    return position;
                }
            }
    return -1;
}

}  // namespace

TEST_CASE("threads, lanes and blocks change no bit of a county") {
    for (const char* county : {"jingyan.yaml", "minhou.yaml"}) {
        CAPTURE(county);
        const auto model = built(loaded(county));
        const Ensemble reference = simulation::simulate(model, {.replications = 203, .threads = 1, .lanes = 1});
        for (const int lanes : simulation::lane_widths()) {
            CAPTURE(lanes);
            CHECK(first_difference(reference, simulation::simulate(model, {.replications = 203, .lanes = lanes}),
                                   203) == -1);
        }
        for (const int threads : {1, 2, 3, 7})
            for (const std::int64_t block : {1, 16, 37, 1000}) {
                CAPTURE(threads);
                CAPTURE(block);
                const RunOptions options{.replications = 203, .threads = threads, .block = block};
                CHECK(first_difference(reference, simulation::simulate(model, options), 203) == -1);
            }
    }
}

TEST_CASE("threads, lanes, blocks and length change no bit of rare events, coverage and milestones") {
    const auto model = built(loaded(
        "first.yaml",
        {"projects.centre={name: centre, adds: {}, planned: 2024-06, go_ahead: 0.5, delay_months: {uniform: [0, 24]}, "
         "source: estimate, note: a test}",
         "targets.centres={row: a, name: centres, unit: centres, kind: milestone, better: higher, base: 0, operator: "
         "ge, "
         "target: 1, completed_by: {centre: 1}, source: estimate, note: a test}",
         "targets.deaths={row: b, name: deaths, unit: per 1000, kind: rare_event, better: lower, base: 4, operator: "
         "le, "
         "target: 4, indicator: {numerator: infant_deaths, denominator: births, per: 1000}, source: estimate, note: a "
         "test}",
         "targets.screening={row: c, name: screening, unit: '%', kind: coverage, better: higher, base: 40, operator: "
         "ge, "
         "target: 50, source: estimate, note: a test}",
         "history.screening={years: {2016: 34}, source: estimate, note: a test}"}));
    REQUIRE(model.outcomes().series.size() == 3);
    const Ensemble reference = simulation::simulate(model, {.replications = 203, .threads = 1, .lanes = 1});
    for (const int lanes : simulation::lane_widths())
        for (const std::int64_t block : {1, 37, 1000}) {
            const RunOptions options{.replications = 203, .threads = 3, .lanes = lanes, .block = block};
            CHECK(first_difference(reference, simulation::simulate(model, options), 203) == -1);
        }
    CHECK(first_difference(reference, simulation::simulate(model, {.replications = 1000}), 203) == -1);
}

TEST_CASE("the first replications are the same in a short and in a long run") {
    const auto model = built(loaded("jingyan.yaml"));
    const Ensemble brief = simulation::simulate(model, {.replications = 1000});
    const Ensemble full = simulation::simulate(model, {.replications = 8192});
    CHECK(first_difference(brief, full, 1000) == -1);
}

TEST_CASE("a run that starts later gives the later replications of the whole run") {
    const auto model = built(loaded("first.yaml"));
    const Ensemble whole = simulation::simulate(model, {.replications = 160});
    const Ensemble part = simulation::simulate(model, {.replications = 64, .first_replication = 96});
    for (int series = 0; series < static_cast<int>(whole.series().size()); ++series)
        for (std::size_t r = 0; r < 64; ++r)
            CHECK(whole.values(series, whole.years())[96 + r] == part.values(series, whole.years())[r]);
}

TEST_CASE("another seed gives other numbers") {
    const auto model = built(loaded("first.yaml"));
    const Ensemble one = simulation::simulate(model, {.replications = 64, .seed = 1});
    const Ensemble two = simulation::simulate(model, {.replications = 64, .seed = 2});
    CHECK(permille::testing::mean_of(one, "residents", one.years()) !=
          permille::testing::mean_of(two, "residents", two.years()));
}
