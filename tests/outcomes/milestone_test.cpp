// Milestones: what projects complete, in a county that runs from end to end.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "permille/indicators/verdict.hpp"
#include "permille/outcomes/parameters.hpp"
#include "support/scenarios.hpp"

using namespace permille;
using testing::built;
using testing::loaded;

namespace {

constexpr std::int64_t replications = 16'384;

// Three centres, planned for the end of 2024, each with a chance of its own and up to two years of delay.
const std::vector<std::string> centres = {
    "projects.a={name: a, adds: {}, planned: 2024-12, go_ahead: 0.9, delay_months: {uniform: [0, 24]}, source: "
    "estimate, "
    "note: a test}",
    "projects.b={name: b, adds: {}, planned: 2024-12, go_ahead: 0.8, delay_months: {uniform: [0, 24]}, source: "
    "estimate, "
    "note: a test}",
    "projects.c={name: c, adds: {}, planned: 2024-12, go_ahead: 0.6, delay_months: {uniform: [0, 24]}, source: "
    "estimate, "
    "note: a test}"};

std::vector<std::string> with_row(const std::string& rest) {
    std::vector<std::string> sets = centres;
    sets.push_back(
        "targets.centres={row: t1, name: centres, kind: milestone, better: higher, source: estimate, note: a "
        "test, " +
        rest + "}");
    return sets;
}

struct Judged {
    simulation::Ensemble ensemble;
    indicators::Row row;
};

Judged judged(const std::vector<std::string>& sets) {
    const LoadedScenario county = loaded("first.yaml", sets);
    Judged result{simulation::simulate(built(county), {.replications = replications}), {}};
    result.row = indicators::judge(county.scenario, result.ensemble).rows.back();
    return result;
}

// December 2024 is month 47 of the run; what opens in month m stands at the end of month m + 1. A delay is rounded.
constexpr double in_time = (59 - 47 + 0.5) / 24;

}  // namespace

TEST_CASE("counts of independent projects have the probability of their product") {
    const Judged result =
        judged(with_row("unit: centres, base: 0, operator: ge, target: 3, completed_by: {a: 1, b: 1, c: 1}"));
    const double all = 0.9 * 0.8 * 0.6 * std::pow(in_time, 3);
    CHECK(std::fabs(result.row.reach->value - all) < 4 * std::sqrt(all * (1 - all) / replications));
    // Every number of them: the Poisson-binomial law.
    std::vector<double> law{1};
    for (const double p : {0.9 * in_time, 0.8 * in_time, 0.6 * in_time}) {
        law.push_back(0);
        for (std::size_t k = law.size() - 1; k > 0; --k) law[k] = law[k] * (1 - p) + law[k - 1] * p;
        law[0] *= 1 - p;
    }
    const auto counts =
        result.ensemble.values(result.ensemble.series_index(outcomes::series_of("centres")), result.ensemble.years());
    for (std::size_t k = 0; k < law.size(); ++k) {
        CAPTURE(k);
        const double share =
            static_cast<double>(std::count(counts.begin(), counts.end(), static_cast<double>(k))) / replications;
        CHECK(std::fabs(share - law[k]) < 4 * std::sqrt(law[k] * (1 - law[k]) / replications));
    }
    CHECK(result.row.shortfall->median >= 1);
}

TEST_CASE("a share counts the units of its whole, and to raise it one is enough") {
    const Judged result = judged(
        with_row("unit: '%', base: 14.29, operator: raise, target_text: more, completed_by: {a: 1, b: 1}, out_of: 14"));
    REQUIRE(result.row.measure);
    CHECK(result.row.years.front().median == doctest::Approx(200.0 / 14));  // 2 of 14
    const double any = 1 - (1 - 0.9 * in_time) * (1 - 0.8 * in_time);
    CHECK(std::fabs(result.row.reach->value - any) < 4 * std::sqrt(any * (1 - any) / replications));
    CHECK(result.row.years.back().p95 == doctest::Approx(400.0 / 14));
}

TEST_CASE("a milestone that no project completes stays as it is") {
    CHECK(judged(with_row("unit: centres, base: 3, operator: ge, target: 3")).row.reach->value == 1);
    const indicators::Row open = judged(with_row("unit: '%', base: 30, operator: ge, target: 65")).row;
    CHECK_FALSE(open.measure);
    CHECK(open.reason.en == "no project is named that would complete it: nothing changes");
    // The whole of it is still to come: no base is needed.
    CHECK(judged(with_row("unit: '%', operator: ge, target: 100, completed_by: {a: 2}, out_of: 2")).row.reach->value ==
          doctest::Approx(0.9 * in_time).epsilon(0.03));
    CHECK(judged(with_row("unit: '%', operator: ge, target: 100, completed_by: {a: 1}, out_of: 2")).row.reason.en ==
          "no base value");
}

TEST_CASE("a project that is given up completes nothing, one brought forward completes sooner") {
    auto sets = with_row("unit: centres, base: 0, operator: ge, target: 1, completed_by: {a: 1}");
    sets.push_back("projects.a.cancelled=true");
    CHECK(judged(sets).row.reach->value == 0);
    sets.back() = "projects.a.shift_months=-24";
    CHECK(std::fabs(judged(sets).row.reach->value - 0.9) < 4 * std::sqrt(0.09 / replications));
}
