// Rules across fields: each mistake is one message at its place, and a sound scenario has none.
#include "permille/scenario/check.hpp"

#include <doctest/doctest.h>

#include "scenario/small_county.hpp"

using namespace permille;

namespace {

struct Case {
    std::string_view passage, by;
    std::string said;
};

void check_all(const std::vector<Case>& cases) {
    for (const Case& each : cases) {
        INFO(each.passage, " -> ", each.by);
        CHECK(said_of(changed(small_county, each.passage, each.by)) == each.said);
    }
}

}  // namespace

TEST_CASE("a sound scenario has no issues") {
    CHECK(said_of(small_county) == "");
}

TEST_CASE("horizon, format and steps") {
    check_all({
        {"permille: 1\n", "permille: 2\n",
         "1:11: permille: this program reads format 1, the file is written in 2; a newer permille reads it\n"},
        {"target: 2025", "target: 2020",
         "3:31: horizon.target: the target year 2020 must be later than the base year 2020\n"},
        {"target: 2025", "target: 2051", "3:31: horizon.target: 31 years from base to target; at most 30\n"},
        {"steps_per_year: 12", "steps_per_year: 6",
         "115:23: run.steps_per_year: a year has 1, 2, 4 or 12 steps, not 6\n"},
    });
}

TEST_CASE("people") {
    check_all({
        {", seat: true", "", "15:3: population.towns: no town is the county seat; write seat: true at one\n"},
        {"south: {name: South}", "south: {name: South, seat: true}",
         "17:32: population.towns.south.seat: there is one county seat, and north is it already\n"},
        {"people: 60000", "people: 160000",
         "15:3: population.towns: the towns' people add up to 160000, more than the county's 100000\n"},
        {"south: {name: South}", "south: {name: South, people: 30000}",
         "15:3: population.towns: all towns' people are given and add up to 90000, less than the county's 100000\n"},
        {"    total: 1.4\n", "", "19:3: population.fertility: write total or birth_rate\n"},
        {"    total: 1.4\n", "    total: 1.4\n    birth_rate: 9\n",
         "22:17: population.fertility.birth_rate: total and birth_rate say the same thing; write one, and null removes "
         "what a parent file states\n"},
        {"    net_per_1000: -4\n", "    net_per_1000: -4\n    growth_per_year: 0.01\n",
         "27:22: population.migration.growth_per_year: net_per_1000 and growth_per_year say the same thing; write one, "
         "and null removes what a parent file states\n"},
        {"from: 60, to: 100", "from: 100, to: 60",
         "14:7: population.margins.ages.old: runs backwards, from 100 to 60\n"},
        {"from: 60", "from: 14", "14:7: population.margins.ages.old: overlaps with the age group young\n"},
        {"share: 0.25", "share: 0.9", "12:5: population.margins.ages: the shares add up to 1.05, more than 1\n"},
        {"    north: {name: North, people: 60000, seat: true}\n    south: {name: South}\n", "    {}\n",
         "15:3: population.towns: at least one town is needed\n"
         "30:11: facilities.hospital.town: no town 'north'\n"
         "33:48: facilities.centre.town: no town 'south'\n"},
    });
}

