// A year's accounts, person by person, and what its numbers may depend on.
#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <vector>

#include "county.hpp"

using namespace permille;
using namespace permille::population;

namespace {

// Everything moves at once: people leave, move to the seat, fertility falls, life grows longer.
Settings moving_county(double people, int towns) {
    Settings settings = still_county(people, towns);
    settings.migration.net_per_1000 = Number(-20.0);
    settings.migration.to_seat_per_1000 = 8.0;
    settings.fertility.log_change_per_year = -0.04;
    settings.mortality.gain_per_year = 0.3;
    return settings;
}

// What a town's cells must be at the year's end, from the year before and the ledger.
double expected_cell(const Block<4>& block, const std::vector<Lane<4>>& before, std::size_t town, int sex, int age,
                     int lane) {
    const Ledger<4>& ledger = *block.state.ledger;
    const std::size_t seat = block.parameters.seat, towns = block.parameters.towns();
    if (age == 0) {
        const std::size_t i = town * sexes + static_cast<std::size_t>(sex);
        return ledger.born[i][lane] - ledger.infant_deaths[i][lane];
    }
    const auto survivors = [&](int from_age) {
        const auto i = static_cast<std::size_t>(cell(sex, from_age));
        double people = before[town * cells + i][lane] - ledger.deaths[town * cells + i][lane] +
                        ledger.migrants[town * cells + i][lane] - ledger.moved[town * cells + i][lane];
        if (town == seat)
            for (std::size_t other = 0; other < towns; ++other) people += ledger.moved[other * cells + i][lane];
        return people;
    };
    return survivors(age - 1) + (age == ages - 1 ? survivors(age) : 0);
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

}  // namespace

TEST_CASE("every cell of every year is what its flows make of the year before, in whole people") {
    // 300 people a town and a heavy loss: cells of nobody, of one, and ages that all leave.
    Settings settings = moving_county(1200, 4);
    settings.migration.net_per_1000 = Number(-90.0);
    const County county(settings);
    REQUIRE(county.issues.empty());
    Block<4> block(county, 7, 0);
    block.state.ledger.emplace(county.parameters.towns());
    block.start();
    for (int t = 1; t <= 5; ++t) {
        const std::vector<Lane<4>> before = block.state.people;
        block.step(t);
        for (std::size_t town = 0; town < 4; ++town)
            for (int sex = 0; sex < sexes; ++sex)
                for (int age = 0; age < ages; ++age)
                    for (int lane = 0; lane < 4; ++lane) {
                        const double people =
                            block.state.people[town * cells + static_cast<std::size_t>(cell(sex, age))][lane];
                        REQUIRE((people >= 0 && people == std::floor(people)));
                        REQUIRE(std::abs(people - expected_cell(block, before, town, sex, age, lane)) < 1e-9);
                    }
    }
}

TEST_CASE("the county's people change by births, deaths and migration and by nothing else") {
    const County county(moving_county(60000, 5));
    Block<4> block(county, 11, 0);
    block.start();
    for (int t = 1; t <= 5; ++t) {
        block.step(t);
        for (int lane = 0; lane < 4; ++lane) {
            const double change = block.state.residents()[lane] - block.state.previous_residents()[lane];
            CHECK(std::abs(change - (block.state.births[lane] - block.state.deaths[lane] +
                                     block.state.net_migration[lane])) < 1e-9);
            double towns = 0;
            for (int town = 0; town < 5; ++town) towns += block.state.town(town)[lane];
            CHECK(towns == block.state.residents()[lane]);
            CHECK(block.value(Series::mean_residents, lane) ==
                  (block.state.residents()[lane] + block.state.previous_residents()[lane]) / 2);
        }
    }
}

TEST_CASE("people move to the seat and the county stays as it is") {
    Settings settings = still_county(60000, 3);
    settings.migration.to_seat_per_1000 = 30.0;
    const County county(settings);
    Block<4> block(county, 3, 0);
    block.state.ledger.emplace(3);
    block.start();
    block.step(1);
    for (int lane = 0; lane < 4; ++lane) {
        CHECK(block.state.net_migration[lane] == 0);
        double moved = 0;
        for (std::size_t i = 0; i < cells; ++i) {
            REQUIRE(block.state.ledger->moved[i][lane] == 0);  // town 0 is the seat
            moved += block.state.ledger->moved[cells + i][lane] + block.state.ledger->moved[2 * cells + i][lane];
        }
        // 30 per 1000 of the 40 000 in the other towns, a Poisson number: within five standard deviations of 1200.
        CHECK(std::abs(moved - 1200) < 5 * std::sqrt(1200.0));
    }
}

TEST_CASE("one lane gives the same bits as four") {
    const County county(moving_county(40000, 3));
    Block<4> four(county, 5, 8);
    four.start();
    for (int t = 1; t <= 5; ++t) four.step(t);
    const std::vector<double> recorded = four.recorded();
    for (int lane = 0; lane < 4; ++lane) {
        Block<1> one(county, 5, 8 + static_cast<std::uint32_t>(lane));
        one.start();
        for (int t = 1; t <= 5; ++t) one.step(t);
        std::vector<double> people_one, people_four, recorded_lane;
        for (std::size_t i = 0; i < one.state.people.size(); ++i) {
            people_one.push_back(one.state.people[i].v);
            people_four.push_back(four.state.people[i][lane]);
        }
        for (std::size_t i = 0; i < recorded.size(); i += 4)
            recorded_lane.push_back(recorded[i + static_cast<std::size_t>(lane)]);
        CHECK(same_bits(people_one, people_four));
        CHECK(same_bits(one.recorded(), recorded_lane));
    }
}

TEST_CASE("a block used again starts anew") {
    const County county(moving_county(40000, 3));
    Block<4> block(county, 5, 0);
    block.start();
    block.step(1);
    const std::vector<double> first = block.recorded();
    block.step(2);
    block.start();
    block.step(1);
    CHECK(same_bits(first, block.recorded()));
}

TEST_CASE("a new town moves nobody in the others") {
    // Births, deaths and migration of a town hang on its own people and on the name of its chance. Two counties, one
    // with a town more in front; the shared towns are given the same people.
    Settings settings = still_county(60000, 3);
    settings.migration.net_per_1000 = Number(-6.0);
    Settings with_more = settings;
    with_more.base = 80000.0;
    Town more;
    with_more.towns.entries.insert(with_more.towns.entries.begin(), {"another", more});
    const County county(settings);
    County larger(with_more);
    for (std::size_t i = 0; i < county.parameters.base_people.size(); ++i)
        larger.parameters.base_people[cells + i] = county.parameters.base_people[i];
    double people = 0;
    for (const double count : larger.parameters.base_people) people += count;
    Block<4> before(county, 9, 0), after(larger, 9, 0);
    for (std::size_t lane = 0; lane < 4; ++lane)
        after.values[static_cast<std::size_t>(larger.parameters.base.in_year(0)) * 4 + lane] = people;
    before.start();
    after.start();
    for (int t = 1; t <= 5; ++t) {
        before.step(t);
        after.step(t);
        bool same = true;
        for (std::size_t i = 0; i < before.state.people.size(); ++i)
            for (int lane = 0; lane < 4; ++lane)
                same = same && before.state.people[i][lane] == after.state.people[cells + i][lane];
        CHECK(same);
    }
}
