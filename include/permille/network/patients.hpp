// What the kernel reads of patients: ids have become indices, numbers parameters. Immutable.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "permille/base/calendar.hpp"
#include "permille/describe/parameter.hpp"
#include "permille/network/care.hpp"
#include "permille/network/demand.hpp"
#include "permille/network/settings.hpp"

namespace permille::network {

/// Service classes, in the order of ByClass; the first two are visits, the others admissions.
enum class Service { primary_outpatient, specialist_outpatient, ordinary_inpatient, complex_inpatient };
inline constexpr int services = 4;
/// What a place gives: physicians' time for visits, bed-days for admissions.
enum class Resource { outpatient, inpatient };
inline constexpr int resources = 2;

inline constexpr Resource resource_of(int service) {
    return service < 2 ? Resource::outpatient : Resource::inpatient;
}

/// A place of care: what this room needs to know of a facility.
struct Provider {
    std::string id;
    Rank rank = Rank::township;
    int town = 0;  // position among the towns
    bool treats = true, general = true;
};
/// A medical alliance by positions of facilities; `project` founds it, -1: it stands in the base year.
struct Group {
    int lead = 0;
    std::vector<int> members;
    int project = -1;
};
/// A facility that a project raises.
struct Raise {
    int facility = 0, project = 0;
    Rank to = Rank::subcentre;
};
/// What the other rooms tell of a county's places.
struct CareSystem {
    std::vector<Provider> providers;
    int towns = 0;
    std::vector<bool> urban;  // [town] whose people are no rural ones; those that are not named are rural
    std::vector<Group> groups;
    std::vector<Raise> raises;
    int projects = 0;
    Reach reach;                // what counts as near
    int population_ages = 101;  // single ages of a person's row, the last open
};

struct ClassParameters {
    Parameter decay;
    std::array<Parameter, ranks> capability;
    std::vector<int> able;  // facilities that can serve the class, now or once they are raised
};

struct UseParameters {
    Parameter per_person, factor, log_trend, harder;
    std::vector<int> band_begin;     // first age of each band
    std::vector<Parameter> by_band;  // relative use
    std::vector<double> season;      // [step] relative to the year's mean
};

struct PlaceParameters {
    Rank rank = Rank::township;
    int town = 0;
    int group = -1;  // alliance it belongs to
    bool leads = false;
    bool treats = true;
    bool general = true;      // counts as a place that people should have near them
    std::vector<int> raises;  // positions in Parameters::raise, at most a few
};

struct PatientParameters {
    Calendar calendar;
    int towns = 0, ages = 101, projects = 0;
    std::vector<bool> urban;  // [town]
    std::vector<PlaceParameters> place;
    std::vector<Group> group;
    std::vector<Raise> raise;
    std::vector<int> home;        // [town] facility where tiered care begins, -1: none
    std::vector<int> home_group;  // [town] alliance of the home place, -1: none

    std::array<ClassParameters, services> service;
    std::array<UseParameters, resources> use;
    Parameter base_in_county, base_primary;
    Counted counted = Counted::visits_and_admissions;

    Parameter size_exponent, outside_growth;
    std::array<Parameter, services> outside;  // log odds relative to a primary visit, whose own is 0
    bool outside_open = true;
    Parameter visits_a_day[ranks], working_days, stay[ranks], complex_stay, occupancy[ranks];
    Parameter home_first, further_home_first, resolved, referred_down, stay_before_down;
    Parameter shared_days, further_shared_days, capability_lift, preference, outside_a_year, outside_years;
    Parameter posted, attraction, raised_outside;
    Rank covering = Rank::subcentre;  // what covers a town, and within how many minutes
    double covering_minutes = 30, catchment_minutes = 30;
    bool record_facilities = false;
    bool follow_workload = false;     // whether somebody asks what each place is wanted for: a record, or a rule
    std::vector<std::string> series;  // what record() writes, in order

    bool both_levels = false;  // whether there are places for visits both at county level and below it
    bool changing = false;     // whether an alliance may be founded in the run, or a decay has a course

    int facilities() const { return static_cast<int>(place.size()); }
    /// Whether new sub-centres get physicians from it.
    bool posts_away(std::size_t facility) const {
        return place[facility].rank == Rank::county && place[facility].treats;
    }
    bool at_county(int facility) const { return place[static_cast<std::size_t>(facility)].rank == Rank::county; }
};

/// Names of what a run records of patients, besides those of single facilities.
std::vector<std::string> patient_series();

/// Endings of what a run records of each facility, where it does: behind its id.
std::vector<std::string> facility_endings();
/// People of the county whose visits first go outside; recorded with the facilities.
inline constexpr std::string_view first_outside_series = "people_first_outside";

/// Numbers everything that the patient step needs.
PatientParameters build_patients(const Demand& demand, const Care& care, const CareSystem& county,
                                 const Calendar& calendar, ParameterRegister& numbers);

}  // namespace permille::network

namespace permille {
template <>
struct Names<network::Service> {
    static constexpr std::string_view names[] = {"primary_outpatient", "specialist_outpatient", "ordinary_inpatient",
                                                 "complex_inpatient"};
};
}  // namespace permille
