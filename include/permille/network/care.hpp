// What an author writes about how care is chosen and given: what weighs in a choice, what each tier can do, how much a
// physician and a bed can take, and what tiered care, alliances and sub-centres change.
#pragma once

#include "permille/describe/field.hpp"

namespace permille::network {

/// One number for each class of service.
struct ByClass {
    Number primary_outpatient, specialist_outpatient, ordinary_inpatient, complex_inpatient;

    void describe(FieldVisitor& field);
};

/// What weighs when people choose a place: weight = capability x size^exponent x exp(-decay x minutes).
struct Choice {
    ByClass decay_per_minute;
    Number size_exponent;  // of physicians (out-patients) and staffed beds (in-patients)
    // Odds of leaving the county, relative to those of a primary visit, as logarithms.
    Number outside_specialist, outside_ordinary, outside_complex;
    Number outside_growth_per_year;  // of the logarithm of what the places outside have to offer
    bool outside_open = true;        // false: nobody can leave the county, and what finds no place is unmet

    void describe(FieldVisitor& field);
};

/// How well a place of each tier can serve each class, relative to a county hospital; 0 where it cannot at all.
struct Capability {
    ByClass village, township, subcentre, county;

    void describe(FieldVisitor& field);
};

/// What a physician and a bed can take.
struct Productivity {
    Number village_visits, township_visits, county_visits;  // out-patient visits per effective physician and day
    Number working_days;                                    // a year
    Number township_stay, county_stay;                      // days of an ordinary admission
    Number complex_stay;                                    // days of a complex admission over those of an ordinary one
    Number township_occupancy, county_occupancy;            // share of staffed bed-days that can be filled at most

    void describe(FieldVisitor& field);
};

/// Tiered care (分级诊疗).
struct TieredCare {
    Number home_first;          // share of primary visits that must begin at the home place, in the base year
    Number further_home_first;  // lever: added to it from the first year on
    Number resolved;            // share of those that the home place can resolve; the rest is referred on
    Number referred_down;       // share of a lead's ordinary in-patients who recover at a member of its alliance
    Number stay_before_down;    // share of their stay that they spend at the lead

    void describe(FieldVisitor& field);
};

/// What a medical alliance does. One that stands in the base year has done so then already.
struct AllianceEffects {
    Number shared_days;          // share of the lead's physicians' days that is worked at its members
    Number further_shared_days;  // lever: added to it from the first year on
    Number capability_lift;      // by how much members come closer to what a sub-centre can do; 1: all the way
    Number preference;           // of a member's town for its own alliance, on the log scale of the weights
    // Of alliances founded in the run: what they do to the odds that in-patients of their towns leave the county. The
    // sign is not settled in the literature.
    Number outside_log_odds_per_year;
    Number outside_years;  // and for how many years

    void describe(FieldVisitor& field);
};

/// What becoming a sub-centre does beside what the tier's capability says.
struct UpgradeEffects {
    Number physicians_posted;  // effective physicians who come from the county's hospitals
    Number attraction;         // log weight beyond capability and size: a place that is known to have been raised
    Number outside_log_odds;   // of its own town's in-patients, once it is open; the sign is not settled

    void describe(FieldVisitor& field);
};

struct Care {
    Choice choice;
    Capability capability;
    Productivity productivity;
    TieredCare tiered_care;
    AllianceEffects alliance_effects;
    UpgradeEffects upgrade_effects;
    bool record_facilities = false;  // whether a run records visits and stays of each facility

    void describe(FieldVisitor& field);
};

}  // namespace permille::network
