// A small county's patients for the tests of this room: numbers to change, and a run of them at any lane width.
#pragma once

#include <string>
#include <vector>

#include "permille/base/inputs.hpp"
#include "permille/network/patient_step.hpp"

namespace permille::network {

/// Everything certain, nothing special: no tiered care, no alliance, no drift, one person is one visit and a tenth of
/// an admission. A test changes what it is about.
struct CareCounty {
    Demand demand;
    Care care;
    CareSystem system;
    Calendar calendar{.base_year = 2020, .years = 3, .steps_per_year = 4};
    std::vector<double> minutes;  // [town, facility]
    std::vector<double> people;   // [town] all of one age

    explicit CareCounty(int towns) {
        system.towns = towns;
        system.population_ages = 1;
        people.assign(static_cast<std::size_t>(towns), 10'000.0);
        for (Use* use : {&demand.outpatient, &demand.inpatient}) {
            use->per_person = use == &demand.outpatient ? 1.0 : 0.1;
            use->log_trend = 0;
            use->harder = 0.25;
            use->by_age.entries.push_back({"0", 1.0});
            for (int month = 1; month <= 12; ++month) use->season.entries.push_back({std::to_string(month), 1.0});
        }
        demand.base.in_county = 0.8;
        demand.base.primary = 0.5;
        care.choice.decay_per_minute = {0.05, 0.04, 0.03, 0.02};
        care.choice.size_exponent = 1;
        care.choice.outside_specialist = care.choice.outside_ordinary = care.choice.outside_complex = 0;
        care.choice.outside_growth_per_year = 0;
        care.capability.village = {1, 0, 0, 0};
        care.capability.township = {1, 0.3, 0.4, 0};
        care.capability.subcentre = {1, 0.6, 0.8, 0.1};
        care.capability.county = {1, 1, 1, 1};
        care.productivity = {.village_visits = 10,
                             .township_visits = 10,
                             .county_visits = 8,
                             .working_days = 250,
                             .township_stay = 6,
                             .county_stay = 9,
                             .complex_stay = 1.5,
                             .township_occupancy = 0.9,
                             .county_occupancy = 0.95};
        care.tiered_care = {
            .home_first = 0, .further_home_first = 0, .resolved = 1, .referred_down = 0, .stay_before_down = 1};
        care.alliance_effects = {.shared_days = 0,
                                 .further_shared_days = 0,
                                 .capability_lift = 0,
                                 .preference = 0,
                                 .outside_log_odds_per_year = 0,
                                 .outside_years = 3};
        care.upgrade_effects = {.physicians_posted = 0, .attraction = 0, .outside_log_odds = 0};
    }
    /// Adds a place; its minutes are 5 in its town and 30 from elsewhere until a test says otherwise.
    int add(const std::string& id, Rank rank, int town) {
        system.providers.push_back({.id = id, .rank = rank, .town = town});
        minutes.assign(static_cast<std::size_t>(system.towns) * system.providers.size(), 30.0);
        for (std::size_t f = 0; f < system.providers.size(); ++f)
            minute(system.providers[f].town, static_cast<int>(f)) = 5;
        return static_cast<int>(system.providers.size()) - 1;
    }
    double& minute(int town, int facility) {
        return minutes[static_cast<std::size_t>(town) * system.providers.size() + static_cast<std::size_t>(facility)];
    }
};

/// A county's run at W lanes, advanced by hand. Certain numbers have their value; others are set().
template <int W>
struct PatientRun {
    explicit PatientRun(const CareCounty& county)
        : numbers(county.calendar.base_year, county.calendar.base_year + county.calendar.years),
          parameters(build_patients(county.demand, county.care, county.system, county.calendar, numbers)),
          supply(parameters),
          state(parameters) {
        for (const ParameterRegister::Value& value : numbers.values())
            for (int lane = 0; lane < W; ++lane) values.push_back(value.constant);
        for (const double minute : county.minutes) minutes.emplace_back(minute);
        for (const double town : county.people) {
            people.emplace_back(town / 2);  // women and men
            people.emplace_back(town / 2);
        }
        for (auto& physicians : supply.physicians) physicians = 20.0;
        for (auto& beds : supply.beds) beds = 60.0;
    }

    Inputs<W> in() const { return {.values = values.data(), .seed = 1, .first_replication = 0}; }
    void set(Parameter parameter, int lane, double value) {
        for (int t = 0; t <= (parameter.stride != 0 ? parameters.calendar.years : 0); ++t)
            values[static_cast<std::size_t>(parameter.in_year(t) * W + lane)] = value;
    }
    PatientRun& start() {
        start_patients(parameters, in(), people.data(), minutes.data(), supply, state);
        return *this;
    }
    void begin_year(int t) { begin_patient_year<W>(parameters, in(), t, people.data(), nullptr, supply, state); }
    void step(int t, int at) { step_patients(parameters, in(), t, at, supply, state); }
    void year(int t) {
        begin_year(t);
        for (int at = 0; at < parameters.calendar.steps_per_year; ++at) step(t, at);
    }
    double recorded(const std::string& series, int lane = 0) const {
        std::vector<double> out(parameters.series.size() * W);
        record_patients(parameters, state, out.data());
        for (std::size_t i = 0; i < parameters.series.size(); ++i)
            if (parameters.series[i] == series) return out[i * W + static_cast<std::size_t>(lane)];
        return -1;
    }
    double in_county(int lane = 0) const {
        return recorded("visits_in_county", lane) / recorded("visits_everywhere", lane);
    }
    double primary(int lane = 0) const {
        return recorded("outpatients_primary", lane) / recorded("outpatients_in_county", lane);
    }
    /// Served of a class at a facility in the last step, tiered care's first visits not included.
    double served(int service, int facility, int lane = 0) const {
        const auto k = static_cast<std::size_t>(service);
        const std::vector<int>& able = parameters.service[k].able;
        for (std::size_t i = 0; i < able.size(); ++i)
            if (able[i] == facility) return state.market[k].served[i][lane];
        return 0;
    }

    ParameterRegister numbers;
    PatientParameters parameters;
    Supply<W> supply;
    PatientState<W> state;
    std::vector<double> values;  // [value, lane]
    std::vector<Lane<W>> minutes, people;
};

}  // namespace permille::network
