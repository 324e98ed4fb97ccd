// Whose growth was clipped at nothing, and in how many of the replications that finished.
#include "permille/indicators/clipped.hpp"

#include <doctest/doctest.h>

#include "indicators/small_plan.hpp"

using namespace permille;
using indicators::Clipped;
using indicators::clipped_of;
using indicators::ClippedKind;

TEST_CASE("clipping is counted by replication, in any year after the base year, beyond rounding") {
    Scenario scenario = small_plan::county({});
    scenario.workforce.entries[0].value.qualifications.entries.push_back({"midwife", {}});
    const small_plan::Years none{{0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}};
    const auto run = small_plan::ensemble({{"nurse.offers_clipped", {{9, 0, 0, 0}, {0, 2, 0, 0}, {0, 3, 1e-7, 0}}},
                                           {"physician.offers_clipped", none},
                                           {"midwife.training_clipped", {{0, 0, 0, 0}, {1, 1, 1, 0}, {0, 0, 0, 1}}},
                                           {"beds.growth_clipped", {{0, 0, 0, 0}, {0, 0, 0, 4}, {0, 0, 0, 5}}}});
    const std::vector<Clipped> all = clipped_of(scenario, run, std::vector<std::int64_t>{0, 1, 2, 3});
    REQUIRE(all.size() == 3);
    CHECK(all[0].id == "nurse");
    CHECK(all[0].name == Text{"注册护士", "nurses"});
    CHECK(all[0].kind == ClippedKind::recruits);
    CHECK(all[0].share == 0.25);
    CHECK(all[1].id == "midwife");
    CHECK(all[1].name == Text{"midwife", "midwife"});  // it has no name but its id
    CHECK(all[1].kind == ClippedKind::training);
    CHECK(all[1].share == 1);
    CHECK(all[2].id == "beds");
    CHECK(all[2].kind == ClippedKind::growth);
    CHECK(all[2].share == 0.25);

    // Replications that failed count neither above nor below the line.
    const std::vector<Clipped> finished = clipped_of(scenario, run, std::vector<std::int64_t>{0, 2});
    REQUIRE(finished.size() == 1);
    CHECK(finished[0].id == "midwife");
    CHECK(clipped_of(scenario, run, {}).empty());
}

TEST_CASE("stocks without a series, which are not projected, have nothing to clip") {
    const auto run = small_plan::ensemble({{"nurse", {{1}, {1}, {1}}}});
    CHECK(clipped_of(small_plan::county({}), run, std::vector<std::int64_t>{0}).empty());
}
