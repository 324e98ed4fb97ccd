// A standard life table and the one that is moved from it to an asked life expectancy (Brass).
#pragma once

#include <array>

#include "permille/base/lanes.hpp"
#include "permille/population/pyramid.hpp"

namespace permille::population {

/// A standard life table, as what its Brass shift needs: the odds of having died before each exact age.
struct StandardMortality {
    Pyramid odds_of_death{};  // (1 - l_x) / l_x, l_0 = 1; [sex, age]
};

/// From qx (probabilities of dying between exact ages x and x + 1), [sex, age]; that of age 100 is not used.
StandardMortality standard_mortality(const Pyramid& dying);

/// Who survives a year, for people who are counted at year ends.
template <int W>
struct Survival {
    std::array<Lane<W>, cells> year;     // from year end to year end, by age at the first: L_{x+1} / L_x
    std::array<Lane<W>, sexes> newborn;  // from birth to the end of the year of birth: L_0 / l_0
    std::array<Lane<W>, sexes>
        after_99;  // years still lived by those who reach 100, for each one who is 100: T_100 / L_100
    std::array<Lane<W>, sexes> life_expectancy;  // at birth, years
};

/// The table with odds of death `factor` times the standard's at every age: exp(2 alpha) in Brass's relational model
/// logit(l_x) = alpha + logit(standard l_x), logit(l) = 1/2 log((1 - l) / l).
///
/// Within a year of age the living fall linearly; infants live a_0 of the year they die in; from 100 on the hazard is
/// the one between 99 and 100.
/// Sources: Brass 1971, "On the scale of mortality"; a_0 by Andreev and Kingkade 2015, Demographic Research 33:
/// 363-390.
template <int W>
Survival<W> moved_table(const StandardMortality& standard, Lane<W> factor);

/// Both sexes' life expectancy: each sex weighted by its births.
template <int W>
Lane<W> both_sexes(const std::array<Lane<W>, sexes>& of_sex, Lane<W> boys_per_girl) {
    return (of_sex[male] * boys_per_girl + of_sex[female]) / (boys_per_girl + 1.0);
}

/// Newton steps that log_factor_for() needs from 0, and from the answer of the year before.
inline constexpr int first_newton_steps = 12, newton_steps = 5;

/// The logarithm of the factor (2 alpha, the same for both sexes) that moves both sexes' life expectancy to `years`,
/// which is held between 30 and 105. Found by `rounds` Newton steps from `guess`; their number is fixed, so that a lane
/// does not depend on its neighbours. Ends within 1e-6 years.
template <int W>
Lane<W> log_factor_for(const StandardMortality& standard, Lane<W> years, Lane<W> boys_per_girl, Lane<W> guess,
                       int rounds);

}  // namespace permille::population
