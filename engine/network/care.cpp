// The fields of how care is chosen and given.
#include "permille/network/care.hpp"

#include "permille/base/phrases.hpp"

namespace permille::network {
namespace {

struct Range {
    std::string_view unit;
    double min, max;
};

// The four classes differ in their numbers alone.
void describe_classes(FieldVisitor& field, ByClass& numbers) {
    field.required(
        numbers.primary_outpatient,
        {.key = "primary_outpatient", .doc = "Visits that a first level of care can serve.", .min = 0, .max = 10});
    field.required(numbers.specialist_outpatient,
                   {.key = "specialist_outpatient", .doc = "Visits that need a specialist.", .min = 0, .max = 10});
    field.required(numbers.ordinary_inpatient,
                   {.key = "ordinary_inpatient", .doc = "Ordinary admissions.", .min = 0, .max = 10});
    field.required(numbers.complex_inpatient,
                   {.key = "complex_inpatient", .doc = "Complex admissions.", .min = 0, .max = 10});
}

void share(FieldVisitor& field, Number& number, std::string_view key, std::string_view doc) {
    field.required(number, {.key = key, .doc = doc, .unit = "share", .min = 0, .max = 1});
}

void in_range(FieldVisitor& field, Number& number, std::string_view key, std::string_view doc, const Range& range) {
    field.required(number, {.key = key, .doc = doc, .unit = range.unit, .min = range.min, .max = range.max});
}

}  // namespace

void ByClass::describe(FieldVisitor& field) {
    describe_classes(field, *this);
}

void Choice::describe(FieldVisitor& field) {
    field.required(decay_per_minute, {.key = "decay_per_minute",
                                      .doc = "How much of the logarithm of a place's weight a minute of way takes."});
    in_range(field, size_exponent, "size_exponent",
             "How weight grows with physicians (visits) and staffed beds (admissions): weight ~ size^exponent.",
             {"exponent", 0, 2});
    in_range(field, outside_specialist, "outside_specialist",
             "Logarithm of the odds that a specialist visit leaves the county, relative to a primary visit.",
             {"log odds", -10, 10});
    in_range(field, outside_ordinary, "outside_ordinary", "The same of an ordinary admission.", {"log odds", -10, 10});
    in_range(field, outside_complex, "outside_complex", "The same of a complex admission.", {"log odds", -10, 10});
    in_range(field, outside_growth_per_year, "outside_growth_per_year",
             "Yearly growth of the logarithm of what places outside the county weigh: they grow as well.",
             {"1/year", -0.3, 0.3});
    field.defaulted(outside_open, {.key = "outside_open",
                                   .doc = "Whether people can leave the county; where they cannot, what finds no place "
                                          "is unmet."});
}

void Capability::describe(FieldVisitor& field) {
    field.required(village, {.key = "village", .doc = "Of village clinics."});
    field.required(township, {.key = "township", .doc = "Of township centres."});
    field.required(subcentre, {.key = "subcentre", .doc = "Of sub-centres."});
    field.required(county, {.key = "county", .doc = "Of places of county level."});
}

void Productivity::describe(FieldVisitor& field) {
    const Range visits{"visits per day", 0.1, 200}, days{"days", 0.5, 200};
    in_range(field, village_visits, "village_visits",
             "Out-patient visits that a physician of village clinics can take on a day, with the unlicensed village "
             "doctors beside.",
             visits);
    in_range(field, township_visits, "township_visits", "The same at township centres and sub-centres.", visits);
    in_range(field, county_visits, "county_visits", "The same at places of county level.", visits);
    in_range(field, working_days, "working_days", "Days on which a physician works.", {"days per year", 1, 366});
    in_range(field, township_stay, "township_stay", "Days of an ordinary admission below county level.", days);
    in_range(field, county_stay, "county_stay", "Days of an ordinary admission at county level.", days);
    in_range(field, complex_stay, "complex_stay", "Days of a complex admission over those of an ordinary one.",
             {"ratio", 0.1, 20});
    share(field, township_occupancy, "township_occupancy",
          "Share of staffed bed-days that can be filled at most, below county level.");
    share(field, county_occupancy, "county_occupancy", "The same at county level.");
}

void TieredCare::describe(FieldVisitor& field) {
    share(field, home_first, "home_first",
          "Share of primary visits that must begin at the home place in the base year: the sub-centre, township centre "
          "or else village clinic of one's town.");
    field.defaulted(further_home_first,
                    {.key = "further_home_first",
                     .doc = "Lever: what is added to that share after the base year; 0 changes nothing.",
                     .unit = "share",
                     .min = -1,
                     .max = 1,
                     .lever = LeverRange{.low = 0, .high = 0.5, .step = 0.1, .label = Phrase::lever_home_first}});
    share(field, resolved, "resolved",
          "Share of those visits that the home place can resolve; the others are referred to a specialist, to the own "
          "alliance rather than elsewhere as `preference` says.");
    share(field, referred_down, "referred_down",
          "Share of the ordinary in-patients of an alliance's lead who go on to a member when they recover.");
    share(field, stay_before_down, "stay_before_down", "Share of their stay that those spend at the lead.");
}

void AllianceEffects::describe(FieldVisitor& field) {
    share(field, shared_days, "shared_days", "Share of the lead's physicians' days that is worked at its members.");
    field.defaulted(further_shared_days,
                    {.key = "further_shared_days",
                     .doc = "Lever: what is added to that share after the base year; 0 changes nothing.",
                     .unit = "share",
                     .min = -1,
                     .max = 1,
                     .lever = LeverRange{.low = 0, .high = 0.2, .step = 0.05, .label = Phrase::lever_shared_days}});
    share(field, capability_lift, "capability_lift",
          "By how much members come closer to what a sub-centre can do, as by remote diagnosis; 1: all the way.");
    in_range(field, preference, "preference",
             "By how much more a member's town prefers places of its own alliance, as a logarithm.",
             {"log weight", -5, 5});
    in_range(field, outside_log_odds_per_year, "outside_log_odds_per_year",
             "What an alliance founded after the base year does to the odds that in-patients of its towns leave the "
             "county, a year; negative: fewer leave.",
             {"log odds per year", -2, 2});
    in_range(field, outside_years, "outside_years", "For how many years it does.", {"years", 0, 30});
}

void UpgradeEffects::describe(FieldVisitor& field) {
    in_range(field, physicians_posted, "physicians_posted",
             "Effective physicians who come to a new sub-centre from the places of county level.", {"persons", 0, 500});
    in_range(field, attraction, "attraction",
             "What a new sub-centre gains in weight beyond its capability and size, as a logarithm.",
             {"log weight", -5, 5});
    in_range(
        field, outside_log_odds, "outside_log_odds",
        "What a new sub-centre does to the odds that in-patients of its own town leave the county, beside what its "
        "weight does; negative: fewer leave.",
        {"log odds", -3, 3});
}

void Care::describe(FieldVisitor& field) {
    field.required(choice, {.key = "choice", .doc = "What weighs when people choose a place."});
    field.required(capability, {.key = "capability",
                                .doc = "How well a place of each tier can serve each class of service, relative to "
                                       "the county's hospitals; 0: not at all."});
    field.required(productivity, {.key = "productivity", .doc = "What a physician and a bed can take."});
    field.required(tiered_care,
                   {.key = "tiered_care", .doc = "Where a first visit must begin, and referral (分级诊疗)."});
    field.required(alliance_effects, {.key = "alliance_effects", .doc = "What medical alliances do."});
    field.required(upgrade_effects, {.key = "upgrade_effects", .doc = "What becoming a sub-centre does."});
    field.defaulted(record_facilities,
                    {.key = "record_facilities", .doc = "Whether a run records visits and bed-days of each facility."});
}

}  // namespace permille::network
