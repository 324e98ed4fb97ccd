// Minutes by road, by points and by table, computed by hand.
#include "permille/network/travel_minutes.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "network/county.hpp"

using namespace permille;
using namespace permille::network;

namespace {

// Minutes by "town facility".
std::map<std::string, double> by_name(const County& county, const std::vector<Lane<1>>& complete = {0, 0, 0}) {
    const Ways ways = county.ways();
    CHECK(ways.cut_off.empty());
    CHECK(ways.without_point.empty());
    const std::vector<Lane<1>> minutes = minutes_of(county, ways, complete);
    std::map<std::string, double> named;
    for (int town = 0; town < ways.minutes.towns; ++town)
        for (int facility = 0; facility < ways.minutes.facilities; ++facility)
            named[county.places.towns[static_cast<std::size_t>(town)].id + " " +
                  county.places.facilities[static_cast<std::size_t>(facility)].id] =
                minutes[ways.minutes.pair(town, facility)].v;
    return named;
}

bool close(double a, double b) {
    return std::fabs(a - b) < 1e-9;
}

// A tenth of a degree on the sphere, and what 1.5 of it take at 30 km/h.
const double kilometres = 6371.0088 * std::acos(-1.0) / 1800;
const double between = kilometres * 1.5 / 30 * 60;

}  // namespace

TEST_CASE("where no road is known minutes are straight line x detour / speed and the ends of the way") {
    const auto minutes = by_name(County());
    CHECK(close(minutes.at("a hospital"), 8));
    CHECK(close(minutes.at("b hospital"), between + 8));
    CHECK(close(minutes.at("c hospital"), 2 * between + 8));
    CHECK(close(minutes.at("b centre_b"), 8));
    CHECK(close(minutes.at("b clinic_b"), 3));
    CHECK(close(minutes.at("a clinic_b"), between + 8));  // of another town: by its centre
}

TEST_CASE("a facility with a point of its own stands there, not at its town") {
    County county;
    county.places.facilities[0].point = Coordinates{30.1, 104};
    const auto minutes = by_name(county);
    CHECK(close(minutes.at("a hospital"), between + 8));
    CHECK(close(minutes.at("b hospital"), 8));
}

TEST_CASE("a county of one town needs no point") {
    County county;
    county.places.towns.resize(1);
    county.places.towns[0].point.reset();
    county.places.facilities.resize(3);
    const auto minutes = by_name(county);
    CHECK(close(minutes.at("a hospital"), 8));
    CHECK(close(minutes.at("a clinic_a"), 3));
}

TEST_CASE("a town without a point is named once, and so is one whose facility would stand at it") {
    County county;
    county.places.towns[1].point.reset();
    CHECK(county.ways().without_point == std::vector<int>{1});
}

TEST_CASE("between places that roads name the road counts, elsewhere the rule") {
    County county;
    county.road("ab", "a", "b", 12);
    const auto minutes = by_name(county);
    CHECK(close(minutes.at("b hospital"), 12 + 8));
    CHECK(close(minutes.at("b centre_a"), 12 + 8));
    CHECK(close(minutes.at("b clinic_b"), 3));
    CHECK(close(minutes.at("c hospital"), 2 * between + 8));
    const Ways ways = county.ways();
    CHECK(ways.minutes.from[ways.minutes.pair(1, 0)] == MinutesFrom::roads);
    CHECK(ways.minutes.from[ways.minutes.pair(2, 0)] == MinutesFrom::estimate);
}

TEST_CASE("a road may lead to a facility itself, and others of its town still stand at the town") {
    County county;
    county.road("ab", "a", "b", 12);
    county.road("drive", "hospital", "a", 4);
    const auto minutes = by_name(county);
    CHECK(close(minutes.at("a hospital"), 4 + 8));
    CHECK(close(minutes.at("b hospital"), 12 + 4 + 8));
    CHECK(close(minutes.at("b centre_a"), 12 + 8));
}

TEST_CASE("projects open, improve and close roads, each replication in its own time") {
    County county;
    county.road("ab", "a", "b", 30);
    county.road("bc", "b", "c", 20);
    Road& tunnel = county.road("tunnel", "a", "c", 15);
    tunnel.opened_by = "tunnel";
    county.settings.roads.entries[0].value.improved_by = "bridge";
    county.settings.roads.entries[0].value.minutes_improved = 10;
    county.settings.roads.entries[1].value.closed_by = "tunnel";
    const Ways ways = county.ways();
    CHECK(ways.minutes.projects == std::vector<int>{1, 2});
    CHECK(ways.cut_off.empty());
    // [project]: ward, bridge, tunnel
    CHECK(close(by_name(county, {0, 0, 0}).at("c hospital"), 50 + 8));
    CHECK(close(by_name(county, {1, 0, 0}).at("c hospital"), 50 + 8));
    CHECK(close(by_name(county, {0, 1, 0}).at("c hospital"), 30 + 8));
    CHECK(close(by_name(county, {0, 0, 1}).at("c hospital"), 15 + 8));
    CHECK(close(by_name(county, {0, 0, 1}).at("b centre_c"), 45 + 8));
    CHECK(close(by_name(county, {0, 1, 1}).at("b centre_c"), 25 + 8));
}

