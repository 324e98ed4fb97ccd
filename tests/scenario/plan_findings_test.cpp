// What check finds in the four plans: each finding with the reason why it is one. A finding that is not listed here
// fails.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "permille/scenario/findings.hpp"
#include "support/scenarios.hpp"

using namespace permille;
using Strings = std::vector<std::string>;

namespace {

// "error text_against_table 11 12", in the order in which they are printed.
Strings found_in(const std::string& county) {
    Strings lines;
    for (const Finding& finding : find_contradictions(testing::loaded(county + ".yaml").scenario)) {
        std::string line = std::string(name_of(finding.severity)) + " " + finding.id;
        for (const std::string& row : finding.rows) line += " " + row;
        lines.push_back(line);
    }
    return lines;
}

std::string message(const std::string& county, const std::string& id, const std::string& row) {
    for (const Finding& finding : find_contradictions(testing::loaded(county + ".yaml").scenario))
        if (finding.id == id && (row.empty() ? finding.rows.empty() : finding.rows.front() == row))
            return finding.message.en;
    FAIL("no finding " << id << " about row " << row);
    return {};
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("what check finds in the plan of Jingyan") {
    CHECK(found_in("jingyan") ==
          Strings{
              "error text_against_table 16",         // geriatric departments: 65 % in the table, 100 % in the text
              "error ratio_contradiction 11 12 18",  // 3.2 and 4.0 make 1:1.25
              "error part_above_whole 28",           // an industry of 25 billion in an economy of 17 billion
              "warning text_against_table 4",        // infant mortality 1.76 and 3.28
              "warning text_against_table 5",        // under 5 4.11 and 4.88
              "warning figure_printed_twice",        // TCM in village clinics: all of them in the text, 70 % in box 3
              "warning pace_unmatched 13",           // pharmacists: 6.4 % a year, the fastest province found 5.5 %
              "warning pace_unmatched 20",           // public-health staff: 5.3 % a year, the nation 0.5 %
              // 406 people net, 300 recruits before: chapter 1, section 1.
              "warning gain_above_recruits 11 12 13 20",
              // Seven targets that the base has left behind.
              "note target_looser_than_base 3",
              "note target_looser_than_base 4",
              "note target_looser_than_base 5",
              "note target_looser_than_base 6",
              "note target_looser_than_base 21",
              "note target_looser_than_base 22",
              "note target_looser_than_base 23",
              "note below_norm 13",      // 0.41 pharmacists, the nation 0.54
              "note below_norm 20",      // 0.66 public-health staff, the nation 0.83
              "note gain_below_norm 1",  // life expectancy by 0.13 years, the nation by 1
              // Who begins 5+3 in 2021 arrives in 2029, who begins 3+2 in 2026.
              "note pipeline_delivers_later 11 19",
              "note pipeline_delivers_later 11 19",
          });
    CHECK(holds(message("jingyan", "ratio_contradiction", "11"), "make 1:1.25, short of the 1:1.35"));
    CHECK(holds(message("jingyan", "text_against_table", "4"), "1.76 per 1000 in the table and 3.28 per 1000"));
    CHECK(holds(message("jingyan", "text_against_table", "5"), "4.11 per 1000 in the table and 4.88 per 1000"));
    CHECK(holds(message("jingyan", "text_against_table", "16"),
                "asks for 65%, “第三章第四节 加快发展老年健康服务” asks for 100%"));
    CHECK(holds(message("jingyan", "part_above_whole", "28"), "base 250, target ≥ 300"));
    CHECK(holds(message("jingyan", "part_above_whole", "28"), "only 170"));
}

TEST_CASE("what check finds in the plan of Siyang") {
    CHECK(
        found_in("siyang") ==
        Strings{
            "warning figure_printed_twice",  // village clinics: 250 in the achievements, 251 in the tasks
            "warning figure_printed_twice",  // township hospitals: 30 buy medicines, 31 get a consulting room
            "warning figure_printed_twice",  // TCM rooms: all 251 clinics in one place, 75 in another
            "warning figure_printed_twice",  // delivered medicines: 93.18 % printed, 92.62 % by the two sums beside it
            "warning growth_of_unknown 15",  // half as much again as an unknown number of public-health staff
            // The table has no column for 2020; rows 4 and 5 have a base in the text.
            "warning no_base_column 1 3 6 7 8 9 10 11 11a 12 13 14 15 16 17 18 19 20 21 22 23 t1 t3 t4",
            "warning pace_unmatched 15",  // half as much again in five years, whatever the base: 8.4 % a year
            "note target_already_met 4",  // infant mortality 3.0, asked 3
            "note below_norm 11a",        // 0.45 TCM physicians, the nation 0.62
            "note pipeline_delivers_later 11 14",
        });
    CHECK(holds(message("siyang", "growth_of_unknown", "15"), "150% of a base that the plan does not print"));
}

TEST_CASE("what check finds in the plan of Zhaoyuan") {
    CHECK(found_in("zhaoyuan") ==
          Strings{
              "error text_against_table 8",    // smoking below 20 in the table, below 15 in the text
              "error text_against_table 19",   // geriatric departments 95 and 100 %
              "warning text_against_table 9",  // towns with the title: 57 %, but the text counts 13 of 14
              "warning figure_printed_twice",  // the TCM hospital reaches the standard in 2025 or in 2022
              "warning pace_unmatched 15",     // pharmacists: 8.4 % a year
              "warning pace_unmatched 16",     // public-health staff: 9.5 % a year
              "warning pace_above_asked 11",   // 0.82 places a year; the nation asks 0.54 of itself
              // 5+3 and 3+2 that begin in 2022: 2030 and 2027.
              "warning pipeline_delivers_nobody 12 17", "warning pipeline_delivers_nobody 12 17",
              "note target_looser_than_base 3", "note target_looser_than_base 4", "note target_looser_than_base 5",
              "note target_looser_than_base 6",
              "note target_already_met 22",                // a turnover of 70, asked 70
              "note below_norm 10", "note below_norm 10",  // beds: the nation's guide value and the city's target
              "note below_norm 12",                        // physicians: the city's 3.85
              "note below_norm 14", "note below_norm 14",  // nurses: the nation's 3.8 and the city's 4.05
              "note implied_below_norm 12 14",             // 3.45 nurses to 3.43 physicians, the nation 1:1.2
              "note project_after_plan 10",  // the second phase of the TCM hospital, by our estimate in 2026
          });
    CHECK(holds(message("zhaoyuan", "text_against_table", "8"), "asks for 20"));
    CHECK(holds(message("zhaoyuan", "text_against_table", "8"), "asks for 15"));
    CHECK(holds(message("zhaoyuan", "text_against_table", "19"), "asks for 95%, “专栏3” asks for 100%"));
}

TEST_CASE("what check finds in the plan of Minhou") {
    CHECK(found_in("minhou") ==
          Strings{
              "error unit_slip 2", "error unit_slip 4",
              "error unit_slip 20",              // % printed for per 1000
              "error claim_does_not_compute",    // 7.03 to 8.3 is 3.4% a year, not 15.3 %
              "warning part_is_whole 2 4",       // the same target for under 5 as for under 1
              "warning denominator_conflict 5",  // 1 939 beds at 2.62 mean 740 000 people, the census counted 988 200
              "warning births_conflict 2 3",     // rates of deaths that fit 8 039 births, a birth rate that makes 5 543
              "warning pace_above_asked 11",     // 0.90 places a year; the nation asks 0.54 of itself
              "note target_looser_than_base 2", "note target_already_met t1",
              "note target_already_met t2",  // three areas and two groups stand already
              // Half of what nation and city ask: Fuzhou's hospitals treat the county's patients.
              "note below_norm 5", "note below_norm 5", "note below_norm 6", "note below_norm 6", "note below_norm 8",
              "note below_norm 7", "note below_norm 7", "note below_norm 9",
              "note implied_below_norm 6 7",  // 2.4 nurses to 2.1 physicians
              "note pipeline_delivers_later 6 9",
              "note project_after_plan 5",  // the campus in Zhuqi, by our estimate in 2026
          });
    CHECK(holds(message("minhou", "claim_does_not_compute", ""), "is 3.4% a year"));
    CHECK(holds(message("minhou", "claim_does_not_compute", ""), "says 15.3%"));
    CHECK(holds(message("minhou", "denominator_conflict", "5"), "738 667 to 741 491 people"));
    CHECK(holds(message("minhou", "part_is_whole", "2"), "the same target as"));
}
