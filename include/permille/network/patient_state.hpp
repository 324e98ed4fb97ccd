// Patients of a block of replications: who needs care, where it is offered, and what a year served. Lane innermost.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "permille/base/lanes.hpp"
#include "permille/network/patients.hpp"

namespace permille::network {

/// What the other rooms hand over for one step.
template <int W>
struct Supply {
    explicit Supply(const PatientParameters& parameters)
        : physicians(parameters.place.size(), Lane<W>(0.0)),
          beds(physicians),
          nurses(physicians),
          counted_beds(physicians),
          complete(static_cast<std::size_t>(parameters.projects), Lane<W>(0.0)) {}

    std::vector<Lane<W>> physicians;            // [facility] effective heads
    std::vector<Lane<W>> beds;                  // [facility] that have the staff they need
    std::vector<Lane<W>> nurses, counted_beds;  // [facility] effective heads; all beds, for the workload alone
    Lane<W> nurses_per_bed = 0.0, physicians_per_bed = 0.0;
    std::vector<Lane<W>> complete;  // [project] 1 once it stands
};

/// One class of service while its patients choose.
template <int W>
struct Market {
    std::vector<Lane<W>> ease;        // [able facility, town] exp(-decay x minutes), alliance preference included
    std::vector<Lane<W>> attraction;  // [able facility]
    std::vector<Lane<W>> open;        // [able facility] attraction of those with room
    std::vector<Lane<W>> offered;     // [able facility] what the round brings
    std::vector<Lane<W>> served;      // [able facility] of the step
    std::vector<Lane<W>> days;        // [able facility] of a physician's or a bed's capacity that one takes
    std::vector<Lane<W>> demand;      // [town]
    std::vector<Lane<W>> pool;        // [town] that still looks for a place
    std::vector<Lane<W>> intensity;   // [town] pool over the sum of weights
    std::vector<Lane<W>> outside_weight, outside, unmet;  // [town]
    // Weights of all that is open in a first round, as last summed up: [town], for [able facility] attractions.
    std::vector<Lane<W>> first_weight, first_open;
    bool first_known = false;            // false once ways or the outside have changed
    std::vector<std::size_t> with_room;  // scratch of a round: the first `places` are the able facilities that count in
    std::size_t places = 0;              // any lane, in their order
};

/// A year's sums.
template <int W>
struct PatientYear {
    std::array<Lane<W>, services> served, outside, unmet;
    Lane<W> primary_visits;  // out-patients at primary institutions
    Lane<W> bed_days, bed_days_staffed;
    std::array<std::vector<Lane<W>>, resources> at;  // [facility] visits, admissions
    std::vector<Lane<W>> bed_days_at;                // [facility]
};

/// What places are asked for by those who choose them first, and the staff and beds that this takes (WHO's workload
/// indicators of staffing need, WISN). Kept where somebody asks for it.
template <int W>
struct Workload {
    std::array<std::vector<Lane<W>>, resources> wanted;    // [facility] visits, bed-days of the year: first choices
    std::array<std::vector<Lane<W>>, resources> possible;  // [facility] visits, bed-days that it can give in the year
    std::vector<Lane<W>> catchment;                        // [facility] people, by where their visits first go
    Lane<W> outside_people;                                // those whose visits first go outside
    std::vector<Lane<W>> physicians_required, nurses_required, beds_required;  // [facility]
    std::vector<Lane<W>> physicians, nurses, beds, staffed_beds;               // [facility] in place at the year's end
    std::vector<Lane<W>> intensity, people_each;  // [town] scratch: pool over weights; residents for each visit
};

/// Made once for a block and used again by the next; steps allocate nothing.
template <int W>
struct PatientState {
    explicit PatientState(const PatientParameters& parameters);

