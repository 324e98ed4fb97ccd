// From roads, a table or points to the minutes of every pair, state by state.
#include "permille/network/travel_minutes.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

#include "permille/base/contracts.hpp"
#include "permille/network/roads.hpp"

namespace permille::network {
namespace {

int position(const std::vector<std::string>& ids, std::string_view id) {
    const auto found = std::find(ids.begin(), ids.end(), id);
    return id.empty() || found == ids.end() ? -1 : static_cast<int>(found - ids.begin());
}

/// A road with its ends as places (towns, and behind them facilities) and its projects as bits of a state, -1 for none.
struct LaidRoad {
    int from = 0, to = 0, opened = -1, improved = -1, closed = -1;
    double minutes = 0, minutes_improved = 0;
};

/// The roads of a scenario, its ids resolved.
class RoadMap {
  public:
    RoadMap(const Map<Road>& roads, const Places& places, const std::vector<std::string>& project_ids)
        : towns_(static_cast<int>(places.towns.size())),
          named_(places.towns.size() + places.facilities.size()),
          projects_(road_projects(roads, project_ids)) {
        expects(projects_.size() <= most_road_projects);
        std::vector<std::string> ids;
        for (const auto* some : {&places.towns, &places.facilities})
            for (const Place& place : *some) ids.push_back(place.id);
        const auto bit = [&](const std::string& project) {
            const int at = position(project_ids, project);
            const auto found = std::find(projects_.begin(), projects_.end(), at);
            return at < 0 ? -1 : static_cast<int>(found - projects_.begin());
        };
        for (const auto& [id, road] : roads) {
            const int from = position(ids, road.from), to = position(ids, road.to);
            if (from < 0 || to < 0) continue;
            named_[static_cast<std::size_t>(from)] = named_[static_cast<std::size_t>(to)] = true;
            roads_.push_back({.from = from,
                              .to = to,
                              .opened = bit(road.opened_by),
                              .improved = road.minutes_improved ? bit(road.improved_by) : -1,
                              .closed = bit(road.closed_by),
                              .minutes = road.minutes.value(),
                              .minutes_improved = road.minutes_improved ? road.minutes_improved->value() : 0});
        }
    }

    int places() const { return static_cast<int>(named_.size()); }
    int towns() const { return towns_; }
    const std::vector<int>& projects() const { return projects_; }
    /// Whether a road names the place.
    bool named(int place) const { return named_[static_cast<std::size_t>(place)]; }
    /// Where a facility stands: at its own place if roads name it, otherwise at its town.
    int stands_at(int facility, const Place& place) const {
        return named(towns_ + facility) ? towns_ + facility : place.town;
    }
    /// The roads that are open in a state.
    std::vector<Link> links(int state) const {
        const auto done = [state](int bit) { return bit >= 0 && (state >> bit & 1) != 0; };
        std::vector<Link> open;
        for (const LaidRoad& road : roads_)
            if ((road.opened < 0 || done(road.opened)) && !done(road.closed))
                open.push_back({road.from, road.to, done(road.improved) ? road.minutes_improved : road.minutes});
        return open;
    }

