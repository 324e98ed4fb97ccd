// Rows on services are judged like all others: probability, band and base, against the run's own series.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "permille/indicators/verdict.hpp"
#include "support/scenarios.hpp"

using namespace permille;
using permille::testing::built;
using permille::testing::loaded;

namespace {

constexpr std::int64_t replications = 512;

struct Asked {
    std::string id, numerator, denominator;  // none: empty
    double per;
    std::string op;  // ge or le
    double target;
};

// Targets near the middle of what 泗阳 projects, so that no row is certain.
const Asked open_rows[] = {
    {"asked_stay", "visits_in_county", "visits_everywhere", 100, "ge", 90},
    {"asked_primary", "outpatients_primary", "outpatients_in_county", 100, "ge", 51},
    {"asked_covered", "people_covered", "residents", 100, "ge", 45},
    {"asked_full", "bed_days", "bed_days_staffed", 100, "le", 72},
    {"asked_physicians_near", "physicians_within_reach_least", "", 1, "ge", 1.5},
    {"asked_beds_near", "beds_within_reach_least", "", 1, "ge", 2.4},
};
// With the outside closed, what finds no place is unmet.
const Asked closed_rows[] = {{"asked_unmet", "visits_unmet", "visits_everywhere", 100, "le", 0.1}};

std::string row_of(const Asked& asked) {
    std::string indicator = "{numerator: " + asked.numerator;
    if (!asked.denominator.empty())
        indicator += ", denominator: " + asked.denominator + ", per: " + shortest_text(asked.per);
    return "targets." + asked.id + "={row: " + asked.id +
           ", name: asked, unit: '%', kind: service, better: " + (asked.op == "ge" ? "higher" : "lower") +
           ", operator: " + asked.op + ", target: " + shortest_text(asked.target) + ", indicator: " + indicator +
           "}, source: estimate, note: a test}";
}

std::vector<double> values_of(const Asked& asked, const simulation::Ensemble& ensemble, int t) {
    const int above = ensemble.series_index(asked.numerator);
    REQUIRE_MESSAGE(above >= 0, asked.numerator);
    std::vector<double> values(ensemble.values(above, t).begin(), ensemble.values(above, t).end());
    if (asked.denominator.empty()) return values;
    const auto below = ensemble.values(ensemble.series_index(asked.denominator), t);
    for (std::size_t r = 0; r < values.size(); ++r) values[r] *= asked.per / below[r];
    return values;
}

// Linear between the order statistics.
double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    const double at = share * static_cast<double>(values.size() - 1);
    const auto low = static_cast<std::size_t>(at), high = std::min(low + 1, values.size() - 1);
    return values[low] + (at - std::floor(at)) * (values[high] - values[low]);
}

void check_band(const indicators::Band& band, const std::vector<double>& values) {
    const auto near = [](double a, double b) { return std::abs(a - b) <= 1e-12 * std::max(1.0, std::abs(b)); };
    CHECK(near(band.p05, quantile(values, 0.05)));
    CHECK(near(band.median, quantile(values, 0.5)));
    CHECK(near(band.p95, quantile(values, 0.95)));
}

template <std::size_t N>
void check_rows(const Asked (&rows)[N], std::vector<std::string> sets) {
    for (const Asked& asked : rows) sets.push_back(row_of(asked));
    const LoadedScenario scenario = loaded("siyang.yaml", sets);
    const simulation::Ensemble ensemble = simulation::simulate(built(scenario), {.replications = replications});
    const indicators::Verdicts verdicts = indicators::judge(scenario.scenario, ensemble);
    for (const Asked& asked : rows) {
        CAPTURE(asked.id);
        const auto row = std::find_if(verdicts.rows.begin(), verdicts.rows.end(),
                                      [&](const indicators::Row& one) { return one.id == asked.id; });
        REQUIRE(row != verdicts.rows.end());
        REQUIRE_MESSAGE(row->reach, row->reason.en);
        REQUIRE(row->years.size() == static_cast<std::size_t>(ensemble.years()) + 1);
        for (int t = 0; t <= ensemble.years(); ++t)
            check_band(row->years[static_cast<std::size_t>(t)], values_of(asked, ensemble, t));

        const std::vector<double> last = values_of(asked, ensemble, ensemble.years());
        const auto met = std::count_if(last.begin(), last.end(), [&](double value) {
            return asked.op == "ge" ? value >= asked.target : value <= asked.target;
        });
        const double probability = static_cast<double>(met) / static_cast<double>(replications);
        CHECK(probability > 0);  // or there were little to judge
        CHECK(probability < 1);
        CHECK(row->reach->value == doctest::Approx(probability).epsilon(1e-12));
        CHECK(row->verdict == indicators::verdict_of(probability));
        CHECK(row->shortfall.has_value());
    }
}

}  // namespace

TEST_CASE("shares, coverage, occupancy and access are judged by their series, with base, band and probability") {
    check_rows(open_rows, {});
}

TEST_CASE("unmet need is judged by its series where people cannot leave") {
    check_rows(closed_rows, {"care.choice.outside_open=false"});
}
