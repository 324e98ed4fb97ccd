// Sweeps: what a point gives is what a run with its levels gives, whoever runs it and in whatever company.
#include "permille/explore/sweep.hpp"

#include <doctest/doctest.h>

#include <map>
#include <numeric>

#include "explore/nurses.hpp"
#include "permille/indicators/verdict.hpp"
#include "support/scenarios.hpp"

using namespace permille;
using namespace permille::explore;
using testing::offers;

namespace {

const LoadedScenario& first() {
    static const LoadedScenario scenario = testing::loaded("first.yaml");
    return scenario;
}

std::vector<Kept> kept(const std::vector<std::string>& texts = {}) {
    const Checked<std::vector<Kept>> read = read_kept(first().scenario, testing::built(first()), texts);
    for (const Issue& issue : read.issues.all()) FAIL(to_string(issue, Language::en));
    return *read.value;
}

Sweep sweep_of(const std::vector<std::string>& vary, const std::string& design, int threads = 1) {
    std::vector<Factor> factors;
    for (const std::string& text : vary) {
        Checked<Factor> factor = read_factor(first(), text);
        REQUIRE(factor.value);
        factors.push_back(std::move(*factor.value));
    }
    Checked<SweepPoints> points = lay_out(std::move(factors), *read_design(design).value, 1);
    REQUIRE(points.value);
    return {.scenarios = {&first()},
            .points = std::move(*points.value),
            .kept = kept(),
            .how = {.replications = 48, .seed = 1, .threads = threads}};
}

std::vector<std::int64_t> all_of(const Sweep& sweep) {
    std::vector<std::int64_t> points(static_cast<std::size_t>(sweep.points.points()));
    std::iota(points.begin(), points.end(), std::int64_t{0});
    return points;
}

std::map<std::int64_t, std::vector<std::optional<double>>> run(const Sweep& sweep,
                                                               const std::vector<std::int64_t>& points) {
    std::map<std::int64_t, std::vector<std::optional<double>>> found;
    run_points(sweep, points, [&](std::int64_t, std::span<const SweepPoint> block) {
        for (const SweepPoint& point : block) found[point.point] = point.values;
    });
    return found;
}

}  // namespace

TEST_CASE("a point gives what a run of the scenario with its levels gives, bit for bit") {
    const Sweep sweep =
        sweep_of({offers + "=0:40:10", "workforce.nurse.leaving.multiplier=uniform(0.5, 1.5)"}, "lhs:9");
    REQUIRE(check_points(sweep, all_of(sweep)).empty());
    for (const auto& found : run(sweep, all_of(sweep))) {
        const std::int64_t point = found.first;
        CAPTURE(point);
        std::vector<std::string> sets;
        for (std::size_t f = 0; f < 2; ++f)
            sets.push_back(sweep.points.factors()[f].path + "=" + sweep.points.levels(point)[f]);
        const LoadedScenario alone = testing::loaded("first.yaml", sets);
        const auto ensemble = simulation::simulate(testing::built(alone), {.replications = 48, .threads = 1});
        CHECK(numbers_of(sweep.kept, alone.scenario, ensemble) == found.second);
    }
}

TEST_CASE("points do not depend on threads, on the others, nor on who runs them") {
    const std::vector<std::string> vary{offers + "=0:100:1"};
    const Sweep one = sweep_of(vary, "grid", 1), three = sweep_of(vary, "grid", 3);
    const auto whole = run(one, all_of(one));
    CHECK(whole.size() == 101);
    CHECK(run(three, all_of(three)) == whole);
    const std::vector<std::int64_t> some{3, 17, 18, 64, 100};
    for (const auto& [point, values] : run(three, some)) CHECK(values == whole.at(point));
}

TEST_CASE("blocks are handed over whole, each once") {
    const Sweep sweep = sweep_of({offers + "=0:40:1"}, "grid", 2);
    std::map<std::int64_t, std::size_t> sizes;
    run_points(sweep, all_of(sweep), [&](std::int64_t block, std::span<const SweepPoint> points) {
        CHECK(sizes.find(block) == sizes.end());
        sizes[block] = points.size();
        for (const SweepPoint& point : points) CHECK(point.point / block_points == block);
    });
    CHECK(sizes == std::map<std::int64_t, std::size_t>{{0, 16}, {1, 16}, {2, 9}});
}

TEST_CASE("more offers never bring fewer nurses: the points share their chance") {
    const Sweep sweep = sweep_of({offers + "=0:40:10"}, "grid");
    const auto points = run(sweep, all_of(sweep));
    std::size_t median = 0;
    while (sweep.kept[median].name() != "nurses_per_1000.median") ++median;
    for (std::int64_t point = 1; point < 5; ++point) CHECK(*points.at(point)[median] > *points.at(point - 1)[median]);
}

TEST_CASE("every point is looked at before one runs, and the first that is wrong is named with its levels") {
    const Sweep sweep = sweep_of({offers + "=1,2,-3,x"}, "grid", 2);
    const Issues issues = check_points(sweep, all_of(sweep));
    REQUIRE(!issues.empty());
    const std::string message = issues.all().front().message.en;
    CHECK(message.find("point 2 (" + offers + " = -3)") != std::string::npos);
}

TEST_CASE("whole files are levels of a factor") {
    const LoadedScenario other = testing::loaded("first.yaml", {offers + "=50"});
    Sweep sweep = sweep_of({"file=a.yaml,b.yaml", offers + "=0,50"}, "grid");
    sweep.scenarios = {&first(), &other};
    REQUIRE(check_points(sweep, all_of(sweep)).empty());
    const auto points = run(sweep, all_of(sweep));
    CHECK(points.at(1) == points.at(3));  // 50 of either file
    CHECK(points.at(0) != points.at(1));
}

TEST_CASE("numbers that are kept are those of the verdicts") {
    const auto ensemble = simulation::simulate(testing::built(first()), {.replications = 64, .threads = 1});
    const indicators::Verdicts verdicts = indicators::judge(first().scenario, ensemble, 1);
    const std::vector<Kept> asked = kept({"nurses_per_1000", "beds_per_1000.q0.25", "all_targets"});
    const auto numbers = numbers_of(asked, first().scenario, ensemble);
    REQUIRE(asked.size() == 10);
    const auto row = std::find_if(verdicts.rows.begin(), verdicts.rows.end(),
                                  [](const indicators::Row& one) { return one.id == "nurses_per_1000"; });
    for (std::size_t i = 0; i < asked.size(); ++i) {
        if (asked[i].name() == "nurses_per_1000.p_reach") CHECK(*numbers[i] == row->reach->value);
        if (asked[i].name() == "nurses_per_1000.median") CHECK(*numbers[i] == row->years.back().median);
        if (asked[i].name() == "nurses_per_1000.shortfall") CHECK(*numbers[i] == row->shortfall->median);
    }
    CHECK(*numbers.back() == verdicts.joint.all->value);
}

TEST_CASE("what cannot be kept is said") {
    const simulation::Model model = testing::built(first());
    const auto mistake = [&](std::vector<std::string> texts) {
        const auto read = read_kept(first().scenario, model, texts);
        return read.issues.empty() ? std::string() : read.issues.all().front().message.en;
    };
    CHECK(mistake({"nurse_per_1000"}).find("did you mean 'nurses_per_1000'") != std::string::npos);
    CHECK(mistake({"nurses_per_1000.medain"}).find("did you mean 'median'") != std::string::npos);
    CHECK(mistake({"nurses_per_1000.q1"}).find("no such statistic") != std::string::npos);
    CHECK(mistake({"all_targets.median"}).find("p_reach alone") != std::string::npos);
}