TEST_CASE("cadres and their parts") {
    check_all({
        {"  western:\n    name: western\n    part_of: physician",
         "  western:\n    name: western\n    part_of: phisician",
         "69:14: workforce.western.part_of: no cadre 'phisician'; did you mean 'physician'?\n"},
        {"  nurse:\n    name: nurses\n", "  nurse:\n    name: nurses\n    part_of: nurse\n",
         "85:14: workforce.nurse.part_of: a cadre cannot be a part of itself\n"},
        {"    name: nurses\n    base: {amount: 3.4, in: per_1000}\n",
         "    name: nurses\n    part_of: tcm\n    base: {amount: 0.2, in: share}\n",
         "85:14: workforce.nurse.part_of: tcm is itself a part of physician; a part has no parts\n"},
        {"    base: {in: rest}\n", "    base: {amount: 3, in: rest}\n",
         "70:20: workforce.western.base.amount: takes the rest, so no amount can be stated; for one of its own write "
         "in: count or the like\n"},
        {"base: {amount: 3.4, in: per_1000}", "base: {in: per_1000}",
         "85:5: workforce.nurse.base: the amount is missing\n"},
        {"base: {amount: 3.4, in: per_1000}", "base: {in: rest}",
         "85:16: workforce.nurse.base.in: rest is for the parts of a sum; write count, per_1000 or per_10000\n"},
        {"base: {in: rest}", "base: {amount: 1, in: per_1000}",
         "56:5: workforce.physician.base: one of its parts must take the rest (in: rest)\n"},
        {"base: {amount: 0.2, in: share}", "base: {in: rest}",
         "82:16: workforce.tcm.base.in: western takes the rest already\n"},
        {"base: {amount: 0.2, in: share}", "base: {amount: 1.2, in: share}",
         "82:20: workforce.tcm.base.amount: 1.2 is outside [0, 1] (unit: share)\n"},
        {"    base: {amount: 0.2, in: share}\n", "", ""},
        {"    base: {amount: 2.6, in: per_1000}\n", "", ""},
        {"base: {amount: 0.2, in: share}", "base: {amount: 2.7, in: per_1000}",
         "56:5: workforce.physician.base: its parts are 270 together, and there are 260 to divide\n"},
        {"    recruitment: {first_month: 7, last_month: 11}\n",
         "    recruitment: {first_month: 7, last_month: 11}\n    pipelines: {}\n    effective_share: 0.9\n",
         "62:22: workforce.physician.effective_share: physician is the sum of its parts and has no people of its own; "
         "state effective_share at the parts\n"},
        {"tiers: {county: 0.8, township: 0.2}", "tiers: {county: 0.8, township: 0.1}",
         "86:5: workforce.nurse.tiers: the shares add up to 0.9; they must make 1\n"},
        {"    retirement: {women_share: 0.97}\n", "",
         "83:3: workforce.nurse: has a base and so is projected, which needs retirement\n"},
        {"    leaving: {hazard_per_year: 0.03}\n    retirement: {women_share: 0.45}\n", "",
         "65:3: workforce.western: has a base and so is projected, which needs leaving, here or at physician\n"
         "65:3: workforce.western: has a base and so is projected, which needs retirement, here or at physician\n"
         "77:3: workforce.tcm: has a base and so is projected, which needs leaving, here or at physician\n"
         "77:3: workforce.tcm: has a base and so is projected, which needs retirement, here or at physician\n"},
        {"    ages: {table: ages.csv, row: nurse}\n", "",
         "83:3: workforce.nurse: has a base and so is projected, which needs ages\n"},
        {"first_month: 7", "first_month: 12",
         "60:48: workforce.physician.recruitment.last_month: runs backwards, from 12 to 11\n"},
        {"entry_age_low: 20", "entry_age_low: 27",
         "90:54: workforce.nurse.recruitment.entry_age_high: runs backwards, from 27 to 26\n"},
        {"qualification: gp", "qualification: gps",
         "78:24: workforce.western.pipelines.directed.qualification: no qualification 'gps'; did you mean 'gp'?\n"},
        {"        intake_per_year: 3\n", "        intake_per_year: 3\n        last_year: 2019\n",
         "75:20: workforce.western.pipelines.directed.last_year: runs backwards, from 2020 to 2019\n"},
        {"base: {amount: 2, in: per_10000}", "base: {in: rest}",
         "65:20: workforce.physician.qualifications.gp.base.in: a qualification cannot take a rest; write count, "
         "per_1000, per_10000 or share\n"},
        {"base: {amount: 2, in: per_10000}", "base: {amount: {path: {2020: 2, 2025: 3}}, in: per_10000}",
         "65:16: workforce.physician.qualifications.gp.base.amount: one value is used here, a path over years cannot "
         "be; write a number or a distribution\n"},
        {"        base: {amount: 2, in: per_10000}\n", "", ""},
    });
}

TEST_CASE("facilities, capacities and projects") {
    check_all({
        {"    town: north", "    town: norht",
         "31:11: facilities.hospital.town: no town 'norht'; did you mean 'north'?\n"},
        {"staff: {nurse: 200}", "staff: {nurses: 200}",
         "33:21: facilities.hospital.staff.nurses: no cadre 'nurses'; did you mean 'nurse'?\n"},
        {"staff: {nurse: 200}", "staff: {nurse: 400}",
         "85:5: workforce.nurse.base: the facilities state 400 in total, more than the county's 340\n"},
        {"staff: {nurse: 200}", "staff: {physician: 20, tcm: 5}",
         "33:33: facilities.hospital.staff.tcm: is counted in physician already; state one of them\n"},
        {"beds: 300", "beds: 501",
         "38:5: capacity.beds.base: the facilities state 501 in total, more than the county's 500\n"},
        {"    tiers: {county: 0.7, township: 0.3}\n", "",
         "32:11: facilities.hospital.beds: beds are stated, but capacity has no beds with tiers\n"},
        {"tiers: {county: 0.7, township: 0.3}", "tiers: {county: 0.7, township: 0.4}",
         "40:5: capacity.beds.tiers: the shares add up to 1.1; they must make 1\n"},
        {"tiers: {county: 0.7, township: 0.3}", "tiers: {county: {uniform: [0.6, 0.8]}, township: 0.3}", ""},
        {"base: {amount: 5, in: per_1000}", "base: {amount: 0.5, in: share}",
         "38:29: capacity.beds.base.in: share is for the parts of a sum; write count, per_1000 or per_10000\n"},
        {"base: {amount: 10}", "base: {in: count}", "43:5: capacity.childcare.base: the amount is missing\n"},
        {"    base: {amount: 10}\n    per_1000_per_year: 0.3\n", "", ""},
        {"    per_1000_per_year: 0.3\n", "", "41:3: capacity.childcare: write growth or per_1000_per_year\n"},
        {"    per_1000_per_year: 0.3\n", "    per_1000_per_year: 0.3\n    growth: {log_per_year: 0}\n",
         "44:24: capacity.childcare.per_1000_per_year: growth and per_1000_per_year say the same thing; write one, and "
         "null removes what a parent file states\n"},
        {"facility: hospital", "facility: hopsital",
         "48:15: projects.wing.facility: no facility 'hopsital'; did you mean 'hospital'?\n"},
        {"adds: {beds: 40}", "adds: {bed: 40}",
         "49:17: projects.wing.adds.bed: no capacity 'bed'; did you mean 'beds'?\n"},
        {"staff_needed: {nurse: 16}", "staff_needed: {doctor: 16}",
         "51:28: projects.wing.staff_needed.doctor: no cadre 'doctor'\n"},
        {"\"2022-06\"", "2022-6", "50:14: projects.wing.planned: 2022-6 is not a month; write it like 2023-06\n"},
        {"\"2022-06\"", "2020-12",
         "50:14: projects.wing.planned: 2020-12 is not after the base year 2020; what is complete stands in the base, "
         "what is late needs the month planned now\n"},
        {"adds: {beds: 40}", "adds: {beds: 40}\n    go_ahead: {path: {2021: 0, 2025: 1}}",
         "50:5: projects.wing.go_ahead: one value is used here, a path over years cannot be; write a number or a "
         "distribution\n"},
        {"physicians_per_bed: 0.2", "physicians_per_bed: 0.2, nurses: nurce",
         "52:66: staffing.nurses: no cadre 'nurce'; did you mean 'nurse'?\n"},
    });
}

