// A county in which everything happens: five cadres at three hospitals, fifteen townships and two villages.
#pragma once

#include "workforce/county.hpp"

namespace permille::workforce {

/// About 2 500 people. Figures near the national defaults, chosen so that every flow occurs within a few years.
inline County busy_county() {
    County county;
    for (const char* id : {"first_hospital", "tcm_hospital", "maternal_hospital"}) county.add_place(id, Level::county);
    for (int i = 0; i < 15; ++i)
        county.add_place("township_" + std::to_string(i), Level::township, i % 3 == 0 ? "north" : "south");
    for (const char* id : {"village_north", "village_south"}) county.add_place(id, Level::village, id + 8);
    county.workplaces[0].staff.entries.push_back({"nurse", 330});

    const auto add = [&](const std::string& id, double people, double growth) -> Cadre& {
        Cadre& cadre = county.add_cadre(id, people);
        county.set_ages(cadre,
                        {{"<25", .03}, {"25-34", .30}, {"35-44", .30}, {"45-54", .20}, {"55-59", .08}, {"60+", .09}});
        cadre.tiers = {.county = 0.6, .township = 0.33, .village = 0.07};
        Leaving& leaving = county.let_leave(cadre, 0.027);
        leaving.township_per_year = 0.04;
        leaving.young_ratio = 1.5;
        leaving.moves_up_share = 0.5;
        cadre.retirement = Retirement{.women_share = 0.6, .spread_years = 1, .rehired_share = 0.6, .rehired_years = 6};
        Recruitment& recruitment = cadre.recruitment.emplace();
        recruitment.entry_age_low = 22;
        recruitment.entry_age_high = 29;
        recruitment.first_month = 7;
        recruitment.last_month = 11;
        county.let_grow(cadre, growth);
        return cadre;
    };
    add("western_physician", 700, 0.05);
    add("tcm_physician", 170, 0.05);
    add("nurse", 1100, 0.06);
    add("pharmacist", 160, 0.03);
    add("public_health", 380, 0.01);
    county.add_cadre("physician", 0).base.reset();

    auto& entries = county.cadres.entries;
    entries[0].value.part_of = entries[1].value.part_of = "physician";
    Cadre& physician = entries[5].value;
    Qualification gp{.name = {}, .base = StockBase{.amount = 60}, .growth = {.log_per_year = 0.12}};
    physician.qualifications.entries.push_back({"gp", gp});
    Pipeline directed{.name = {},
                      .intake_per_year = 8,
                      .first_year = 2014,
                      .length_years = 5,
                      .completion = 0.9,
                      .uptake = 0.86,
                      .service_years = 2,
                      .qualification = "gp"};
    entries[0].value.pipelines.entries.push_back({"directed", directed});
    return county;
}

}  // namespace permille::workforce
