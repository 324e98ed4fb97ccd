// A small county's staff for the tests of this room: settings to change, and a run of them at any lane width.
#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "permille/base/inputs.hpp"
#include "permille/workforce/step.hpp"
#include "support/sample.hpp"

namespace permille::workforce {

struct County {
    Map<Cadre> cadres;
    std::vector<Workplace> workplaces;
    Map<double> town_people{{{"north", 30'000}, {"south", 10'000}}};
    Tables tables;
    Calendar calendar{.base_year = 2020, .years = 5, .steps_per_year = 12};

    Workplace& add_place(const std::string& id, Level level, const std::string& town = "") {
        workplaces.push_back({.id = id, .level = level, .town = town});
        return workplaces.back();
    }
    /// A cadre of so many people who neither leave nor retire before 75, and whom nobody joins.
    Cadre& add_cadre(const std::string& id, double people) {
        Cadre cadre;
        cadre.base.emplace();
        cadre.base->amount = people;
        cadre.retirement.emplace();
        cadre.retirement->women_share = 0.5;
        cadre.retirement->women_age = cadre.retirement->men_age = 200;
        cadres.entries.push_back({id, cadre});
        return cadres.entries.back().value;
    }
    Leaving& let_leave(Cadre& cadre, double hazard_per_year) {
        cadre.leaving.emplace();
        cadre.leaving->hazard_per_year = hazard_per_year;
        return *cadre.leaving;
    }
    Growth& let_grow(Cadre& cadre, double log_per_year) {
        cadre.growth.emplace();
        cadre.growth->log_per_year = log_per_year;
        return *cadre.growth;
    }
    /// Everybody's age in the base year, as shares of the bands.
    void set_ages(Cadre& cadre, const std::vector<std::pair<std::string, double>>& bands) {
        Tables::Row row{.table = "ages.csv", .row = std::to_string(tables.rows.size()), .shares = {}};
        for (const auto& [band, share] : bands) add_band(row.shares, parse_age_band(band), share);
        cadre.ages = {.table = row.table, .row = row.row};
        tables.rows.push_back(row);
    }
};

/// A county's run at W lanes, advanced by hand. Certain numbers have their value; others are set().
template <int W>
struct CountyRun {
    explicit CountyRun(const County& county, std::uint64_t run_seed = 1, std::uint32_t first = 0)
        : numbers(county.calendar.base_year, county.calendar.base_year + county.calendar.years),
          parameters(build_parameters(county.cadres, county.workplaces, county.town_people, county.tables,
                                      county.calendar, numbers, units, issues)),
          state(parameters),
          seed(run_seed),
          first_replication(first) {
        for (const ParameterRegister::Value& value : numbers.values())
            for (int lane = 0; lane < W; ++lane) values.push_back(value.constant);
        for (const auto& town : county.town_people) town_people.push_back(Lane<W>(town.value));
    }

    Inputs<W> in() const { return {.values = values.data(), .seed = seed, .first_replication = first_replication}; }
    void set(Parameter parameter, int t, int lane, double value) {
        values[static_cast<std::size_t>(parameter.in_year(t) * W + lane)] = value;
    }
    CountyRun& start(double residents = 40'000) {
        workforce::start(parameters, in(), Lane<W>(residents), state);
        return *this;
    }
    void begin_year(int t) { workforce::begin_year(parameters, in(), t, state); }
    void step(int t, int at) { workforce::step(parameters, in(), t, at, town_people.data(), required, state); }
    void end_year(int t) { workforce::end_year(parameters, in(), t, state); }
    void run_year(int t) {
        begin_year(t);
        for (int at = 0; at < parameters.calendar.steps_per_year; ++at) step(t, at);
        end_year(t);
    }
    /// Starts and runs to the end of year t.
    CountyRun& run_to(int t, double residents = 40'000) {
        start(residents);
        for (int year = 1; year <= t; ++year) run_year(year);
        return *this;
    }
    double headcount(int cadre = 0, int facility = 0, int lane = 0) const {
        return state.headcount[static_cast<std::size_t>(cadre * parameters.facilities() + facility)][lane];
    }
    /// The series of record() by name.
    double series(const std::string& name, int lane = 0) const {
        std::vector<double> out(parameters.series.size() * W);
        record(parameters, state, out.data());
        for (std::size_t i = 0; i < parameters.series.size(); ++i)
            if (parameters.series[i] == name) return out[i * W + static_cast<std::size_t>(lane)];
        return std::nan("");
    }

    ParameterRegister numbers;
    UnitRegister units;
    Issues issues;
    Parameters parameters;
    State<W> state;
    std::uint64_t seed;
    std::uint32_t first_replication;
    std::vector<double> values;  // [value, lane]
    Required<W> required = {};   // by last year's workload
    std::vector<Lane<W>> town_people;
};

using testing::Sample;

/// Runs so many replications to the end of year t, four at a time, and collects measure(run, lane).
template <class Measure>
Sample sample(const County& county, int replications, int t, const Measure& measure) {
    Sample result;
    CountyRun<4> run(county, 20'201'231);
    for (int first = 0; first < replications; first += 4) {
        run.first_replication = static_cast<std::uint32_t>(first);
        run.run_to(t);
        for (int lane = 0; lane < 4; ++lane) result.numbers.push_back(measure(run, lane));
    }
    return result;
}
/// The same of a series of record().
inline Sample sample_of(const County& county, int replications, int t, const std::string& series) {
    return sample(county, replications, t, [&](const CountyRun<4>& run, int lane) { return run.series(series, lane); });
}

}  // namespace permille::workforce
