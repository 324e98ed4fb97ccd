// The network as a graph for Graphviz and as a map in GeoJSON.
#include <cmath>
#include <sstream>
#include <string_view>

#include "json_document.hpp"
#include "permille/base/phrases.hpp"
#include "permille/report/figures.hpp"
#include "permille/report/network_report.hpp"
#include "permille/report/version.hpp"
#include "permille/scenario/ways.hpp"
#include "permille/simulation/middle_minutes.hpp"

namespace permille::report {
namespace {

using indicators::FacilityLoad;

// A quoted string of the DOT language: only the quote and the backslash need care; \n is a line break of a label.
std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}
// Lines of a label, each quoted by itself.
std::string label(std::initializer_list<std::string> lines) {
    std::string out = "\"";
    for (const std::string& line : lines) {
        const std::string inner = in_quotes(line);
        if (out.size() > 1) out += "\\n";
        out += inner.substr(1, inner.size() - 2);
    }
    return out + "\"";
}

// Towns and facilities may share an id: in the graph each has its kind before it.
std::string node_of(const Scenario& scenario, const std::string& id) {
    return in_quotes((scenario.population.towns.find(id) != nullptr ? "town." : "facility.") + id);
}

bool too_few(const std::optional<double>& wisn) {
    return wisn && *wisn < 1;
}

std::string facility_label(const std::string& name, const FacilityLoad& load, Language language) {
    const auto in = [&](Phrase phrase) { return say(phrase).in(language); };
    const auto word = [](const std::optional<double>& value, double times, int decimals) {
        return value ? with_decimals(*value * times, decimals) : std::string("—");
    };
    return label({name, in(Phrase::head_catchment) + " " + grouped(std::round(load.catchment)),
                  in(Phrase::dot_occupancy) + " " + word(load.occupancy, 100, 0) + (load.occupancy ? "%" : ""),
                  "WISN " + word(load.physician_wisn, 1, 2) + " / " + word(load.nurse_wisn, 1, 2)});
}

// What is drawn, for who reads the file instead of the picture: comments of the DOT language.
std::string legend(Language language) {
    std::string out;
    std::istringstream lines(say(Phrase::dot_legend).in(language));
    for (std::string line; std::getline(lines, line);) out += "    // " + line + "\n";
    return out;
}

double minutes_in_base(const Scenario& scenario, const Number& minutes) {
    return minutes.mean_in(static_cast<int>(scenario.horizon.base));
}

// 40; 40 -> 18 where a project improves it; 15 x where one gives it up.
std::string road_label(const Scenario& scenario, const network::Road& road) {
    const auto shown = [&](const Number& minutes) { return with_decimals(minutes_in_base(scenario, minutes), 0); };
    return shown(road.minutes) + (road.minutes_improved ? " -> " + shown(*road.minutes_improved) : "") +
           (road.closed_by.empty() ? "" : " x");
}

Json position(const Scenario& scenario, const Point& point) {
    const int base = static_cast<int>(scenario.horizon.base);
    return Json::array({point.longitude.mean_in(base), point.latitude.mean_in(base)});
}

// Where a town or a facility stands; nothing where nobody says.
const Point* point_of(const Scenario& scenario, const std::string& id) {
    if (const population::Town* town = scenario.population.towns.find(id)) return town->point ? &*town->point : nullptr;
    const facilities::Facility* facility = scenario.facilities.find(id);
    if (facility == nullptr) return nullptr;
    if (facility->point) return &*facility->point;
    const population::Town* town = scenario.population.towns.find(facility->town);
    return town != nullptr && town->point ? &*town->point : nullptr;
}

Json feature(const std::string& id, Json geometry, Json properties) {
    return {{"type", "Feature"}, {"id", id}, {"geometry", std::move(geometry)}, {"properties", std::move(properties)}};
}

Json point_geometry(const Scenario& scenario, const Point* point) {
    if (point == nullptr) return nullptr;
    return {{"type", "Point"}, {"coordinates", position(scenario, *point)}};
}

Json load_json(const FacilityLoad& load) {
    return {{"catchment", number(load.catchment)},
            {"visits", number(load.visits)},
            {"visits_wanted", number(load.visits_wanted)},
            {"visit_load", number(load.visit_load)},
            {"admissions", number(load.admissions)},
            {"bed_days", number(load.bed_days)},
            {"beds", number(load.beds)},
            {"staffed_beds", number(load.staffed_beds)},
            {"occupancy", number(load.occupancy)},
            {"physicians", number(load.physicians)},
            {"physicians_required", number(load.physicians_required)},
            {"physician_wisn", number(load.physician_wisn)},
            {"nurses", number(load.nurses)},
            {"nurses_required", number(load.nurses_required)},
            {"nurse_wisn", number(load.nurse_wisn)}};
}

Json road_feature(const Scenario& scenario, const std::string& id, const network::Road& road) {
    Json geometry = nullptr;
    const Point* from = point_of(scenario, road.from);
    const Point* to = point_of(scenario, road.to);
    if (from != nullptr && to != nullptr)
        geometry = {{"type", "LineString"},
                    {"coordinates", Json::array({position(scenario, *from), position(scenario, *to)})}};
    return feature("road." + id, std::move(geometry),
                   {{"kind", "road"},
                    {"name", text_or_null(road.name)},
                    {"from", road.from},
                    {"to", road.to},
                    {"minutes", minutes_in_base(scenario, road.minutes)},
                    {"minutes_improved",
                     road.minutes_improved ? Json(minutes_in_base(scenario, *road.minutes_improved)) : Json(nullptr)},
                    {"opened_by", string_or_null(road.opened_by)},
                    {"improved_by", string_or_null(road.improved_by)},
                    {"closed_by", string_or_null(road.closed_by)}});
}

Json band_json(const indicators::Band& band) {
    return {{"p05", number(band.p05)}, {"median", number(band.median)}, {"p95", number(band.p95)}};
}

Json base_json(const indicators::BaseService& base) {
    const auto raised = [](const indicators::RaisedProductivity& one) {
        Json out = band_json(one.factor);
        out["share_of_replications"] = one.share;
        return out;
    };
    return {{"in_county", band_json(base.in_county)},
            {"primary", band_json(base.primary)},
            {"outpatient_productivity_raised", raised(base.outpatient)},
            {"inpatient_productivity_raised", raised(base.inpatient)},
            {"shares_missed", base.missed}};
}

}  // namespace

