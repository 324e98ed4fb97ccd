// The nurses of the smallest scenario, made simple enough for pencil and paper.
#pragma once

#include <string>
#include <vector>

namespace permille::testing {

/// The lever of further nurses each year.
inline const std::string offers = "workforce.nurse.recruitment.extra_per_year";

/// No growth, leaving or retirement: 300 nurses stay 300, and further offers, all taken, come on top. The population
/// is left as it is.
inline std::vector<std::string> still_nurses() {
    return {"workforce.nurse.leaving.hazard_per_year=0", "workforce.nurse.leaving.township_per_year=0",
            "workforce.nurse.retirement.women_age=70",   "workforce.nurse.retirement.men_age=70",
            "workforce.nurse.growth.log_per_year=0",     "workforce.nurse.growth.county_deviation=0",
            "workforce.nurse.growth.yearly_sd=0",        "workforce.nurse.growth.persistence=0",
            "workforce.nurse.growth.damping=1",          "workforce.nurse.recruitment.yield=1"};
}

}  // namespace permille::testing
