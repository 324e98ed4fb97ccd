// What an author writes about staff: cadres, how many and how old, how they leave, retire, are trained and recruited.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "permille/describe/allocation.hpp"
#include "permille/describe/field.hpp"
#include "permille/describe/stock.hpp"

namespace permille::workforce {

/// Voluntary leaving and the pull of the county seat.
struct Leaving {
    Number hazard_per_year;                   // at county level
    std::optional<Number> township_per_year;  // at townships and villages; as at county level when left out
    Number young_ratio = 1;                   // hazard below 35 relative to the rest
    Number moves_up_share = 0;                // of township leavers, who go to the county's own hospitals
    Number multiplier = 1;                    // lever: retention

    void describe(FieldVisitor& field);
};

struct Retirement {
    Number women_share;
    Number women_age = 55, men_age = 60;
    Number spread_years = 0.5;
    Number rehired_share = 0;
    Number rehired_years = 4;
    Number shift_years = 0;          // lever: later (or earlier) retirement
    Number extra_rehired_share = 0;  // lever: more (or fewer) of the retired go on

    void describe(FieldVisitor& field);
};

struct Recruitment : AllocationRules {
    Number yield = 1;  // share of offers that are taken up
    Number entry_age_low = 24, entry_age_high = 30;
    std::int64_t first_month = 1, last_month = 12;  // months in which people are recruited
    std::optional<Number> posts;                    // established posts: recruiting stops when they are filled
    Number extra_per_year = 0;                      // lever: further offers

    void describe(FieldVisitor& field);
};

/// Students on their way: intake each year, a fixed length, and what becomes of them.
struct Pipeline {
    Text name;
    Number intake_per_year;
    std::int64_t first_year = 2020, last_year = 2035;  // of intake
    Number length_years;
    Number completion, uptake;
    Number service_years = 0;  // no voluntary leaving for so long
    Number entry_age = 26;
    std::int64_t arrival_month = 8;
    bool townships = true;      // they serve at townships; otherwise at county level
    std::string qualification;  // which one they bring, or empty
    Counting counting = Counting::within;
    Number extra_intake = 0;  // lever: further students a year

    void describe(FieldVisitor& field);
};

/// A sub-stock of a cadre: gained by training, lost with the cadre.
struct Qualification {
    Text name;
    std::optional<StockBase> base;  // without it, not projected
    Growth growth;
    Number extra_training_per_year = 0;  // lever

    void describe(FieldVisitor& field);
};

/// The age structure at the start: a row of a CSV table with cadre, age_band, share.
struct Ages {
    std::string table, row;

    void describe(FieldVisitor& field);
};

/// One kind of staff. A cadre that others name in part_of is their sum and has no people of its own; growth,
/// leaving, retirement and recruitment stated there hold for every part that states none.
struct Cadre {
    Text name;
    std::string part_of;
    std::optional<StockBase> base;
    std::optional<TierShares> tiers;
    std::optional<Ages> ages;
    Number effective_share = 1;
    std::optional<Growth> growth;
    std::optional<Leaving> leaving;
    std::optional<Retirement> retirement;
    std::optional<Recruitment> recruitment;
    Map<Pipeline> pipelines;
    Map<Qualification> qualifications;

    void describe(FieldVisitor& field);
};

}  // namespace permille::workforce
