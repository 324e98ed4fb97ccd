// What an author writes about places of care: facilities, their beds, the county's capacities, and dated projects.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "permille/describe/allocation.hpp"
#include "permille/describe/field.hpp"
#include "permille/describe/point.hpp"
#include "permille/describe/stock.hpp"

namespace permille::facilities {

enum class Tier { village, township, subcentre, county };

struct Facility {
    Text name;
    Tier tier = Tier::township;
    std::string town;
    std::optional<Number> beds;  // known; the rest of the tier is divided by weight
    Map<Number> staff;           // known headcount by cadre
    std::optional<Number> weight;
    bool treats = true;          // patients; a centre for disease control does not
    bool general = true;         // patients of all kinds; a hospital for one kind is nobody's nearest place of care
    std::optional<Point> point;  // left out: it stands at its town

    void describe(FieldVisitor& field);
};

/// Something the county has so many of: beds, childcare places, ambulances.
struct Capacity : AllocationRules {
    Text name;
    Text unit;                      // what one of it is called when it is counted
    std::optional<StockBase> base;  // without one it is not projected
    std::optional<Growth> growth;
    std::optional<Number> per_1000_per_year;  // for a stock without any series: growth in units per 1000 people
    std::optional<TierShares> tiers;          // stands in facilities; a stock without tiers is only counted
    Number extra_per_year = 0;                // lever: further units

    void describe(FieldVisitor& field);
};

struct Project {
    Text name;
    std::string facility;  // where its beds stand; empty: over all facilities, as the others grow
    Map<Number> adds;      // by capacity id
    std::string planned;   // month of completion, YYYY-MM
    Number go_ahead = 1;
    Number delay_months = 0;
    Number ramp_months = 0;
    Counting counting = Counting::within;
    std::optional<Number> cost_yuan;
    Map<Number> staff_needed;
    Number shift_months = 0;      // lever: later, or earlier when negative
    bool cancelled = false;       // lever
    std::optional<Tier> upgrade;  // the level of care that its facility has from then on

    void describe(FieldVisitor& field);
};

/// A medical alliance (医共体, 医联体): a hospital that leads and the places that work with it.
struct Alliance {
    Text name;
    std::string lead;     // id of a facility
    Map<bool> members;    // by facility id, without the lead; false takes one out again in a what-if
    std::string project;  // id of the project that founds it; empty: it stands in the base year
    Text note;            // which of its members the plan names, and by what rule the others were taken

    void describe(FieldVisitor& field);
};

/// How many staff a bed needs before it can take a patient.
struct StaffingNorms {
    Number nurses_per_bed;
    Number physicians_per_bed;
    std::string nurses = "nurse", physicians = "physician";  // the cadres meant

    void describe(FieldVisitor& field);
};

}  // namespace permille::facilities

namespace permille {
template <>
struct Names<facilities::Tier> {
    static constexpr std::string_view names[] = {"village", "township", "subcentre", "county"};
};
}  // namespace permille