TEST_CASE("lanes differ where their projects do, and give the bits of one lane") {
    County county;
    county.road("ab", "a", "b", 30);
    county.road("bc", "b", "c", 20);
    Road& tunnel = county.road("tunnel", "a", "c", 15.3);
    tunnel.opened_by = "tunnel";
    const Ways ways = county.ways();
    const std::vector<Lane<1>> closed = minutes_of<1>(county, ways, {0, 0, 0});
    const std::vector<Lane<1>> open = minutes_of<1>(county, ways, {0, 0, 1});
    const double states[] = {0, 1, 1, 0};
    const std::vector<Lane<4>> lanes = minutes_of<4>(county, ways, {0, 0, Lane<4>::load(states)});
    for (std::size_t pair = 0; pair < ways.minutes.pairs(); ++pair)
        for (int lane = 0; lane < 4; ++lane) CHECK(lanes[pair][lane] == (states[lane] > 0 ? open : closed)[pair].v);
}

TEST_CASE("places without a way to the others are told, with the projects that cut them off") {
    County county;
    county.road("ab", "a", "b", 30);
    county.road("bc", "b", "c", 20).closed_by = "bridge";
    const Ways ways = county.ways();
    REQUIRE(ways.cut_off.size() == 1);
    CHECK(ways.cut_off[0].places == std::vector<int>{2});
    CHECK(ways.cut_off[0].complete == std::vector<int>{1});
}

TEST_CASE("a place that is cut off in several states is told once") {
    County county;
    county.road("ab", "a", "b", 30);
    county.road("clinic", "centre_c", "clinic_c", 5).improved_by = "tunnel";
    county.settings.roads.entries[1].value.minutes_improved = 4;
    const Ways ways = county.ways();
    REQUIRE(ways.cut_off.size() == 1);
    // Facilities stand behind the three towns: hospital, centre_a, clinic_a, centre_b, clinic_b, centre_c, clinic_c.
    CHECK(ways.cut_off[0].places == std::vector<int>{3 + 5, 3 + 6});
    CHECK(ways.cut_off[0].complete.empty());
}

TEST_CASE("a facility may wait for its road: until then no minutes lead there") {
    County county;
    county.road("ab", "a", "b", 30);
    county.road("new", "b", "hospital", 10).opened_by = "tunnel";
    county.road("old", "a", "centre_a", 2).closed_by = "bridge";
    const Ways ways = county.ways();
    CHECK(ways.cut_off.empty());
    REQUIRE(ways.waiting.size() == 2);
    CHECK(ways.waiting[0].facility == county.facility("hospital"));
    CHECK(ways.waiting[0].projects == std::vector<int>{2});
    CHECK(ways.waiting[1].facility == county.facility("centre_a"));
    CHECK(ways.waiting[1].projects == std::vector<int>{1});
    // [project]: ward, bridge, tunnel
    CHECK(std::isinf(by_name(county, {0, 0, 0}).at("a hospital")));
    CHECK(std::isinf(by_name(county, {0, 0, 0}).at("b hospital")));
    CHECK(std::isinf(by_name(county, {0, 0, 0}).at("c hospital")));  // nor in a straight line, from beside the roads
    CHECK(close(by_name(county, {0, 0, 1}).at("c hospital"), 2 * between + 8));
    CHECK(close(by_name(county, {0, 0, 1}).at("a hospital"), 30 + 10 + 8));
    CHECK(close(by_name(county, {0, 0, 1}).at("b centre_a"), 30 + 2 + 8));
    CHECK(std::isinf(by_name(county, {0, 1, 0}).at("b centre_a")));
    CHECK(
        close(by_name(county, {0, 1, 0}).at("b clinic_a"), 30 + 8));  // at its town, which no road to the centre moves
}

TEST_CASE("all projects that decide whether a road leads to a facility are told") {
    County county;
    county.road("ab", "a", "b", 30);
    Road& ferry = county.road("ferry", "b", "hospital", 10);
    ferry.opened_by = "tunnel";
    ferry.closed_by = "bridge";
    county.settings.roads.entries[0].value.improved_by = "ward";
    county.settings.roads.entries[0].value.minutes_improved = 20;
    const Ways ways = county.ways();
    CHECK(ways.cut_off.empty());
    REQUIRE(ways.waiting.size() == 1);
    CHECK(ways.waiting[0].projects == std::vector<int>{1, 2});  // the ward changes how long it takes, not whether
    CHECK(std::isinf(by_name(county, {0, 1, 1}).at("b hospital")));
    CHECK(close(by_name(county, {1, 0, 1}).at("a hospital"), 20 + 10 + 8));
}

TEST_CASE("places that roads join to each other and to no town are cut off, however many they are") {
    County county;
    county.road("drive", "centre_b", "centre_c", 12);
    Ways ways = county.ways();
    REQUIRE(ways.cut_off.size() == 1);
    CHECK(ways.cut_off[0].places == std::vector<int>{3 + county.facility("centre_b"), 3 + county.facility("centre_c")});
    CHECK(ways.waiting.empty());
    // A road from there to a town that a project opens lets both wait.
    county.road("lane", "centre_b", "b", 4).opened_by = "bridge";
    ways = county.ways();
    CHECK(ways.cut_off.empty());
    CHECK(ways.waiting.size() == 2);
}

TEST_CASE("a ready table is door to door: nothing is added") {
    const County county;
    std::vector<double> table(21);
    for (std::size_t pair = 0; pair < table.size(); ++pair) table[pair] = 1.5 * static_cast<double>(pair);
    const Ways ways = county.ways(table);
    const std::vector<Lane<1>> minutes = minutes_of(county, ways, std::vector<Lane<1>>{0, 0, 0});
    for (std::size_t pair = 0; pair < table.size(); ++pair) CHECK(minutes[pair].v == table[pair]);
    CHECK(ways.minutes.from.front() == MinutesFrom::table);
}