    std::array<Market<W>, services> market;
    std::array<std::vector<Lane<W>>, resources> need,
        need_before;                                   // [town] people by their relative use, at two year ends
    std::array<std::vector<Lane<W>>, resources> size;  // [facility] of the year: size^exponent
    std::array<std::vector<Lane<W>>, resources> room, capacity;  // [facility] of the step
    std::vector<Lane<W>> taken;                                  // [facility] scratch of a round
    std::vector<Lane<W>> physicians;                             // [facility] after postings and shared days
    std::vector<Lane<W>> raised;                                 // [raise] 1 once it stands
    std::vector<Lane<W>> active, founded_years;  // [alliance] 1 or 0; years since it was founded in the run
    std::vector<Lane<W>> moved_down;             // [alliance] bed-days of the step
    std::vector<Lane<W>> referred;               // [town] share of the specialist pool that began as primary visits
    std::vector<Lane<W>> kept_home;              // [town] primary visits served at home because they had to begin there
    std::vector<Lane<W>> residents;              // [town] at the year's end
    std::vector<Lane<W>> minutes;                // [town, facility]
    std::vector<Lane<W>> reachable;              // [facility] 1 where a road leads there from any town, otherwise 0

    std::array<Lane<W>, services> rate;           // of the year, per person of relative use 1
    std::array<Lane<W>, services> outside_level;  // mean weight of the places inside in the base year
    // Solved in the base year: log odds of leaving, log factor of primary places, factors on what staff can take.
    Lane<W> shift, primary;
    std::array<std::array<Lane<W>, 2>, resources> productivity;  // [resource][at county level or not] 1 or more
    // Of the base year without limits: the place (from 1) that lacks most of the county's visits or bed-days, and the
    // share that it lacks of what it is asked for.
    Lane<W> fullest, fullest_lacks;
    Lane<W> base_missed;  // 1 where no choice of the people brings the base year's shares, otherwise 0
    Lane<W> covered, rural_covered, rural;
    std::array<Lane<W>, resources>
        least_within_reach;  // physicians and staffed beds per 1000 people of the worst-off town
    std::vector<Lane<W>> zone_weights, supply_within_reach, within_reach;  // [town, facility], [facility], [town]
    PatientYear<W> year;
    Workload<W> workload;
};

template <int W>
PatientState<W>::PatientState(const PatientParameters& parameters) {
    const auto towns = static_cast<std::size_t>(parameters.towns), places = parameters.place.size();
    for (std::size_t k = 0; k < services; ++k) {
        Market<W>& one = market[k];
        const std::size_t able = parameters.service[k].able.size();
        one.ease.resize(able * towns);
        one.with_room.resize(able);
        for (auto* of_able : {&one.attraction, &one.open, &one.first_open, &one.offered, &one.served, &one.days})
            of_able->resize(able);
        for (auto* of_towns :
             {&one.demand, &one.pool, &one.intensity, &one.first_weight, &one.outside_weight, &one.outside, &one.unmet})
            of_towns->resize(towns);
    }
    for (std::size_t r = 0; r < resources; ++r) {
        for (auto* of_towns : {&need[r], &need_before[r]}) of_towns->resize(towns);
        for (auto* of_places : {&size[r], &room[r], &capacity[r], &year.at[r]}) of_places->resize(places);
    }
    for (auto* of_places : {&physicians, &taken, &year.bed_days_at, &reachable}) of_places->resize(places);
    for (auto* of_towns : {&referred, &kept_home, &residents, &within_reach}) of_towns->resize(towns);
    for (auto* of_groups : {&active, &founded_years, &moved_down}) of_groups->resize(parameters.group.size());
    if (parameters.follow_workload) {
        for (auto* of_places :
             {&workload.wanted[0], &workload.wanted[1], &workload.possible[0], &workload.possible[1],
              &workload.catchment, &workload.physicians_required, &workload.nurses_required, &workload.beds_required,
              &workload.physicians, &workload.nurses, &workload.beds, &workload.staffed_beds})
            of_places->resize(places);
        for (auto* of_towns : {&workload.intensity, &workload.people_each}) of_towns->resize(towns);
    }
    raised.resize(parameters.raise.size());
    for (auto* of_pairs : {&minutes, &zone_weights}) of_pairs->resize(towns * places);
    supply_within_reach.resize(places);
}

}  // namespace permille::network
