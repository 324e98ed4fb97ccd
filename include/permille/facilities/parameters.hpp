// What the kernel reads of facilities, capacities and projects: ids have become indices, numbers parameters. Immutable.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "permille/base/calendar.hpp"
#include "permille/base/observed.hpp"
#include "permille/describe/allocator.hpp"
#include "permille/describe/growth.hpp"
#include "permille/describe/parameter.hpp"
#include "permille/facilities/settings.hpp"
#include "permille/random/key.hpp"

namespace permille::facilities {

/// The capacity whose figures facilities may state, and which staffed beds are counted of.
inline constexpr std::string_view beds_id = "beds";
/// The series of beds that have the staff they need.
inline constexpr std::string_view staffed_beds_id = "staffed_beds";

/// Which of the three shares of TierShares a facility takes part in; sub-centres are townships.
enum class ShareGroup { county, township, village };
inline constexpr int share_groups = 3;

struct FacilityParameters {
    ShareGroup group = ShareGroup::township;
    bool beds_known = false;
    Parameter beds;    // where known
    Parameter weight;  // of what is not known, within its group
};

/// How a stock grows without new policy: not at all, by a rate of its own, or by a number per 1000 people.
enum class Trend { none, growth, per_1000 };

struct CapacityParameters {
    StockParameters base;
    Trend trend = Trend::none;
    GrowthParameters growth;      // where trend is growth
    Parameter per_1000_per_year;  // where trend is per_1000
    int placed = -1;              // position among the capacities that stand in facilities, -1 when only counted
    Parameter tier_shares[share_groups];
    AllocationParameters allocation = {};
    Parameter extra_per_year = {};
    bool has_extra = false;  // whether the lever may be other than 0

    /// Whether anything goes elsewhere than as the stock of the base year stands.
    bool follows_rules() const {
        return placed >= 0 &&
               (allocation.rule != Allocation::fixed || (has_extra && allocation.of_extra != Allocation::fixed));
    }
};

struct ProjectParameters {
    std::uint32_t unit = 0;  // names its chance
    int planned_month = 0;   // 0 is January of the first year of the run
    Parameter go_ahead, delay_months, ramp_months, shift_months;
    bool cancelled = false;
    bool within = true;  // counts as part of past growth
    int facility = -1;   // -1: over all, as the others grow
};

/// What one project adds to one capacity.
struct AdditionParameters {
    int project = 0, capacity = 0;
    Parameter size;
};

struct Parameters {
    Calendar calendar;
    std::vector<FacilityParameters> facility;
    std::vector<int> dividing_order;    // facilities: those with known beds first, each part in the author's order
    std::vector<int> by_level;          // facilities level by level, as the rules of allocation take them
    std::vector<SharingPlace> sharing;  // in the order of by_level
    int towns = 0;
    std::vector<CapacityParameters> capacity;
    int placed_capacities = 0;
    int beds = -1;  // position among the capacities that stand in facilities, or -1
    std::vector<ProjectParameters> project;
    std::vector<AdditionParameters> addition;
    std::vector<int> added_to;  // capacities that projects add to
    bool staffed = false;       // whether staffed beds are recorded
    Parameter nurses_per_bed, physicians_per_bed;
    std::vector<std::string> capacity_ids;
    std::vector<ObservedCount> observed;  // of capacities
    std::vector<int> corrected;           // capacities of which something was observed
    std::vector<std::string> series;      // what record() writes, in order

    /// Whether last year's workload says where beds go.
    bool asks_for_need() const;
    int facilities() const { return static_cast<int>(facility.size()); }
    int capacities() const { return static_cast<int>(capacity.size()); }
};

/// Numbers everything that the room needs. Ids are taken as checked: a dangling one fails expects().
///
/// town_people  people of the base year by town id: the weight of a facility that states none
Parameters build_parameters(const Map<Facility>& facilities, const Map<Capacity>& capacity,
                            const Map<Project>& projects, const std::optional<StaffingNorms>& staffing,
                            const Map<double>& town_people, const Calendar& calendar, ParameterRegister& numbers,
                            UnitRegister& units);

/// Takes in what was observed of capacities, keyed by year and id; other ids are other rooms'.
void add_observed(const Map<Map<Number>>& observed, Parameters& parameters);

}  // namespace permille::facilities
