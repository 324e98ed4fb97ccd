// Rules across the fields of facilities, capacities, projects and staffing norms.
#include <algorithm>
#include <map>

#include "checker.hpp"
#include "permille/base/text.hpp"
#include "permille/facilities/month.hpp"
#include "permille/facilities/parameters.hpp"

namespace permille {
namespace {

using facilities::Facility;
using facilities::Project;

// What facilities state of one stock is a part of the county's.
void check_whole(Checker& checker, const std::string& path, const CertainSum& known, const StockBase& base) {
    const auto whole = checker.certain_count(base);
    if (whole && known.exceeds(*whole) && checker.written(path + ".amount"))
        checker.mistake(path, say(Phrase::facilities_above_county, {known.printed(), *whole}));
}

// Staff may be known for a sum or for its parts, not for both.
void check_staff_of(Checker& checker, const std::string& path, const Facility& facility) {
    const auto& cadres = checker.scenario.workforce;
    checker.keys_must_exist(path, facility.staff, Phrase::noun_cadre, cadres);
    for (const auto& [id, headcount] : facility.staff) {
        checker.one_value(headcount);
        const workforce::Cadre* cadre = cadres.find(id);
        if (cadre && cadre->part_of != id && !cadre->part_of.empty() && facility.staff.find(cadre->part_of))
            checker.mistake(path + "." + id, say(Phrase::counted_in_sum, {cadre->part_of}));
    }
}

void check_facilities(Checker& checker) {
    const Scenario& scenario = checker.scenario;
    const auto* beds = scenario.capacity.find(facilities::beds_id);
    const auto towns = ids_of(scenario.population.towns);
    CertainSum known;
    for (const auto& [id, facility] : scenario.facilities) {
        const std::string path = "facilities." + id;
        checker.must_exist(path + ".town", facility.town, Phrase::noun_town, towns);
        checker.one_value(facility.beds);
        checker.one_value(facility.weight);
        check_staff_of(checker, path + ".staff", facility);
        if (!facility.beds) continue;
        known.add(checker.certain(*facility.beds));
        if (!beds || !beds->tiers) checker.mistake(path + ".beds", say(Phrase::beds_without_capacity));
    }
    if (beds && beds->base) check_whole(checker, "capacity.beds.base", known, *beds->base);
    for (const auto& [id, cadre] : scenario.workforce) {
        if (!cadre.base) continue;
        CertainSum staff;
        for (const auto& [facility_id, facility] : scenario.facilities)
            if (const Number* headcount = facility.staff.find(id)) staff.add(checker.certain(*headcount));
        check_whole(checker, "workforce." + id + ".base", staff, *cadre.base);
    }
}

// Where what is new of a capacity goes: one that is counted for the county alone stands nowhere.
void check_division(Checker& checker, const std::string& id, const facilities::Capacity& capacity) {
    const std::string path = "capacity." + id;
    check_allocation(checker, path, capacity,
                     id == facilities::beds_id ? Text{} : say(Phrase::need_of_other_capacity, {id}));
    const auto refuse_rule = [&](const char* key, Allocation rule) {
        if (rule != Allocation::fixed && rule != Allocation::need && !capacity.tiers)
            checker.mistake(path + "." + key, say(Phrase::allocation_without_tiers, {name_of(rule)}));
    };
    refuse_rule("allocation", capacity.allocation);
    if (capacity.extra_allocation) refuse_rule("extra_allocation", *capacity.extra_allocation);
}

void check_capacities(Checker& checker) {
    for (const auto& [id, capacity] : checker.scenario.capacity) {
        const std::string path = "capacity." + id;
        check_division(checker, id, capacity);
        if (capacity.tiers) checker.divide_whole(path + ".tiers", *capacity.tiers);
        if (!capacity.base) continue;
        checker.one_value(capacity.base->amount);
        const StockUnit unit = capacity.base->unit;
        if (unit == StockUnit::share || unit == StockUnit::rest)
            checker.mistake(path + ".base.in", say(Phrase::unit_of_parts, {name_of(unit)}));
        if (!checker.written(path + ".base.amount")) checker.mistake(path + ".base", say(Phrase::amount_missing));
        checker.exactly_one(path, "growth", capacity.growth.has_value(), "per_1000_per_year",
                            capacity.per_1000_per_year.has_value());
    }
}

void check_planned(Checker& checker, const std::string& path, const Project& project) {
    if (project.planned.empty()) return;
    const auto month = facilities::parse_month(project.planned);
    if (!month)
        checker.mistake(path, say(Phrase::not_a_month, {excerpt(project.planned, 40)}));
    else if (month->year <= checker.base_year())
        checker.mistake(path, say(Phrase::month_not_after_base, {project.planned, checker.scenario.horizon.base}));
}

// A facility is raised from the level it has.
void check_upgrade(Checker& checker, const std::string& path, const Project& project) {
    if (!project.upgrade) return;
    if (project.facility.empty()) {
        checker.mistake(path, say(Phrase::upgrade_without_facility));
        return;
    }
    const Facility* facility = checker.scenario.facilities.find(project.facility);
    if (facility && *project.upgrade <= facility->tier)
        checker.mistake(path, say(Phrase::upgrade_not_above, {name_of(*project.upgrade), name_of(facility->tier)}));
}

void check_projects(Checker& checker) {
    const Scenario& scenario = checker.scenario;
    const auto facilities = ids_of(scenario.facilities);
    for (const auto& [id, project] : scenario.projects) {
        const std::string path = "projects." + id;
        checker.must_exist(path + ".facility", project.facility, Phrase::noun_facility, facilities);
        checker.keys_must_exist(path + ".adds", project.adds, Phrase::noun_capacity, scenario.capacity);
        checker.keys_must_exist(path + ".staff_needed", project.staff_needed, Phrase::noun_cadre, scenario.workforce);
        check_planned(checker, path + ".planned", project);
        check_upgrade(checker, path + ".upgrade", project);
        for (const auto& [capacity, size] : project.adds) checker.one_value(size);
        for (const Number* number :
             {&project.go_ahead, &project.delay_months, &project.ramp_months, &project.shift_months})
            checker.one_value(*number);
    }
}

// A close alliance shares money and staff: a place belongs to one at most.
void check_alliances(Checker& checker) {
    const Scenario& scenario = checker.scenario;
    const auto facilities = ids_of(scenario.facilities);
    struct Belonging {
        std::string_view alliance;
        std::string path;
    };
    std::map<std::string_view, Belonging> taken;  // by facility
    const auto take = [&](const std::string& path, std::string_view facility, std::string_view alliance) {
        checker.must_exist(path, facility, Phrase::noun_facility, facilities);
        const auto [known, is_new] = taken.emplace(facility, Belonging{alliance, path});
        if (is_new || facility.empty()) return;
        const Belonging& first = known->second;
        // Where a parent says one of them, the other is what the author has just written.
        const bool first_is_new = checker.said_by_author(first.path) && !checker.said_by_author(path);
        checker.mistake(
            first_is_new ? first.path : path,
            first.alliance == alliance
                ? say(Phrase::lead_among_members, {excerpt(facility)})
                : say(Phrase::two_alliances, {excerpt(facility), first_is_new ? alliance : first.alliance}));
    };
    for (const auto& [id, alliance] : scenario.alliances) {
        const std::string path = "alliances." + id;
        take(path + ".lead", alliance.lead, id);
        if (const facilities::Facility* lead = scenario.facilities.find(alliance.lead); lead && !lead->treats)
            checker.mistake(path + ".lead", say(Phrase::lead_treats_nobody, {excerpt(alliance.lead)}));
        for (const auto& [member, belongs] : alliance.members)
            if (belongs) take(path + ".members." + member, member, id);
        checker.must_exist(path + ".project", alliance.project, Phrase::noun_project, ids_of(scenario.projects));
    }
}

void check_staffing(Checker& checker) {
    const auto& staffing = checker.scenario.staffing;
    if (!staffing) return;
    for (const auto& [key, id] : {std::pair("nurses", staffing->nurses), std::pair("physicians", staffing->physicians)})
        checker.must_exist(std::string("staffing.") + key, id, Phrase::noun_cadre, ids_of(checker.scenario.workforce));
}

}  // namespace

void check_places(Checker& checker) {
    check_facilities(checker);
    check_capacities(checker);
    check_projects(checker);
    check_alliances(checker);
    check_staffing(checker);
}

}  // namespace permille
