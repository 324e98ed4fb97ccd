// The flows of an age group against the ledger of every cell, which counts them another way.
#include <doctest/doctest.h>

#include "county.hpp"

using namespace permille;
using namespace permille::population;

namespace {

const std::vector<std::string> every_group{"children_under_3", "women_15_49",    "people_15_plus",
                                           "residents",        "people_65_plus", "children_0_14"};

// A sum over towns, sexes and ages of a ledger's cells.
double sum_of(const std::vector<Lane<4>>& cells_of_towns, const AgeGroup& group, std::size_t towns, int lane) {
    double sum = 0;
    for (std::size_t town = 0; town < towns; ++town)
        for (int sex = group.first_sex; sex < sexes; ++sex)
            for (int age = group.from; age <= group.to; ++age)
                sum += cells_of_towns[town * cells + static_cast<std::size_t>(cell(sex, age))][lane];
    return sum;
}

double infants(const std::vector<Lane<4>>& of_towns, const AgeGroup& group, int lane) {
    if (group.from > 0) return 0;
    double sum = 0;
    for (const Lane<4>& one : of_towns) sum += one[lane];
    return sum;
}

}  // namespace

TEST_CASE("an age group's flows are those of the ledger and add up to its change") {
    Settings settings = still_county(60'000, 3);
    settings.migration.net_per_1000 = Number(-8.0);
    settings.migration.to_seat_per_1000 = 6.0;
    County county(settings);
    REQUIRE(county.issues.empty());
    add_flows_of(every_group, county.parameters);
    REQUIRE(county.parameters.groups.size() == 5);
    CHECK(county.parameters.series.size() == static_cast<std::size_t>(Series::count_) + 5 * 4);
    Block<4> block(county, 7, 0);
    block.state.ledger.emplace(county.parameters.towns());
    block.start();
    const std::size_t towns = county.parameters.towns();
    for (int t = 1; t <= 3; ++t) {
        const auto before = block.recorded();
        block.step(t);
        const auto after = block.recorded();
        for (std::size_t g = 0; g < county.parameters.groups.size(); ++g) {
            const AgeGroup& group = county.parameters.groups[g];
            const GroupFlows<4>& flows = block.state.group_flows[g];
            const Ledger<4>& ledger = *block.state.ledger;
            for (int lane = 0; lane < 4; ++lane) {
                CAPTURE(g);
                CHECK(flows.deaths[lane] ==
                      sum_of(ledger.deaths, group, towns, lane) + infants(ledger.infant_deaths, group, lane));
                // Moves to the seat cancel in the county.
                CHECK(flows.net_migration[lane] == sum_of(ledger.migrants, group, towns, lane));
                if (group.from == 0) CHECK(flows.entered[lane] == infants(ledger.born, group, lane));
                const std::size_t at = static_cast<std::size_t>(group.series) * 4 + static_cast<std::size_t>(lane);
                CHECK(after[at] - before[at] ==
                      flows.entered[lane] - flows.deaths[lane] - flows.outgrew[lane] + flows.net_migration[lane]);
                // Written behind the others, in the order of their names.
                const std::size_t first = static_cast<std::size_t>(Series::count_) + 4 * g;
                CHECK(after[(first + 1) * 4 + static_cast<std::size_t>(lane)] == flows.deaths[lane]);
            }
        }
    }
}

TEST_CASE("a county whose rows divide by no age group records no more than before") {
    County county(still_county(60'000, 3));
    add_flows_of({"residents", "nurse", ""}, county.parameters);
    CHECK(county.parameters.series.size() == static_cast<std::size_t>(Series::count_));
}
