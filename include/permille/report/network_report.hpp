// The county's places of care as a page, a table, a graph and a map.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "permille/base/text.hpp"
#include "permille/indicators/base_service.hpp"
#include "permille/indicators/facility_load.hpp"
#include "permille/scenario/load.hpp"

namespace permille::report {

/// What all forms are made of: base and target year of a scenario.
struct NetworkReport {
    const LoadedScenario& scenario;
    std::vector<indicators::NetworkYear> years;
    std::int64_t replications = 0;
    std::uint64_t seed = 0;
    std::optional<indicators::BaseService> base = {};  // of the same run
};

/// A page of at most `width` columns: a line for each facility and one for the county.
std::string network_text(const NetworkReport& report, Language language, int width = 100);

/// scenario, year, facility, name_zh, name_en, tier, town, catchment, visits, visits_wanted, visit_load, admissions,
/// bed_days, beds, staffed_beds, occupancy, physicians, physicians_required, physician_wisn, nurses, nurses_required,
/// nurse_wisn: one line for each facility and year; shares are 0..1, what is not known is empty.
std::string network_csv(const NetworkReport& report);

/// The same as JSON (permille.network/1), with the county and those who first go outside.
std::string network_json(const NetworkReport& report);

/// A graph for Graphviz: towns and facilities, roads with their minutes, the fewest other ways that tie the towns
/// together (grey, dashed with ~ where their minutes are estimated), each facility tied to its town; labels hold
/// catchment, occupancy and WISN of the target year, and short staff is red.
std::string network_dot(const NetworkReport& report, Language language);

/// GeoJSON (RFC 7946; WGS-84, longitude first): towns and facilities as points, roads as lines between their ends. A
/// facility without a point stands at its town and says so; what has no point at all has the geometry null.
std::string network_geojson(const NetworkReport& report);

}  // namespace permille::report
