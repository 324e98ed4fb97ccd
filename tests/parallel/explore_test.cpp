// What runs in parallel above a single run, at two and at four threads: for the thread sanitizer, and the same as with
// one.
#include <doctest/doctest.h>

#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "permille/explore/portfolio.hpp"
#include "permille/explore/sweep.hpp"
#include "permille/report/json.hpp"
#include "permille/report/run_result.hpp"
#include "support/scenarios.hpp"

using namespace permille;

TEST_CASE("the points of a sweep are the same side by side and one after another") {
    const LoadedScenario scenario = testing::loaded("first.yaml");
    const auto values = [&](int threads) {
        std::vector<explore::Factor> factors{
            *explore::read_factor(scenario, "workforce.nurse.recruitment.extra_per_year=0:47:1").value};
        const explore::Sweep sweep{
            .scenarios = {&scenario},
            .points = *explore::lay_out(std::move(factors), *explore::read_design("grid").value, 1).value,
            .kept = *explore::read_kept(scenario.scenario, testing::built(scenario), {}).value,
            .how = {.replications = 8, .seed = 1, .threads = threads}};
        std::vector<std::int64_t> points(48);  // three blocks
        std::iota(points.begin(), points.end(), std::int64_t{0});
        CHECK(explore::check_points(sweep, points).empty());
        std::map<std::int64_t, std::vector<std::optional<double>>> found;
        explore::run_points(sweep, points, [&](std::int64_t, std::span<const explore::SweepPoint> block) {
            for (const explore::SweepPoint& point : block) found[point.point] = point.values;
        });
        return found;
    };
    const auto alone = values(1);
    CHECK(alone.size() == 48);
    CHECK(values(2) == alone);
}

TEST_CASE("the counties of a portfolio are the same side by side and one after another") {
    const std::vector<std::filesystem::path> files(5, testing::scenario_file("first.yaml"));
    const auto summary = [&](int threads) {
        const explore::Portfolio portfolio = explore::run_portfolio(
            "test", files, {.replications = 8, .seed = 1, .threads = threads, .load = {.installed_folders = {}}});
        std::vector<double> numbers;
        for (const explore::CountySummary& county : portfolio.counties) numbers.push_back(county.expected_rows);
        for (const auto& [key, sums] : portfolio.roll_up.groups())
            numbers.insert(numbers.end(), sums.residents.begin(), sums.residents.end());
        return numbers;
    };
    const auto alone = summary(1);
    CHECK(alone.size() > 5);
    CHECK(summary(2) == alone);
}

TEST_CASE("a run and everything that is said of it are the same at four threads and at one") {
    const LoadedScenario scenario = testing::loaded("jingyan.yaml");
    const simulation::Model model = testing::built(scenario);
    const auto said = [&](int threads) {
        const simulation::Ensemble run = simulation::simulate(model, {.replications = 64, .threads = threads});
        return report::summary_json(
            report::evaluate("jingyan", scenario.digest, scenario.scenario, model, run, 1, threads));
    };
    const std::string alone = said(1);
    CHECK(alone.size() > 1000);
    CHECK(said(4) == alone);
}
