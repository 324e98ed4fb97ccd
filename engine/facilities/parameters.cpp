// Numbering facilities, capacities and projects.
#include "permille/facilities/parameters.hpp"

#include <algorithm>
#include <numeric>

#include "permille/base/contracts.hpp"
#include "permille/facilities/month.hpp"

namespace permille::facilities {
namespace {

ShareGroup group_of(Tier tier) {
    switch (tier) {
        case Tier::village: return ShareGroup::village;
        case Tier::township:
        case Tier::subcentre: return ShareGroup::township;
        case Tier::county: return ShareGroup::county;
    }
    expects(false);
    return ShareGroup::county;
}

// The people of a facility's town; several of one level in a town that state no weight share them.
double people_served(const Facility& facility, const Map<Facility>& facilities, const Map<double>& town_people) {
    const double* people = town_people.find(facility.town);
    expects(people != nullptr);
    const auto sharing = std::count_if(facilities.begin(), facilities.end(), [&](const auto& other) {
        return other.value.town == facility.town && group_of(other.value.tier) == group_of(facility.tier) &&
               !other.value.weight;
    });
    return std::max(*people / static_cast<double>(sharing), 1.0);
}

FacilityParameters number_facility(const Facility& facility, const Map<Facility>& facilities,
                                   const Map<double>& town_people, ParameterRegister& numbers) {
    FacilityParameters out;
    out.group = group_of(facility.tier);
    out.beds_known = facility.beds.has_value();
    if (facility.beds) out.beds = numbers.add(*facility.beds);
    if (facility.weight)
        out.weight = numbers.add(*facility.weight);
    else if (facility.tier == Tier::county)
        out.weight = numbers.add_certain(1);
    else
        out.weight = numbers.add_certain(people_served(facility, facilities, town_people));
    return out;
}

CapacityParameters number_capacity(const std::string& id, const Capacity& capacity, ParameterRegister& numbers) {
    CapacityParameters out;
    out.extra_per_year = numbers.add(capacity.extra_per_year);
    out.has_extra = !numbers.surely_zero(capacity.extra_per_year);
    out.base = register_stock(*capacity.base, numbers);
    if (capacity.growth) {
        out.trend = Trend::growth;
        out.growth = register_growth(*capacity.growth, "capacity." + id, numbers);
    } else if (capacity.per_1000_per_year) {
        out.trend = Trend::per_1000;
        out.per_1000_per_year = numbers.add(*capacity.per_1000_per_year);
    }
    if (capacity.tiers) {
        out.tier_shares[static_cast<int>(ShareGroup::county)] = numbers.add(capacity.tiers->county);
        out.tier_shares[static_cast<int>(ShareGroup::township)] = numbers.add(capacity.tiers->township);
        out.tier_shares[static_cast<int>(ShareGroup::village)] = numbers.add(capacity.tiers->village);
    }
    return out;
}

// Facilities level by level, and where each stands.
void order_by_level(const Map<Facility>& facilities, const Map<double>& town_people, Parameters& out) {
    out.towns = static_cast<int>(town_people.size());
    for (int group = 0; group < share_groups; ++group)
        for (std::size_t f = 0; f < facilities.size(); ++f) {
            const Facility& facility = facilities.entries[f].value;
            if (static_cast<int>(group_of(facility.tier)) != group) continue;
            const int town = town_people.index_of(facility.town);
            const auto beside = std::count_if(facilities.begin(), facilities.end(), [&](const auto& other) {
                return other.value.town == facility.town && group_of(other.value.tier) == group_of(facility.tier);
            });
            out.by_level.push_back(static_cast<int>(f));
            out.sharing.push_back({.level = group,
                                   .town = facility.tier == Tier::county ? -1 : town,
                                   .site = town,
                                   .same_town = static_cast<double>(beside)});
        }
}

ProjectParameters number_project(const std::string& id, const Project& project, const Map<Facility>& facilities,
                                 const Calendar& calendar, ParameterRegister& numbers, UnitRegister& units) {
    const auto planned = parse_month(project.planned);
    expects(planned.has_value());
    return {.unit = units.add({"project", id}),
            .planned_month = planned->months_since(calendar.base_year + 1),
            .go_ahead = numbers.add(project.go_ahead),
            .delay_months = numbers.add(project.delay_months),
            .ramp_months = numbers.add(project.ramp_months),
            .shift_months = numbers.add(project.shift_months),
            .cancelled = project.cancelled,
            .within = project.counting == Counting::within,
            .facility = project.facility.empty() ? -1 : facilities.index_of(project.facility)};
}

}  // namespace

bool Parameters::asks_for_need() const {
    return std::any_of(capacity.begin(), capacity.end(), [](const CapacityParameters& one) {
        return one.allocation.rule == Allocation::need ||
               (one.has_extra && one.allocation.of_extra == Allocation::need);
    });
}

Parameters build_parameters(const Map<Facility>& facilities, const Map<Capacity>& capacity,
                            const Map<Project>& projects, const std::optional<StaffingNorms>& staffing,
                            const Map<double>& town_people, const Calendar& calendar, ParameterRegister& numbers,
                            UnitRegister& units) {
    Parameters out;
    out.calendar = calendar;
    for (const auto& [id, facility] : facilities)
        out.facility.push_back(number_facility(facility, facilities, town_people, numbers));
    out.dividing_order.resize(facilities.size());
    std::iota(out.dividing_order.begin(), out.dividing_order.end(), 0);
    std::stable_partition(out.dividing_order.begin(), out.dividing_order.end(),
                          [&](int f) { return out.facility[static_cast<std::size_t>(f)].beds_known; });

    order_by_level(facilities, town_people, out);
    std::vector<std::string> by_level;
    for (const int facility : out.by_level)
        by_level.push_back(facilities.entries[static_cast<std::size_t>(facility)].id);

    // A capacity without a base is not projected: it has no index.
    std::vector<std::string> ids;
    for (const auto& [id, described] : capacity) {
        if (!described.base) continue;
        CapacityParameters numbered = number_capacity(id, described, numbers);
        if (described.tiers && !facilities.empty()) {
            numbered.placed = out.placed_capacities++;
            numbered.allocation = register_allocation(described, by_level, numbers);
            if (id == beds_id) out.beds = numbered.placed;
        }
        out.capacity.push_back(numbered);
        ids.push_back(id);
        for (const char* ending : {"", ".grown", ".opened", ".added", ".growth_clipped"})
            out.series.push_back(id + ending);
    }
    for (const auto& [id, project] : projects) {
        for (const auto& [added, size] : project.adds) {
            const auto found = std::find(ids.begin(), ids.end(), added);
            if (found == ids.end()) continue;
            out.addition.push_back({.project = static_cast<int>(out.project.size()),
                                    .capacity = static_cast<int>(found - ids.begin()),
                                    .size = numbers.add(size)});
        }
        out.series.push_back(id + ".complete");
        out.project.push_back(number_project(id, project, facilities, calendar, numbers, units));
    }
    out.capacity_ids = std::move(ids);
    if (staffing && out.beds >= 0) {
        out.staffed = true;
        out.nurses_per_bed = numbers.add(staffing->nurses_per_bed);
        out.physicians_per_bed = numbers.add(staffing->physicians_per_bed);
        out.series.emplace_back(staffed_beds_id);
    }
    for (int c = 0; c < out.capacities(); ++c) {
        const bool added_to = std::any_of(out.addition.begin(), out.addition.end(),
                                          [&](const AdditionParameters& one) { return one.capacity == c; });
        if (!added_to) continue;
        out.added_to.push_back(c);
        for (const char* ending : {".planned", ".not_built"})
            out.series.push_back(out.capacity_ids[static_cast<std::size_t>(c)] + ending);
    }
    return out;
}

}  // namespace permille::facilities
