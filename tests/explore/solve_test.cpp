// What it would take: the setting found holds in a run of its own, and one less does not.
#include "permille/explore/solve.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "explore/nurses.hpp"
#include "permille/indicators/verdict.hpp"
#include "support/scenarios.hpp"

using namespace permille;
using permille::testing::offers;

namespace {

std::vector<std::string> asking(const std::string& target) {
    std::vector<std::string> sets = testing::still_nurses();
    sets.push_back("targets.nurses_per_1000.target={value: " + target + ", source: plan}");
    return sets;
}

explore::Solved solved(const std::vector<std::string>& sets, double wanted) {
    const LoadedScenario scenario = testing::loaded("first.yaml", sets);
    const auto row = static_cast<std::size_t>(scenario.scenario.targets.index_of("nurses_per_1000"));
    auto found = explore::solve(scenario, row, wanted, {.replications = 2048});
    for (const Issue& issue : found.issues.all()) FAIL(to_string(issue, Language::en));
    return std::move(*found.value);
}

const explore::Solution* of(const explore::Solved& all, const std::string& path) {
    const auto found = std::find_if(all.levers.begin(), all.levers.end(),
                                    [&](const explore::Solution& one) { return one.lever.path == path; });
    return found == all.levers.end() ? nullptr : &*found;
}

// P(reach) by a run and a judgement that know nothing of levers.
double reach_with(std::vector<std::string> sets, const Setting& setting) {
    sets.push_back(setting.path + "=" + setting.value);
    const LoadedScenario scenario = testing::loaded("first.yaml", sets);
    const auto ensemble = simulation::simulate(testing::built(scenario), {.replications = 2048});
    for (const indicators::Row& row : indicators::judge(scenario.scenario, ensemble).rows)
        if (row.id == "nurses_per_1000") return row.reach->value;
    return -1;
}

}  // namespace

TEST_CASE("the offers found suffice in a run of their own, and one less does not") {
    const std::vector<std::string> sets = asking("3.4");
    const explore::Solved all = solved(sets, 0.8);
    const explore::Solution* found = of(all, offers);
    REQUIRE(found != nullptr);
    REQUIRE(found->reached);
    CHECK(found->setting == std::round(found->setting));
    const double at = reach_with(sets, found->lever.at(found->setting));
    const double less = reach_with(sets, found->lever.at(found->setting - 1));
    CHECK(at >= 0.8);
    CHECK(less < 0.8);
    CHECK(found->reach.value == at);
    REQUIRE(found->short_of);
    CHECK(*found->short_of == less);
}

TEST_CASE("person-years are those of the recruits, and the cost is theirs") {
    std::vector<std::string> sets = asking("3.4");
    sets.push_back("levers.offers={path: " + offers + ", cost_yuan: 100000, cost_per: person_year}");
    const explore::Solved all = solved(sets, 0.8);
    const explore::Solution* found = of(all, offers);
    REQUIRE(found != nullptr);
    CHECK(all.by_cost);
    // n a year over five years, all staying: about n (1 + 2 + 3 + 4 + 5) - n 2.5 with straight lines between the ends.
    CHECK(*found->person_years == doctest::Approx(found->setting * 12.5).epsilon(0.03));
    CHECK(*found->yuan == doctest::Approx(*found->person_years * 100000));
    CHECK(all.levers.front().lever.path == offers);
}

TEST_CASE("a target beyond every lever is said to be, with the best of them") {
    const explore::Solved all = solved(asking("9"), 0.8);
    REQUIRE_FALSE(all.levers.empty());
    for (const explore::Solution& one : all.levers) CHECK_FALSE(one.reached);
    CHECK(std::is_sorted(all.levers.begin(), all.levers.end(),
                         [](const auto& a, const auto& b) { return a.reach.value > b.reach.value; }));
    CHECK(all.without_effect > 0);
}

TEST_CASE("levers that do not touch the row are not asked") {
    const explore::Solved all = solved(asking("3.4"), 0.8);
    CHECK(of(all, "workforce.physician.recruitment.extra_per_year") == nullptr);
    CHECK(all.without_effect > 0);
}

TEST_CASE("nothing is asked where the row is reached already") {
    const explore::Solved all = solved(asking("2"), 0.8);
    CHECK(all.present.value >= 0.8);
    CHECK(all.levers.empty());
}