TEST_CASE("ids that results are named by are given once") {
    check_all({
        {"  childcare:\n", "  gp:\n",
         "41:3: capacity.gp: the id belongs to a qualification of physician already; population series, cadres, "
         "qualifications, capacities and events share one list of ids\n"},
        {"  childcare:\n", "  births:\n",
         "41:3: capacity.births: the id belongs to a population series already; population series, cadres, "
         "qualifications, "
         "capacities and events share one list of ids\n"},
        {"  childcare:\n", "  staffed_beds:\n",
         "41:3: capacity.staffed_beds: the id belongs to the beds that are staffed already; population series, cadres, "
         "qualifications, capacities and events share one list of ids\n"},
    });
}

TEST_CASE("rows of the plan and their history") {
    check_all({
        {"row: \"2\"", "row: \"1\"", "104:10: targets.gps.row: row 1 is nurses_per_1000 already\n"},
        {"numerator: nurse", "numerator: nurses",
         "99:28: targets.nurses_per_1000.indicator.numerator: no quantity to measure 'nurses'; did you mean "
         "'nurse'?\n"},
        {"denominator: residents, per: 10000", "denominator: resident, per: 10000",
         "109:45: targets.gps.indicator.denominator: no quantity to measure 'resident'; did you mean 'residents'?\n"},
        {"    indicator: {numerator: gp, denominator: residents, per: 10000}\n", "",
         "103:3: targets.gps: a row of kind resource with a number to reach needs an indicator\n"},
        {"    target: 4\n", "",
         "93:3: targets.nurses_per_1000: ge needs target or percent_of_base; a row without a number is of kind "
         "monitor\n"},
        {"    target: 4\n", "    target: 4\n    percent_of_base: 150\n",
         "103:22: targets.nurses_per_1000.percent_of_base: target and percent_of_base say the same thing; write one, "
         "and null removes what a parent file states\n"},
        {"    operator: ge\n    target: 4\n", "    operator: keep\n", ""},
        {"operator: about", "operator: ge", "112:16: targets.gps.tolerance: a tolerance belongs to operator: about\n"},
        {"    target: 4\n", "    target: 4\n    also: {text: {passage: chapter 1}}\n",
         "103:12: targets.nurses_per_1000.also.text: write base or target\n"},
        {"  nurses_per_1000: {years", "  nurses: {years", "114:3: history.nurses: no target 'nurses'\n"},
        {"2019: 3.2", "19: 3.2", "114:44: history.nurses_per_1000.years.19: 19 is not a year; write it like 2015\n"},
    });
}

TEST_CASE("what the reader has reported is not reported again, and the rest still is") {
    check_all({
        {"target: 2025", "target: soon",
         "3:31: horizon.target: soon is not a number; write one like 3, 0.25 or 1e-4\n"},
        {"    town: north\n", "",
         "29:5: facilities.hospital.town: required key is missing (Id of the town it stands in.)\n"},
        {"workforce:\n", "workfroce:\n", "53:1: workfroce: unknown key; did you mean 'workforce'?\n"},
        {"    planned: \"2022-06\"\n", "    plannd: \"2022-6\"\n",
         "50:5: projects.wing.plannd: unknown key; did you mean 'planned'?\n"},
    });
}

TEST_CASE("mistakes come in the order of the file, all in one pass") {
    const std::string text =
        changed(changed(changed(small_county, "operator: about", "operator: ge"), "permille: 1\n", "permille: 2\n"),
                "    town: north", "    town: norht");
    CHECK(said_of(text) ==
          "1:11: permille: this program reads format 1, the file is written in 2; a newer permille reads it\n"
          "31:11: facilities.hospital.town: no town 'norht'; did you mean 'north'?\n"
          "112:16: targets.gps.tolerance: a tolerance belongs to operator: about\n");
}
