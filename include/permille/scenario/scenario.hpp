// The root of a scenario: what an author wrote, typed, in units, each number with its source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "permille/describe/field.hpp"
#include "permille/facilities/settings.hpp"
#include "permille/network/care.hpp"
#include "permille/network/demand.hpp"
#include "permille/network/settings.hpp"
#include "permille/outcomes/settings.hpp"
#include "permille/plan/lever.hpp"
#include "permille/plan/source.hpp"
#include "permille/plan/target.hpp"
#include "permille/plan/yardstick.hpp"
#include "permille/population/settings.hpp"
#include "permille/scenario/correlation.hpp"
#include "permille/workforce/settings.hpp"

namespace permille {

/// Base and target year: the state at the end of the base year is known, the end of the target year is asked for.
struct Horizon {
    std::int64_t base = 2020, target = 2025;
    std::int64_t data_year = 0;  // of the data that are no county's own; 0: not stated

    void describe(FieldVisitor& field);
};

/// The county that the plan is of, and where it lies: what a portfolio rolls up by.
struct CountyPlace {
    Text name, city, province;  // a county that no city governs has none

    void describe(FieldVisitor& field);
};

/// How the scenario is run when the command line says nothing else.
struct Run {
    std::int64_t replications = 8192;
    std::int64_t seed = 1;
    std::int64_t steps_per_year = 12;  // 1, 2, 4 or 12

    void describe(FieldVisitor& field);
};

struct Scenario {
    std::int64_t permille = 1;
    Text name;
    std::optional<CountyPlace> county;
    Horizon horizon;
    Map<plan::Source> sources;
    population::Settings population;
    Map<facilities::Facility> facilities;
    Map<facilities::Alliance> alliances;
    Map<facilities::Capacity> capacity;
    Map<facilities::Project> projects;
    std::optional<facilities::StaffingNorms> staffing;
    network::Settings network;
    std::optional<network::Demand> demand;
    std::optional<network::Care> care;
    Map<workforce::Cadre> workforce;
    Map<outcomes::Event> events;
    outcomes::Coverage coverage;
    Map<plan::Target> targets;
    Map<plan::History> history;
    Map<plan::Yardstick> yardsticks;
    Map<Correlation> correlations;
    Map<plan::Figure> figures;
    Map<plan::Claim> claims;
    std::optional<plan::Recruits> recruits;
    Map<Map<Number>> observed;  // by year, then by id of the stock
    Map<plan::Lever> levers;
    Run run;

    // In one place, not compiled anew in every file that holds a scenario: a file that compares two takes half as long.
    Scenario();
    Scenario(const Scenario&);
    Scenario(Scenario&&) noexcept;
    Scenario& operator=(const Scenario&);
    Scenario& operator=(Scenario&&) noexcept;
    ~Scenario();

    void describe(FieldVisitor& field);
};

}  // namespace permille
