// What an author writes about demand: how often people of each age seek care, when in the year, and the base year's
// shares that the choice of places has to meet.
#pragma once

#include <optional>

#include "permille/describe/field.hpp"

namespace permille::network {

/// How often people seek one kind of care. A year's rate at an age is per_person x factor x exp(log_trend x years after
/// the base) x by_age.
struct Use {
    Number per_person;   // a year, of the nation at all ages
    Number factor = 1;   // what a year makes of it: a course over years holds an epidemic and the recovery from it
    Number log_trend;    // a year, after the base year
    Number harder;       // share that needs more than the first level of care: a specialist, a complex stay
    Map<Number> by_age;  // relative use, keyed by the first age of a band
    Map<Number> season;  // of the months relative to one another, "1" .. "12"

    void describe(FieldVisitor& field);
};

/// Which treatments a share of visits counts: 就诊率 counts visits and admissions unless a scenario says otherwise.
enum class Counted { visits_and_admissions, visits, admissions };

/// Where people went in the base year. The choice is shifted until served visits have these shares, replication by
/// replication.
struct BaseShares {
    Number in_county;  // of what was treated inside and outside
    Number primary;    // of out-patient visits inside the county, those at villages, townships and sub-centres
    Counted counted = Counted::visits_and_admissions;

    void describe(FieldVisitor& field);
};

struct Demand {
    Use outpatient, inpatient;
    BaseShares base;

    void describe(FieldVisitor& field);
};

}  // namespace permille::network

namespace permille {
template <>
struct Names<network::Counted> {
    static constexpr std::string_view names[] = {"visits_and_admissions", "visits", "admissions"};
};
}  // namespace permille
