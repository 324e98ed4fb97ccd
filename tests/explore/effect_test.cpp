// What one step of a lever does, reckoned by hand, and the lever that does most.
#include "permille/explore/effect.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "explore/nurses.hpp"
#include "support/scenarios.hpp"

using namespace permille;
using permille::testing::offers;

namespace {

explore::Effects effects(const LoadedScenario& scenario) {
    auto found = explore::effects_of(scenario, {.replications = 512});
    for (const Issue& issue : found.issues.all()) FAIL(to_string(issue, Language::en));
    return std::move(*found.value);
}

const explore::Effect& effect_of(const explore::Effects& all, const std::string& path) {
    const auto found = std::find_if(all.levers.begin(), all.levers.end(),
                                    [&](const explore::Effect& one) { return one.lever.path == path; });
    REQUIRE(found != all.levers.end());
    return *found;
}

}  // namespace

TEST_CASE("further offers move the row of the nurses and no other") {
    // 300 nurses stay (some retire); twelve more offers a year are about sixty nurses in five years, 3.6 per 1000 of
    // 100 000 people give or take their migration: a target of 3.3 turns from hardly ever met to nearly always met.
    std::vector<std::string> sets = testing::still_nurses();
    sets.push_back("targets.nurses_per_1000.target={value: 3.3, source: plan}");
    sets.push_back("levers.offers={path: " + offers + ", step: 12, high: 24}");
    const LoadedScenario scenario = testing::loaded("first.yaml", sets);
    const explore::Effects all = effects(scenario);
    const explore::Effect& effect = effect_of(all, offers);
    CHECK(effect.from == 0);
    CHECK(effect.to == 12);
    const auto row = static_cast<std::size_t>(scenario.scenario.targets.index_of("nurses_per_1000"));
    REQUIRE(effect.reach[row]);
    // By hand from the runs themselves, for every replication: whether the nurses per 1000 people are at least 3.3.
    std::vector<std::string> turned = sets;
    turned.push_back(offers + "=12");
    const simulation::Ensemble before = testing::run("first.yaml", sets, {.replications = 512});
    const simulation::Ensemble after = testing::run("first.yaml", turned, {.replications = 512});
    const auto share = [](const simulation::Ensemble& ensemble) {
        const auto nurses = ensemble.values(ensemble.series_index("nurse"), 5);
        const auto people = ensemble.values(ensemble.series_index("residents"), 5);
        double met = 0;
        for (std::size_t r = 0; r < nurses.size(); ++r) met += nurses[r] / people[r] * 1000 >= 3.3;
        return met / static_cast<double>(nurses.size());
    };
    CHECK(*all.reach[row] == doctest::Approx(share(before)));
    CHECK(effect.reach[row]->value == doctest::Approx(share(after) - share(before)));
    CHECK(effect.reach[row]->value > 0.5);
    CHECK(effect.reach[row]->low > 0);
    // Beds and life expectancy do not know of nurses: nothing is left open there.
    for (const char* id : {"beds_per_1000", "life_expectancy"}) {
        const auto& other = effect.reach[static_cast<std::size_t>(scenario.scenario.targets.index_of(id))];
        CHECK(other->value == 0);
        CHECK(other->high == 0);
    }
    // Twelve offers a year, all taken: Poisson around 60 on top.
    const auto gained = testing::difference(before, after, "nurse", 5);
    CHECK(std::abs(gained.mean - 60) < 4 * std::sqrt(60.0 / 512) + 1);
}

TEST_CASE("the best lever of a row is the one whose step moves it most") {
    std::vector<std::string> sets = testing::still_nurses();
    sets.push_back("targets.nurses_per_1000.target={value: 3.2, source: plan}");
    const LoadedScenario scenario = testing::loaded("first.yaml", sets);
    const auto row = static_cast<std::size_t>(scenario.scenario.targets.index_of("nurses_per_1000"));
    const auto best = explore::best_lever(scenario, row, {.replications = 512});
    REQUIRE(best);
    CHECK(best->lever.path == offers);
    const explore::Effects all = effects(scenario);
    if (best->by == explore::HelpedBy::step)
        for (const explore::Effect& effect : all.levers) CHECK(effect.reach[row]->value <= best->change.value);
    CHECK(best->reach == doctest::Approx(*all.reach[row] + best->change.value));
}

TEST_CASE("a row far away is helped by the lever that does most at its end") {
    // Forty a year for five years make 500 of 300 nurses: 4.9 is out of reach of two more a year, not of forty.
    std::vector<std::string> sets = testing::still_nurses();
    sets.push_back("targets.nurses_per_1000.target={value: 4.9, source: plan}");
    const LoadedScenario scenario = testing::loaded("first.yaml", sets);
    const auto row = static_cast<std::size_t>(scenario.scenario.targets.index_of("nurses_per_1000"));
    const auto best = explore::best_lever(scenario, row, {.replications = 512});
    REQUIRE(best);
    CHECK(best->lever.path == offers);
    CHECK(best->by == explore::HelpedBy::bound);
    CHECK(best->setting == 40);
}

TEST_CASE("no lever of staff or projects raises life expectancy") {
    const LoadedScenario scenario = testing::loaded("first.yaml");
    const auto row = static_cast<std::size_t>(scenario.scenario.targets.index_of("life_expectancy"));
    CHECK_FALSE(explore::best_lever(scenario, row, {.replications = 128}));
}
