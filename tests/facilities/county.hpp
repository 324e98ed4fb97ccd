// A small county's places for the tests of this room: settings to change, and a run of them at any lane width.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "permille/base/inputs.hpp"
#include "permille/facilities/step.hpp"

namespace permille::facilities {

struct County {
    Map<Facility> facilities;
    Map<Capacity> capacity;
    Map<Project> projects;
    std::optional<StaffingNorms> staffing;
    Map<double> town_people{{{"north", 3000}, {"south", 1000}}};
    Calendar calendar{.base_year = 2020, .years = 5, .steps_per_year = 12};

    Facility& add_facility(const std::string& id, Tier tier, const std::string& town) {
        Facility facility;
        facility.tier = tier;
        facility.town = town;
        facilities.entries.push_back({id, facility});
        return facilities.entries.back().value;
    }
    Capacity& add_capacity(const std::string& id, double base, StockUnit unit = StockUnit::count) {
        Capacity added;
        added.base.emplace();
        added.base->amount = base;
        added.base->unit = unit;
        capacity.entries.push_back({id, added});
        return capacity.entries.back().value;
    }
    /// A stock of beds that grows by a factor a year.
    Capacity& add_growing(const std::string& id, double base, double factor) {
        Capacity& added = add_capacity(id, base);
        added.growth.emplace();
        added.growth->log_per_year = std::log(factor);
        return added;
    }
    Project& add_project(const std::string& id, const std::string& adds, double size, const std::string& planned) {
        Project project;
        project.adds.entries.push_back({adds, size});
        project.planned = planned;
        projects.entries.push_back({id, project});
        return projects.entries.back().value;
    }
};

/// A county's run at W lanes, advanced by hand. Certain numbers have their value; others are set().
template <int W>
struct CountyRun {
    explicit CountyRun(const County& county, std::uint64_t run_seed = 1, std::uint32_t first = 0)
        : numbers(county.calendar.base_year, county.calendar.base_year + county.calendar.years),
          parameters(build_parameters(county.facilities, county.capacity, county.projects, county.staffing,
                                      county.town_people, county.calendar, numbers, units)),
          state(parameters),
          town_people(county.town_people),
          seed(run_seed),
          first_replication(first) {
        for (const ParameterRegister::Value& value : numbers.values())
            for (int lane = 0; lane < W; ++lane) values.push_back(value.constant);
    }

    Inputs<W> in() const { return {.values = values.data(), .seed = seed, .first_replication = first_replication}; }
    void set(Parameter parameter, int t, int lane, double value) {
        values[static_cast<std::size_t>(parameter.in_year(t) * W + lane)] = value;
    }
    void start(double residents = 100'000) { facilities::start(parameters, in(), Lane<W>(residents), state); }
    void begin_year(int t, double residents = 100'000) {
        facilities::begin_year(parameters, in(), t, Lane<W>(residents), Lane<W>(residents), state);
        std::vector<Lane<W>> people, beds;
        for (const auto& [id, number] : town_people) people.emplace_back(number);
        for (const double number : beds_required) beds.emplace_back(number);
        facilities::allocate(parameters, in(), t, people.data(), beds.empty() ? nullptr : beds.data(), state);
    }
    void step(int t, int at) { facilities::step(parameters, in(), t, at, state); }
    void run_year(int t, double residents = 100'000) {
        begin_year(t, residents);
        for (int at = 0; at < parameters.calendar.steps_per_year; ++at) step(t, at);
    }
    /// Starts and runs to the end of year t.
    CountyRun& run_to(int t, double residents = 100'000) {
        start(residents);
        for (int year = 1; year <= t; ++year) run_year(year, residents);
        return *this;
    }
    double stock(std::size_t capacity = 0, int lane = 0) const { return state.stock[capacity][lane]; }
    /// The series of record() by name, where no beds are staffed.
    double series(const std::string& name, int lane = 0) const {
        std::vector<double> out(parameters.series.size() * W);
        record(parameters, state, Staffing<W>(parameters), out.data());
        for (std::size_t i = 0; i < parameters.series.size(); ++i)
            if (parameters.series[i] == name) return out[i * W + static_cast<std::size_t>(lane)];
        return std::nan("");
    }

    ParameterRegister numbers;
    UnitRegister units;
    Parameters parameters;
    State<W> state;
    Map<double> town_people;
    std::vector<double> beds_required;  // [facility], when last year's workload is known
    std::uint64_t seed;
    std::uint32_t first_replication;
    std::vector<double> values;  // [value, lane]
};

}  // namespace permille::facilities