std::string network_json(const NetworkReport& report) {
    const Scenario& scenario = report.scenario.scenario;
    Json out = {{"schema", "permille.network/1"},     {"version", version},
                {"scenario", report.scenario.id},     {"name", text(scenario.name)},
                {"digest", report.scenario.digest},   {"seed", report.seed},
                {"replications", report.replications}};
    if (report.base) out["base_year"] = base_json(*report.base);
    out["roads_awaited"] = awaited_roads_json(scenario);
    out["years"] = Json::array();
    for (const indicators::NetworkYear& year : report.years) {
        Json facilities = Json::array();
        for (std::size_t f = 0; f < scenario.facilities.size(); ++f) {
            const auto& [id, facility] = scenario.facilities.entries[f];
            Json one = {{"id", id},
                        {"name", text(facility.name)},
                        {"tier", std::string(name_of(facility.tier))},
                        {"town", facility.town}};
            one.update(load_json(year.facility[f]));
            facilities.push_back(std::move(one));
        }
        out["years"].push_back({{"year", year.year},
                                {"facilities", std::move(facilities)},
                                {"county", load_json(year.county)},
                                {"people_outside", number(year.people_outside)}});
    }
    return document(out);
}

std::string network_dot(const NetworkReport& report, Language language) {
    const Scenario& scenario = report.scenario.scenario;
    std::string out = "graph " + in_quotes(report.scenario.id) + " {\n" + legend(language) +
                      "    graph [overlap=false, splines=true];\n    node [fontname=\"sans-serif\"];\n    edge "
                      "[fontname=\"sans-serif\"];\n";
    for (const auto& [id, town] : scenario.population.towns)
        out += "    " + node_of(scenario, id) + " [shape=ellipse, label=" + label({printable(town.name.in(language))}) +
               "];\n";
    for (std::size_t f = 0; f < scenario.facilities.size(); ++f) {
        const auto& [id, facility] = scenario.facilities.entries[f];
        const FacilityLoad& load = report.years.back().facility[f];
        const bool is_short = too_few(load.physician_wisn) || too_few(load.nurse_wisn);
        out += "    " + in_quotes("facility." + id) +
               " [shape=box, label=" + facility_label(printable(facility.name.in(language)), load, language) +
               (is_short ? ", color=red" : "") + "];\n";
        out +=
            "    " + in_quotes("facility." + id) + " -- " + in_quotes("town." + facility.town) + " [style=dotted];\n";
    }
    for (const auto& [id, road] : scenario.network.roads)
        out += "    " + node_of(scenario, road.from) + " -- " + node_of(scenario, road.to) +
               " [label=" + label({road_label(scenario, road)}) + (road.opened_by.empty() ? "" : ", style=dashed") +
               "];\n";
    for (const simulation::TownWay& way : simulation::neighbour_ways(report.scenario)) {
        const auto town = [&](int at) {
            return node_of(scenario, scenario.population.towns.entries[static_cast<std::size_t>(at)].id);
        };
        out += "    " + town(way.from) + " -- " + town(way.to) +
               " [label=" + label({(way.estimate ? "~" : "") + with_decimals(way.minutes, 0)}) +
               (way.estimate ? ", style=dashed" : "") + ", color=gray60, fontcolor=gray40];\n";
    }
    return out + "}\n";
}

std::string network_geojson(const NetworkReport& report) {
    const Scenario& scenario = report.scenario.scenario;
    Json features = Json::array();
    for (const auto& [id, town] : scenario.population.towns)
        features.push_back(feature("town." + id, point_geometry(scenario, point_of(scenario, id)),
                                   {{"kind", "town"}, {"name", text(town.name)}, {"seat", town.seat}}));
    for (std::size_t f = 0; f < scenario.facilities.size(); ++f) {
        const auto& [id, facility] = scenario.facilities.entries[f];
        const Point* point = facility.point ? &*facility.point : point_of(scenario, facility.town);
        Json properties = {{"kind", "facility"},
                           {"name", text(facility.name)},
                           {"tier", std::string(name_of(facility.tier))},
                           {"town", facility.town},
                           {"at_town", !facility.point}};
        for (const indicators::NetworkYear& year : report.years)
            properties[std::to_string(year.year)] = load_json(year.facility[f]);
        features.push_back(feature("facility." + id, point_geometry(scenario, point), std::move(properties)));
    }
    for (const auto& [id, road] : scenario.network.roads) features.push_back(road_feature(scenario, id, road));
    return document({{"type", "FeatureCollection"}, {"features", std::move(features)}});
}

}  // namespace permille::report
