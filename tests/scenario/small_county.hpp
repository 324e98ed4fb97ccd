// A small county's scenario as text, and what is said of it after a line was changed.
#pragma once

#include <string>
#include <string_view>

#include "permille/base/contracts.hpp"
#include "permille/base/issues.hpp"
#include "permille/describe/load_tree.hpp"
#include "permille/describe/read_yaml.hpp"
#include "permille/scenario/check.hpp"

namespace permille {

inline const std::string small_county = R"(permille: 1
name: small county
horizon: {base: 2020, target: 2025}
sources: {plan: {title: the plan}}
source: plan
population:
  base: 100000
  basis: permanent residents
  structure: pyramid.csv
  margins:
    male_share: 0.51
    ages:
      young: {from: 0, to: 14, share: 0.15}
      old: {from: 60, to: 100, share: 0.25}
  towns:
    north: {name: North, people: 60000, seat: true}
    south: {name: South}
  mortality: {life_table: life.csv, life_expectancy: 78, gain_per_year: 0.2}
  fertility:
    shape: shape.csv
    total: 1.4
    log_change_per_year: -0.04
    sex_ratio_at_birth: 1.1
  migration:
    profile: profile.csv
    net_per_1000: -4
facilities:
  hospital:
    name: hospital
    tier: county
    town: north
    beds: 300
    staff: {nurse: 200}
  centre: {name: centre, tier: township, town: south}
capacity:
  beds:
    name: beds
    base: {amount: 5, in: per_1000}
    growth: {log_per_year: 0.03}
    tiers: {county: 0.7, township: 0.3}
  childcare:
    name: childcare
    base: {amount: 10}
    per_1000_per_year: 0.3
projects:
  wing:
    name: wing
    facility: hospital
    adds: {beds: 40}
    planned: "2022-06"
    staff_needed: {nurse: 16}
staffing: {nurses_per_bed: 0.4, physicians_per_bed: 0.2}
workforce:
  physician:
    name: physicians
    base: {amount: 2.6, in: per_1000}
    growth: {log_per_year: 0.05}
    leaving: {hazard_per_year: 0.03}
    retirement: {women_share: 0.45}
    recruitment: {first_month: 7, last_month: 11}
    ages: {table: ages.csv, row: physician}
    qualifications:
      gp:
        name: GPs
        base: {amount: 2, in: per_10000}
        growth: {log_per_year: 0.1}
  western:
    name: western
    part_of: physician
    base: {in: rest}
    pipelines:
      directed:
        name: directed students
        intake_per_year: 3
        length_years: 5
        completion: 0.9
        uptake: 0.8
        qualification: gp
  tcm:
    name: tcm
    part_of: physician
    base: {amount: 0.2, in: share}
  nurse:
    name: nurses
    base: {amount: 3.4, in: per_1000}
    tiers: {county: 0.8, township: 0.2}
    growth: {log_per_year: 0.06}
    leaving: {hazard_per_year: 0.03}
    retirement: {women_share: 0.97}
    recruitment: {entry_age_low: 20, entry_age_high: 26}
    ages: {table: ages.csv, row: nurse}
targets:
  nurses_per_1000:
    row: "1"
    name: nurses
    unit: per 1000
    kind: resource
    better: higher
    indicator: {numerator: nurse, denominator: residents, per: 1000}
    base: 3.4
    operator: ge
    target: 4
  gps:
    row: "2"
    name: GPs
    unit: per 10000
    kind: resource
    better: higher
    indicator: {numerator: gp, denominator: residents, per: 10000}
    operator: about
    target: 3
    tolerance: 0.1
history:
  nurses_per_1000: {years: {2015: 2.5, 2019: 3.2}}
run: {steps_per_year: 12}
)";

/// The text with one passage, which stands in it once, replaced.
inline std::string changed(std::string text, std::string_view passage, std::string_view by) {
    const std::size_t at = text.find(passage);
    expects(at != std::string::npos && text.find(passage, at + 1) == std::string::npos);
    return text.replace(at, passage.size(), by);
}

/// What reading and checking say of a text, in English, one line each: "line:column: path: message".
inline std::string said_of(const std::string& text) {
    const Checked<Tree> tree = parse_tree(text, "f");
    expects(tree.value.has_value());
    Issues issues = tree.issues;
    Scenario scenario;
    read_yaml(*tree.value, record_of(scenario), issues);
    check_scenario(scenario, *tree.value, issues);
    std::string said;
    for (const Issue& issue : issues.all()) said += to_string(issue, Language::en).substr(2) + "\n";
    return said;
}

}  // namespace permille
