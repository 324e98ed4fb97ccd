// The base year, a year's beginning, a step, and what a year leaves behind.
#include "permille/network/patient_step.hpp"

#include "calibrate.hpp"
#include "choose.hpp"
#include "offer.hpp"
#include "permille/network/access.hpp"
#include "permille/network/travel_minutes.hpp"
#include "seek.hpp"
#include "workload.hpp"

namespace permille::network {
namespace {

template <int W>
Rules<W> rules_of(const PatientParameters& parameters, const Inputs<W>& in, int t) {
    const Lane<W> further = t > 0 ? in[parameters.further_home_first.in_year(t)] : Lane<W>(0.0);
    return {.home_first = min(max(in[parameters.home_first.in_year(t)] + further, 0.0), 1.0),
            .resolved = in[parameters.resolved.in_year(t)],
            .referred_down = in[parameters.referred_down.in_year(t)],
            .stay_before_down = in[parameters.stay_before_down.in_year(t)]};
}

template <int W>
void forget_year(PatientYear<W>& year) {
    for (auto* classes : {&year.served, &year.outside, &year.unmet})
        for (Lane<W>& sum : *classes) sum = 0.0;
    year.primary_visits = year.bed_days = year.bed_days_staffed = 0.0;
    for (auto* places : {&year.at[0], &year.at[1], &year.bed_days_at})
        for (Lane<W>& sum : *places) sum = 0.0;
}

template <int W>
void add_towns(PatientState<W>& state) {
    PatientYear<W>& year = state.year;
    for (std::size_t k = 0; k < services; ++k) {
        const Market<W>& market = state.market[k];
        for (std::size_t town = 0; town < market.demand.size(); ++town) {
            year.served[k] += inside(market, town);
            year.outside[k] += market.outside[town];
            year.unmet[k] += market.unmet[town];
        }
    }
}

template <int W>
void add_places(const PatientParameters& parameters, PatientState<W>& state) {
    PatientYear<W>& year = state.year;
    for (std::size_t k = 0; k < services; ++k) {
        const std::vector<int>& able = parameters.service[k].able;
        for (std::size_t i = 0; i < able.size(); ++i) {
            const Lane<W> served = state.market[k].served[i];
            year.at[k / 2][static_cast<std::size_t>(able[i])] += served;
            if (k < 2 && !parameters.at_county(able[i])) year.primary_visits += served;
        }
    }
    for (std::size_t town = 0; town < state.kept_home.size(); ++town) {
        if (parameters.home[town] < 0) continue;
        year.primary_visits += state.kept_home[town];
        year.at[0][static_cast<std::size_t>(parameters.home[town])] += state.kept_home[town];
    }
    for (std::size_t f = 0; f < parameters.place.size(); ++f) {
        const Lane<W> days = state.capacity[1][f] - state.room[1][f];
        year.bed_days += days;
        year.bed_days_at[f] += days;
    }
}

// Beds that people can reach count as they are; how many of their days can be filled is another matter.
template <int W>
void add_beds(const Supply<W>& supply, double years, PatientState<W>& state) {
    for (std::size_t f = 0; f < supply.beds.size(); ++f)
        state.year.bed_days_staffed += supply.beds[f] * state.reachable[f] * (365.25 * years);
}

// Towns within reach of a place that is enough of one: all of their people, or none. A place without staff is not there
// yet, however many beds stand in it.
template <int W>
void cover(const PatientParameters& parameters, const Supply<W>& supply, PatientState<W>& state) {
    const Lane<W> within(parameters.covering_minutes);
    state.covered = state.rural_covered = state.rural = 0.0;
    for (std::size_t town = 0; town < state.residents.size(); ++town) {
        Lane<W> found = 0.0;
        for (std::size_t f = 0; f < parameters.place.size(); ++f) {
            const PlaceParameters& place = parameters.place[f];
            if (!place.treats || !place.general) continue;
            Lane<W> counts = place.rank >= parameters.covering ? 1.0 : 0.0;
            for (const int raise : place.raises)
                if (const auto r = static_cast<std::size_t>(raise); parameters.raise[r].to >= parameters.covering)
                    counts = max(counts, state.raised[r]);
            const Mask<W> there = (supply.physicians[f] > Lane<W>(0.0)) | (supply.nurses[f] > Lane<W>(0.0));
            const Lane<W> minutes = state.minutes[town * parameters.place.size() + f];
            found = max(found, blend(there & (minutes <= within), counts, Lane<W>(0.0)));
        }
        const Lane<W> people = state.residents[town] * found;
        state.covered += people;
        if (parameters.urban[town]) continue;
        state.rural += state.residents[town];
        state.rural_covered += people;
    }
}

// What the people of the worst-off town have within reach (E2SFCA), of the places that treat patients.
template <int W>
void reach(const PatientParameters& parameters, const Supply<W>& supply, PatientState<W>& state) {
    const std::size_t towns = state.residents.size(), places = parameters.place.size();
    const Lane<W> catchment(parameters.catchment_minutes);
    for (std::size_t pair = 0; pair < state.minutes.size(); ++pair)
        state.zone_weights[pair] = zone_weight(state.minutes[pair], catchment);
    for (std::size_t r = 0; r < resources; ++r) {
        const std::vector<Lane<W>>& all = r == 0 ? supply.physicians : supply.beds;
        for (std::size_t f = 0; f < places; ++f)
            state.supply_within_reach[f] = parameters.place[f].treats ? all[f] : Lane<W>(0.0);
        floating_catchment(towns, places, state.zone_weights.data(), state.residents.data(),
                           state.supply_within_reach.data(), state.within_reach.data());
        Lane<W> least = state.within_reach[0];
        for (const Lane<W>& town : state.within_reach) least = min(least, town);
        state.least_within_reach[r] = least * 1000.0;
    }
}

template <int W>
void set_minutes(const Lane<W>* minutes, PatientState<W>& state) {
    const std::size_t places = state.reachable.size();
    for (Lane<W>& some : state.reachable) some = 0.0;
    for (std::size_t pair = 0; pair < state.minutes.size(); ++pair) {
        state.minutes[pair] = minutes[pair];
        Lane<W>& some = state.reachable[pair % places];
        some = blend(reached(minutes[pair]), Lane<W>(1.0), some);
    }
}

}  // namespace

template <int W>
void start_patients(const PatientParameters& parameters, const Inputs<W>& in, const Lane<W>* people,
                    const Lane<W>* minutes, const Supply<W>& supply, PatientState<W>& state) {
    set_minutes(minutes, state);
    for (std::size_t a = 0; a < parameters.group.size(); ++a) {
        state.active[a] = parameters.group[a].project < 0 ? 1.0 : 0.0;
        state.founded_years[a] = 0.0;
    }
    weigh_people(parameters, in, 0, people, state);
    state.need_before = state.need;
    set_rates(parameters, in, 0, state);
    set_demand(parameters, 1.0, 1.0, -1, state);
    raise_places(parameters, supply, state);
    place_physicians(parameters, in, 0, supply, state);
    measure_size(parameters, in, 0, supply, state);
    set_ease(parameters, in, 0, state);
    calibrate(parameters, in, rules_of(parameters, in, 0), supply, state);
    forget_year(state.year);
    add_towns(state);
    add_places(parameters, state);
    add_beds(supply, 1.0, state);
    cover(parameters, supply, state);
    reach(parameters, supply, state);
    if (!parameters.follow_workload) return;
    forget_workload(state.workload);
    add_workload(parameters, rules_of(parameters, in, 0), state);
    require_staff(parameters, in, 0, supply, state);
}

template <int W>
void begin_patient_year(const PatientParameters& parameters, const Inputs<W>& in, int t, const Lane<W>* people,
                        const Lane<W>* minutes, const Supply<W>& supply, PatientState<W>& state) {
    if (minutes != nullptr) set_minutes(minutes, state);
    for (std::size_t a = 0; a < parameters.group.size(); ++a) {
        const int project = parameters.group[a].project;
        if (project < 0) continue;
        state.founded_years[a] += state.active[a];
        state.active[a] = supply.complete[static_cast<std::size_t>(project)];
    }
    std::swap(state.need_before, state.need);
    weigh_people(parameters, in, t, people, state);
    set_rates(parameters, in, t, state);
    raise_places(parameters, supply, state);
    place_physicians(parameters, in, t, supply, state);
    measure_size(parameters, in, t, supply, state);
    if (minutes != nullptr || parameters.changing) set_ease(parameters, in, t, state);
    set_outside(parameters, in, t, state);
    forget_year(state.year);
    if (parameters.follow_workload) forget_workload(state.workload);
}

template <int W>
void step_patients(const PatientParameters& parameters, const Inputs<W>& in, int t, int step, const Supply<W>& supply,
                   PatientState<W>& state) {
    const double years = parameters.calendar.step_years();
    set_demand(parameters, years, (step + 0.5) * years, step, state);
    const bool raised = raise_places(parameters, supply, state);
    place_physicians(parameters, in, t, supply, state);
    // Within a year nothing else changes what attracts.
    if (step == 0 || raised) set_attraction(parameters, in, t, state);
    set_capacity(parameters, in, t, years, supply, state);
    choose(parameters, rules_of(parameters, in, t), state);
    add_towns(state);
    add_places(parameters, state);
    add_beds(supply, years, state);
    const bool last = step + 1 == parameters.calendar.steps_per_year;
    if (last) {
        cover(parameters, supply, state);
        reach(parameters, supply, state);
    }
    if (!parameters.follow_workload) return;
    add_workload(parameters, rules_of(parameters, in, t), state);
    if (last) require_staff(parameters, in, t, supply, state);
}

template <int W>
void record_patients(const PatientParameters& parameters, const PatientState<W>& state, double* out) {
    const auto write = [&](Lane<W> value) {
        value.store(out);
        out += W;
    };
    const PatientYear<W>& year = state.year;
    for (std::size_t k = 0; k < services; ++k)
        for (const auto* classes : {&year.served, &year.outside, &year.unmet}) write((*classes)[k]);
    const Lane<W> visits = year.served[0] + year.served[1], admissions = year.served[2] + year.served[3];
    const Lane<W> visits_left = year.outside[0] + year.outside[1], left = year.outside[2] + year.outside[3];
    const bool with_visits = parameters.counted != Counted::admissions;
    const bool with_admissions = parameters.counted != Counted::visits;
    const Lane<W> in_county = (with_visits ? visits : Lane<W>(0.0)) + (with_admissions ? admissions : Lane<W>(0.0));
    write(in_county);
    write(in_county + (with_visits ? visits_left : Lane<W>(0.0)) + (with_admissions ? left : Lane<W>(0.0)));
    write(year.primary_visits);
    write(visits);
    write(visits + visits_left);
    write(admissions);
    write(admissions + left);
    write(year.unmet[0] + year.unmet[1] + year.unmet[2] + year.unmet[3]);
    write(year.bed_days);
    write(year.bed_days_staffed);
    write(state.covered);
    write(state.rural_covered);
    write(state.rural);
    for (const Lane<W>& least : state.least_within_reach) write(least);
    for (const auto& levels : state.productivity) write(max(levels[0], levels[1]));
    write(state.fullest);
    write(state.fullest_lacks);
    write(state.base_missed);
    if (!parameters.record_facilities) return;
    for (std::size_t f = 0; f < parameters.place.size(); ++f) {
        write(year.at[0][f]);
        write(year.at[1][f]);
        write(year.bed_days_at[f]);
        const Workload<W>& work = state.workload;
        for (const auto* of_places : {&work.catchment, &work.wanted[0], &work.possible[0], &work.wanted[1],
                                      &work.possible[1], &work.physicians, &work.physicians_required, &work.nurses,
                                      &work.nurses_required, &work.beds, &work.beds_required, &work.staffed_beds})
            write((*of_places)[f]);
    }
    write(state.workload.outside_people);
}

template void start_patients(const PatientParameters&, const Inputs<PERMILLE_LANES>&, const Lane<PERMILLE_LANES>*,
                             const Lane<PERMILLE_LANES>*, const Supply<PERMILLE_LANES>&, PatientState<PERMILLE_LANES>&);
template void begin_patient_year(const PatientParameters&, const Inputs<PERMILLE_LANES>&, int,
                                 const Lane<PERMILLE_LANES>*, const Lane<PERMILLE_LANES>*,
                                 const Supply<PERMILLE_LANES>&, PatientState<PERMILLE_LANES>&);
template void step_patients(const PatientParameters&, const Inputs<PERMILLE_LANES>&, int, int,
                            const Supply<PERMILLE_LANES>&, PatientState<PERMILLE_LANES>&);
template void record_patients(const PatientParameters&, const PatientState<PERMILLE_LANES>&, double*);

}  // namespace permille::network
