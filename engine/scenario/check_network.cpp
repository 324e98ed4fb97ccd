// Rules across points, roads and the rule of travel, and whether every place can be reached.
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "checker.hpp"
#include "permille/base/text.hpp"
#include "permille/network/points.hpp"
#include "permille/scenario/ways.hpp"

namespace permille {
namespace {

using network::Coordinates;
using network::Road;

constexpr double widest_county_kilometres =
    300;  // from a place to the one nearest to it; Ruoqiang's towns are 250 apart

// Whether a number is one plain number, which is what places and roads need.
bool known(Checker& checker, const Number& number) {
    if (std::holds_alternative<double>(number.form)) return true;
    checker.mistake(number.path, say(Phrase::must_be_known));
    return false;
}

// Points of towns and facilities by path, as far as they are points of China.
using Points = std::vector<std::pair<std::string, Coordinates>>;

bool check_point(Checker& checker, const std::string& path, const Point& point, Points& points) {
    if (!known(checker, point.latitude) || !known(checker, point.longitude)) return false;
    const Coordinates here{point.latitude.value(), point.longitude.value()};
    if (network::within_china(here)) {
        points.emplace_back(path, here);
        return true;
    }
    const bool swapped = network::within_china({here.longitude, here.latitude});
    checker.mistake(
        path, say(swapped ? Phrase::point_swapped : Phrase::point_outside_china, {here.latitude, here.longitude}));
    return false;
}

// A digit too many or too few puts a place into another province. Of two places that are far from each other and from
// nothing else, either may be wrong; the later is told.
void check_far(Checker& checker, const Points& points) {
    for (std::size_t i = 1; i < points.size(); ++i) {
        double nearest = INFINITY;
        for (std::size_t j = 0; j < points.size(); ++j)
            if (j != i) nearest = std::min(nearest, great_circle_kilometres(points[i].second, points[j].second));
        if (nearest > widest_county_kilometres)
            checker.mistake(points[i].first, say(Phrase::point_far, {std::round(nearest)}));
    }
}

bool check_points(Checker& checker, Points& points) {
    bool sound = true;
    for (const auto& [id, town] : checker.scenario.population.towns)
        if (town.point) sound &= check_point(checker, "population.towns." + id + ".point", *town.point, points);
    for (const auto& [id, facility] : checker.scenario.facilities)
        if (facility.point) sound &= check_point(checker, "facilities." + id + ".point", *facility.point, points);
    if (sound) check_far(checker, points);
    return sound;
}

bool check_end(Checker& checker, const std::string& path, const std::string& id) {
    const Scenario& scenario = checker.scenario;
    std::vector<std::string_view> places = ids_of(scenario.population.towns);
    for (const std::string_view facility : ids_of(scenario.facilities)) places.push_back(facility);
    checker.must_exist(path, id, Phrase::noun_place, places);
    const auto count = std::count(places.begin(), places.end(), id);
    if (count > 1) checker.mistake(path, say(Phrase::place_ambiguous, {excerpt(id)}));
    return count == 1;
}

bool check_road(Checker& checker, const std::string& path, const Road& road) {
    const bool from = check_end(checker, path + ".from", road.from), to = check_end(checker, path + ".to", road.to);
    bool sound = from && to;
    if (sound && road.from == road.to) checker.mistake(path, say(Phrase::road_to_itself, {excerpt(road.from)}));
    sound &= known(checker, road.minutes) && !checker.reported(path + ".minutes");
    if (road.minutes_improved)
        sound &= known(checker, *road.minutes_improved) && !checker.reported(path + ".minutes_improved");
    if (sound && road.minutes_improved && road.minutes_improved->value() >= road.minutes.value())
        checker.mistake(path + ".minutes_improved",
                        say(Phrase::road_not_improved, {form_text(*road.minutes_improved), form_text(road.minutes)}));
    if (road.minutes_improved.has_value() == road.improved_by.empty())
        checker.mistake(path, say(Phrase::belong_together, {"improved_by", "minutes_improved"}));
    const auto projects = ids_of(checker.scenario.projects);
    for (const auto& [key, project] :
         {std::pair("opened_by", road.opened_by), std::pair("improved_by", road.improved_by),
          std::pair("closed_by", road.closed_by)})
        checker.must_exist(path + "." + key, project, Phrase::noun_project, projects);
    if (!road.opened_by.empty() && road.opened_by == road.closed_by)
        checker.mistake(path + ".closed_by", say(Phrase::opened_and_closed, {excerpt(road.closed_by)}));
    return sound;
}

bool check_roads(Checker& checker) {
    const auto& roads = checker.scenario.network.roads;
    bool sound = true;
    std::map<std::vector<std::string_view>, std::string_view> seen;  // by ends and by when it is there
    for (const auto& [id, road] : roads) {
        const std::string path = "network.roads." + id;
        sound &= check_road(checker, path, road);
        const std::string_view from = road.from, to = road.to;
        const auto [first, is_new] = seen.emplace(
            std::vector<std::string_view>{std::min(from, to), std::max(from, to), road.opened_by, road.closed_by}, id);
        if (!is_new) checker.mistake(path, say(Phrase::road_twice, {first->second}));
    }
    const auto changing = network::road_projects(roads, project_ids(checker.scenario)).size();
    if (changing <= network::most_road_projects) return sound;
    checker.mistake("network.roads", say(Phrase::road_projects_many, {changing, network::most_road_projects}));
    return false;
}

void report_cut_off(Checker& checker, const network::Places& places, const network::Ways& ways) {
    for (const network::CutOff& cut : ways.cut_off)
        checker.mistake("network.roads", say_cut_off(checker.scenario, places, ways, cut));
}

// A town without point and road is what is wrong; only where there is none, towns on roads lack their points.
void report_without_point(Checker& checker, const network::Places& places, const std::vector<int>& towns) {
    const auto named = [&](int town) {
        const std::string& id = places.towns[static_cast<std::size_t>(town)].id;
        const auto& roads = checker.scenario.network.roads;
        return std::any_of(roads.begin(), roads.end(),
                           [&](const auto& road) { return road.value.from == id || road.value.to == id; });
    };
    const bool all_named = std::all_of(towns.begin(), towns.end(), named);
    for (const int town : towns) {
        if (!all_named && named(town)) continue;
        const network::Place& place = places.towns[static_cast<std::size_t>(town)];
        checker.mistake("population.towns." + place.id,
                        say(all_named ? Phrase::point_missing_beside_roads : Phrase::point_missing, {place.name}));
    }
}

// Every way must be known by road or by points, or none is asked for at all.
void check_reached(Checker& checker) {
    const Scenario& scenario = checker.scenario;
    const network::Places places = network_places(scenario);
    for (const network::Place& facility : places.facilities)
        if (facility.town < 0) return;  // reported with the facility
    const network::Ways ways = network::find_ways(scenario.network, places, project_ids(scenario), {});
    report_cut_off(checker, places, ways);
    report_without_point(checker, places, ways.without_point);
}

}  // namespace

void check_network(Checker& checker) {
    const network::Settings& network = checker.scenario.network;
    Points points;
    const bool sound_points = check_points(checker, points), sound_roads = check_roads(checker);
    if (network.travel)
        for (const Number* number : {&network.travel->detour, &network.travel->speed_km_per_hour,
                                     &network.travel->town_minutes, &network.travel->village_minutes})
            checker.one_value(*number);
    for (const Number* number : {&network.reach.within_minutes, &network.reach.catchment_minutes})
        known(checker, *number);
    if (!network.roads.empty() && !network.minutes.empty())
        checker.exactly_one("network", "roads", true, "minutes", true);
    const bool asked = !network.roads.empty() || !points.empty();
    if (asked && !network.travel && network.minutes.empty()) checker.mistake("network", say(Phrase::travel_missing));
    if (asked && sound_points && sound_roads && network.minutes.empty()) check_reached(checker);
}

}  // namespace permille
