// What knowing more of a scenario's numbers is worth.
#include "permille/explore/knowledge.hpp"

#include <doctest/doctest.h>

#include "explore/nurses.hpp"
#include "support/scenarios.hpp"

using namespace permille;
using namespace permille::explore;

namespace {

Knowledge known(const LoadedScenario& scenario, int threads = 0) {
    return knowledge_of(scenario.scenario, testing::built(scenario),
                        {.replications = 2048, .seed = 1, .threads = threads});
}

const RowKnowledge& row_of(const Knowledge& knowledge, const LoadedScenario& scenario, std::string_view id) {
    for (const RowKnowledge& row : knowledge.rows)
        if (scenario.scenario.targets.entries[row.row].id == id) return row;
    FAIL("no such row");
    return knowledge.rows.front();
}

// Nurses that nothing moves but further offers, of which nobody knows how many: 300 are there, 4 per 1000 are asked.
std::vector<std::string> unknown_offers(const std::string& distribution) {
    std::vector<std::string> sets = testing::still_nurses();
    sets.push_back(testing::offers + "=" + distribution);
    return sets;
}

}  // namespace

TEST_CASE("where one number decides, knowing it explains the row, and others do nothing") {
    const LoadedScenario scenario = testing::loaded("first.yaml", unknown_offers("{uniform: [0, 60]}"));
    const Knowledge knowledge = known(scenario);
    const auto offers = std::find(knowledge.inputs.begin(), knowledge.inputs.end(), testing::offers);
    REQUIRE(offers != knowledge.inputs.end());
    const auto position = static_cast<std::size_t>(offers - knowledge.inputs.begin());
    const RowKnowledge& nurses = row_of(knowledge, scenario, "nurses_per_1000");
    REQUIRE(nurses.parts);
    REQUIRE(nurses.worth);
    CHECK(nurses.parts->share.value > 0.9);
    CHECK(nurses.worth->inputs[position].told_apart);
    CHECK(nurses.worth->inputs[position].changes_verdict.value > 0.3);
    for (std::size_t i = 0; i < knowledge.inputs.size(); ++i) {
        if (i == position) continue;
        CAPTURE(knowledge.inputs[i]);
        CHECK(nurses.worth->inputs[i].explained.value < nurses.worth->inputs[position].explained.value);
    }
}

TEST_CASE("numbers that cannot move a row are told apart from nothing, whichever dimensions they have") {
    const LoadedScenario scenario = testing::loaded("jingyan.yaml");
    const Knowledge knowledge = known(scenario);
    const RowKnowledge& places = row_of(knowledge, scenario, "childcare_places_per_1000");
    REQUIRE(places.worth);
    int others = 0;
    for (std::size_t i = 0; i < knowledge.inputs.size(); ++i) {
        const std::string& path = knowledge.inputs[i];
        if (path.find("childcare") != std::string::npos || path.starts_with("population.")) continue;
        CAPTURE(path);
        ++others;
        CHECK_FALSE(places.worth->inputs[i].told_apart);
        CHECK(places.worth->inputs[i].explained.value < 0.05);
    }
    CHECK(others > 30);
}

TEST_CASE("threads do not show") {
    const LoadedScenario scenario = testing::loaded("first.yaml");
    const Knowledge one = known(scenario, 1), three = known(scenario, 3);
    REQUIRE(one.rows.size() == three.rows.size());
    for (std::size_t i = 0; i < one.rows.size(); ++i) {
        REQUIRE(one.rows[i].parts.has_value() == three.rows[i].parts.has_value());
        if (one.rows[i].parts) CHECK(one.rows[i].parts->share.value == three.rows[i].parts->share.value);
        if (one.rows[i].worth) CHECK(one.rows[i].worth->reach == three.rows[i].worth->reach);
    }
}
