// What an author writes about ways: roads with minutes, a ready table of minutes, and the rule where neither is known.
#pragma once

#include <optional>
#include <string>

#include "permille/describe/field.hpp"

namespace permille::network {

/// How long a way takes whose roads are not known: straight line x detour / speed. What it takes to get from the door
/// to the road and from the road to the door is added to it, and to ways by road.
struct Travel {
    Number detour;             // road over straight line
    Number speed_km_per_hour;  // on the road
    Number town_minutes;       // at both ends together
    Number village_minutes;    // to the village clinics of one's own town

    void describe(FieldVisitor& field);
};

/// A road between two places, for both directions. Projects may open, improve or close it, with their own go-ahead,
/// delay and levers.
struct Road {
    Text name;
    std::string from, to;  // ids of towns or facilities
    Number minutes;
    std::string opened_by, improved_by, closed_by;  // ids of projects; empty: none
    std::optional<Number> minutes_improved;

    void describe(FieldVisitor& field);
};

/// Levels of care, as facilities have them; the first three are primary institutions (基层医疗卫生机构).
enum class Rank { village, township, subcentre, county };
inline constexpr int ranks = 4;

/// What counts as within reach.
struct Reach {
    Rank level = Rank::subcentre;   // of the facility that must be near, or higher
    Number within_minutes = 30;     // to the nearest of them
    Number catchment_minutes = 30;  // of supply per head

    void describe(FieldVisitor& field);
};

struct Settings {
    std::optional<Travel> travel;
    Reach reach;
    Map<Road> roads;
    std::string minutes;  // CSV file with from, to, minutes

    void describe(FieldVisitor& field);
};

}  // namespace permille::network

namespace permille {
template <>
struct Names<network::Rank> {
    static constexpr std::string_view names[] = {"village", "township", "subcentre", "county"};
};
}  // namespace permille