  private:
    int towns_;
    std::vector<bool> named_;
    std::vector<int> projects_;
    std::vector<LaidRoad> roads_;
};

/// Adds the places that do not hang together with most others in a state, unless the same were cut off in another.
void add_cut_off(const RoadMap& roads, int state, std::vector<CutOff>& found) {
    const std::vector<int> component = connected_components(roads.places(), roads.links(state));
    std::vector<std::vector<int>> parts;
    for (int place = 0; place < roads.places(); ++place) {
        if (!roads.named(place)) continue;
        const auto number = static_cast<std::size_t>(component[static_cast<std::size_t>(place)]);
        if (parts.size() <= number) parts.resize(number + 1);
        parts[number].push_back(place);
    }
    // The others are those of most places, towns among them: people live in towns.
    const auto size = [&](const std::vector<int>& part) {
        return !part.empty() && part.front() < roads.towns() ? part.size() : 0;
    };
    auto largest = std::max_element(parts.begin(), parts.end(),
                                    [&](const auto& one, const auto& other) { return size(one) < size(other); });
    if (largest != parts.end() && size(*largest) == 0) largest = parts.end();
    for (auto part = parts.begin(); part != parts.end(); ++part) {
        if (part == largest || part->empty()) continue;
        const bool known =
            std::any_of(found.begin(), found.end(), [&](const CutOff& other) { return other.places == *part; });
        if (known) continue;
        CutOff cut{.places = *part, .complete = {}};
        for (std::size_t i = 0; i < roads.projects().size(); ++i)
            if ((state >> i & 1) != 0) cut.complete.push_back(roads.projects()[i]);
        found.push_back(std::move(cut));
    }
}

/// Which projects decide whether roads reach a place, as bits of a state; none where one always does, or never.
std::vector<int> deciding_bits(const std::vector<bool>& reached, std::size_t bits) {  // [state]
    std::vector<int> deciding;
    for (std::size_t bit = 0; bit < bits; ++bit)
        for (std::size_t state = 0; state < reached.size(); ++state)
            if (reached[state] != reached[state ^ std::size_t{1} << bit]) {
                deciding.push_back(static_cast<int>(bit));
                break;
            }
    return deciding;
}

/// Facilities that are reached in some states alone, and what is left of the places that are cut off without them.
void find_waiting(const RoadMap& roads, const std::vector<std::vector<bool>>& reached, Ways& ways) {
    std::set<int> waiting;
    for (std::size_t facility = 0; facility < reached.size(); ++facility) {
        Waiting one{.facility = static_cast<int>(facility), .projects = {}};
        for (const int bit : deciding_bits(reached[facility], roads.projects().size()))
            one.projects.push_back(roads.projects()[static_cast<std::size_t>(bit)]);
        if (one.projects.empty()) continue;
        waiting.insert(roads.towns() + one.facility);
        ways.waiting.push_back(std::move(one));
    }
    std::erase_if(ways.cut_off, [&](const CutOff& cut) {
        return std::all_of(cut.places.begin(), cut.places.end(), [&](int place) { return waiting.contains(place); });
    });
}

void add_roads(const RoadMap& roads, const Places& places, Ways& ways) {
    TravelMinutes& out = ways.minutes;
    std::vector<int> sources;
    for (int town = 0; town < out.towns; ++town) sources.push_back(town);
    std::vector<std::vector<bool>> reached(static_cast<std::size_t>(out.facilities));  // [facility][state]
    for (int state = 0; state < out.states(); ++state) {
        add_cut_off(roads, state, ways.cut_off);
        const std::vector<double> minutes = shortest_minutes(roads.places(), roads.links(state), sources);
        for (int facility = 0; facility < out.facilities; ++facility) {
            const int at = roads.stands_at(facility, places.facilities[static_cast<std::size_t>(facility)]);
            const auto from = [&](int town) { return minutes[static_cast<std::size_t>(town * roads.places() + at)]; };
            const bool way =
                std::any_of(sources.begin(), sources.end(), [&](int town) { return std::isfinite(from(town)); });
            reached[static_cast<std::size_t>(facility)].push_back(way);
            // What waits for its road is not reached in a straight line either.
            for (int town = 0; town < out.towns; ++town)
                if (const std::size_t pair = out.pair(town, facility); !way || out.from[pair] == MinutesFrom::roads)
                    out.by_road[static_cast<std::size_t>(state) * out.pairs() + pair] = from(town);
        }
    }
    find_waiting(roads, reached, ways);
}

/// The pair's straight line; nothing where a point is missing, which is noted.
double kilometres_between(const Places& places, int town, int facility, std::set<int>& without_point) {
    const Place& start = places.towns[static_cast<std::size_t>(town)];
    const Place& goal = places.facilities[static_cast<std::size_t>(facility)];
    if (goal.town == town && !goal.point) return 0;
    const auto& end = goal.point ? goal.point : places.towns[static_cast<std::size_t>(goal.town)].point;
    if (!start.point) without_point.insert(town);
    if (!end) without_point.insert(goal.town);
    return start.point && end ? great_circle_kilometres(*start.point, *end) : 0;
}

Ways empty_ways(const Places& places, std::vector<int> projects) {
    Ways ways;
    TravelMinutes& out = ways.minutes;
    out.towns = static_cast<int>(places.towns.size());
    out.facilities = static_cast<int>(places.facilities.size());
    out.projects = std::move(projects);
    out.by_road.resize(out.pairs() << out.projects.size());
    out.kilometres.resize(out.pairs());
    out.ends.assign(out.pairs(), Ends::none);
    out.from.assign(out.pairs(), MinutesFrom::estimate);
    return ways;
}

}  // namespace

std::vector<int> road_projects(const Map<Road>& roads, const std::vector<std::string>& project_ids) {
    std::set<int> found;
    for (const auto& [id, road] : roads)
        for (const std::string* project : {&road.opened_by, &road.improved_by, &road.closed_by})
            found.insert(position(project_ids, *project));
    found.erase(-1);
    return {found.begin(), found.end()};
}

Ways find_ways(const Settings& settings, const Places& places, const std::vector<std::string>& project_ids,
               const std::vector<double>& table) {
    if (!table.empty()) {
        Ways ways = empty_ways(places, {});
        expects(table.size() == ways.minutes.pairs());
        ways.minutes.by_road = table;
        ways.minutes.from.assign(table.size(), MinutesFrom::table);
        return ways;
    }
    const RoadMap roads(settings.roads, places, project_ids);
    Ways ways = empty_ways(places, roads.projects());
    TravelMinutes& out = ways.minutes;
    std::set<int> without_point;
    for (int town = 0; town < out.towns; ++town)
        for (int facility = 0; facility < out.facilities; ++facility) {
            const Place& place = places.facilities[static_cast<std::size_t>(facility)];
            const std::size_t pair = out.pair(town, facility);
            out.ends[pair] = place.village && place.town == town ? Ends::village : Ends::town;
            if (roads.named(town) && roads.named(roads.stands_at(facility, place)))
                out.from[pair] = MinutesFrom::roads;
            else
                out.kilometres[pair] = kilometres_between(places, town, facility, without_point);
        }
    ways.without_point.assign(without_point.begin(), without_point.end());
    if (!settings.roads.empty()) add_roads(roads, places, ways);
    return ways;
}

TravelParameters register_travel(const std::optional<Travel>& travel, ParameterRegister& numbers) {
    if (!travel) {
        const Parameter nothing = numbers.add_certain(0), one = numbers.add_certain(1);
        return {.detour = nothing, .speed_km_per_hour = one, .town_minutes = nothing, .village_minutes = nothing};
    }
    return {.detour = numbers.add(travel->detour),
            .speed_km_per_hour = numbers.add(travel->speed_km_per_hour),
            .town_minutes = numbers.add(travel->town_minutes),
            .village_minutes = numbers.add(travel->village_minutes)};
}

}  // namespace permille::network
