// What an author writes about outcomes: deaths that are rare in a county, and how programme shares vary.
#pragma once

#include <string>

#include "permille/describe/field.hpp"

namespace permille::outcomes {

/// Something that happens to few of a county's births: how often in the nation, and where that is heading.
struct Event {
    Text name;
    Text unit;                   // what one of it is called when it is counted
    Number rate;                 // of the nation in the base year, per `per` births
    Number per = 1000;           // births
    Number prior_events = 4;     // weight of the nation's rate against the county's own base, in events
    Number log_change_per_year;  // of the rate
    std::string includes;        // an event that is a part of this one

    void describe(FieldVisitor& field);
};

/// How coverage rows of one scale vary, where a row does not say otherwise.
struct Spread {
    Number county_sd = 0;
    Number yearly_sd = 0;
    Number persistence = 0;
    Number measurement_sd = 0;

    void describe(FieldVisitor& field);
};

struct Coverage {
    Spread share, amount, years;

    void describe(FieldVisitor& field);
};

}  // namespace permille::outcomes
