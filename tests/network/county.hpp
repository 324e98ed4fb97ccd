// A small county of three towns for the tests of the network.
#pragma once

#include <string>
#include <vector>

#include "permille/network/travel_minutes.hpp"

namespace permille::network {

/// Three towns a tenth of a degree of latitude apart (11.12 km), each with a township centre and a village clinic; the
/// hospital stands in the first.
struct County {
    Places places;
    Settings settings;
    std::vector<std::string> projects = {"ward", "bridge", "tunnel"};

    County() {
        for (int town = 0; town < 3; ++town) {
            const std::string id = std::string(1, static_cast<char>('a' + town));
            places.towns.push_back({.id = id, .name = {id, id}, .point = Coordinates{30 + 0.1 * town, 104}});
        }
        places.facilities.push_back({.id = "hospital", .name = {}, .point = {}, .town = 0});
        for (int town = 0; town < 3; ++town) {
            const std::string id = places.towns[static_cast<std::size_t>(town)].id;
            places.facilities.push_back({.id = "centre_" + id, .name = {}, .point = {}, .town = town});
            places.facilities.push_back({.id = "clinic_" + id, .name = {}, .point = {}, .town = town, .village = true});
        }
        settings.travel = Travel{.detour = 1.5, .speed_km_per_hour = 30, .town_minutes = 8, .village_minutes = 3};
    }

    Road& road(const std::string& id, const std::string& from, const std::string& to, double minutes) {
        Road road;
        road.from = from;
        road.to = to;
        road.minutes = minutes;
        settings.roads.entries.push_back({id, road});
        return settings.roads.entries.back().value;
    }
    int facility(const std::string& id) const {
        for (std::size_t f = 0; f < places.facilities.size(); ++f)
            if (places.facilities[f].id == id) return static_cast<int>(f);
        return -1;
    }
    Ways ways(const std::vector<double>& table = {}) const { return find_ways(settings, places, projects, table); }
};

/// The minutes of one replication with the rule as it stands in the settings. `complete` of the county's projects.
template <int W = 1>
std::vector<Lane<W>> minutes_of(const County& county, const Ways& ways, const std::vector<Lane<W>>& complete) {
    ParameterRegister numbers(2020, 2025);
    const TravelParameters rule = register_travel(county.settings.travel, numbers);
    std::vector<double> values;
    for (const ParameterRegister::Value& value : numbers.values()) values.insert(values.end(), W, value.constant);
    std::vector<Lane<W>> out(ways.minutes.pairs());
    const Inputs<W> in{.values = values.data(), .seed = 1, .first_replication = 0};
    travel_minutes(ways.minutes, rule, in, 1, complete.data(), out.data());
    return out;
}

}  // namespace permille::network
