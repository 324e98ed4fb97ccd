// Moving the standard life table in lanes, and finding how far it must move.
#include "permille/population/life_table.hpp"

#include <cstddef>

namespace permille::population {
namespace {

constexpr auto at(int sex, int age) {
    return static_cast<std::size_t>(cell(sex, age));
}

/// Share of the newborn alive at an exact age.
template <int W>
Lane<W> alive(const StandardMortality& standard, Lane<W> factor, int sex, int age) {
    return Lane<W>(1.0) / (factor * standard.odds_of_death[at(sex, age)] + 1.0);
}

/// Years lived in their first year by those who die in it, from q_0 (Andreev and Kingkade 2015, table for q_0; their
/// three lines meet where the next one is steeper or flat).
template <int W>
Lane<W> infant_years(int sex, Lane<W> dying) {
    const Lane<W> low = sex == male ? Lane<W>(0.1493) - dying * 2.0367 : Lane<W>(0.1490) - dying * 2.0867;
    const Lane<W> middle = sex == male ? dying * 3.4994 + 0.0244 : dying * 4.1075 + 0.0438;
    return min(max(low, middle), sex == male ? 0.2991 : 0.3141);
}

/// Person-years lived in the first year by one newborn, L_0.
template <int W>
Lane<W> first_year(int sex, Lane<W> alive_at_1) {
    const Lane<W> dying = Lane<W>(1.0) - alive_at_1;
    return alive_at_1 + infant_years(sex, dying) * dying;
}

/// Life expectancy and its slope in the logarithm of the factor.
template <int W>
struct Expectancy {
    Lane<W> years, slope;
};

template <int W>
Expectancy<W> expectancy(const StandardMortality& standard, Lane<W> factor, int sex) {
    Lane<W> living = alive(standard, factor, sex, 1);
    Lane<W> years = first_year(sex, living) + living * 0.5;  // half of L_1; each age gives half to either neighbour
    Lane<W> slope = living * (living - 1.0) * 1.5;           // d l / d log(factor) = -l (1 - l)
    for (int age = 2; age < ages - 1; ++age) {
        living = alive(standard, factor, sex, age);
        years += living;
        slope += living * (living - 1.0);
    }
    const Lane<W> last = alive(standard, factor, sex, ages - 1);
    const Lane<W> hazard = log(living / last);
    years += last * 0.5 + last / hazard;
    slope += last * (last - 1.0) * (Lane<W>(1.0) / hazard + 0.5) - last * (living - last) / (hazard * hazard);
    return {years, slope};
}

}  // namespace

template <int W>
Survival<W> moved_table(const StandardMortality& standard, Lane<W> factor) {
    Survival<W> survival;
    for (int sex = 0; sex < sexes; ++sex) {
        const auto s = static_cast<std::size_t>(sex);
        std::array<Lane<W>, ages> living, lived;  // l_x and L_x
        living[0] = Lane<W>(1.0);
        for (int age = 1; age < ages; ++age) living[static_cast<std::size_t>(age)] = alive(standard, factor, sex, age);
        // From 100 on: a constant hazard h, so that T_100 = l_100 / h and L_100 = T_100 (1 - exp(-h)).
        const Lane<W> open = living[ages - 1] / living[ages - 2];
        const Lane<W> rest = living[ages - 1] / log(living[ages - 2] / living[ages - 1]);
        lived[0] = first_year(sex, living[1]);
        for (std::size_t age = 1; age < ages - 1; ++age) lived[age] = (living[age] + living[age + 1]) * 0.5;
        lived[ages - 1] = rest * (Lane<W>(1.0) - open);

        survival.newborn[s] = lived[0];
        survival.after_99[s] = rest / lived[ages - 1];
        survival.life_expectancy[s] = rest;
        for (std::size_t age = 0; age < ages - 1; ++age) {
            survival.year[s * ages + age] = lived[age + 1] / lived[age];
            survival.life_expectancy[s] += lived[age];
        }
        survival.year[at(sex, ages - 1)] = open;
    }
    return survival;
}

template <int W>
Lane<W> log_factor_for(const StandardMortality& standard, Lane<W> years, Lane<W> boys_per_girl, Lane<W> guess,
                       int rounds) {
    const Lane<W> asked = min(max(years, 30.0), 105.0);
    Lane<W> log_factor = guess;
    for (int round = 0; round < rounds; ++round) {
        const Lane<W> factor = exp(log_factor);
        const Expectancy<W> men = expectancy(standard, factor, male), women = expectancy(standard, factor, female);
        const Lane<W> reached = both_sexes<W>({men.years, women.years}, boys_per_girl);
        const Lane<W> slope = both_sexes<W>({men.slope, women.slope}, boys_per_girl);
        // Far from the root the curve bends: a step is held to a factor of e.
        log_factor -= min(max((reached - asked) / slope, -1.0), 1.0);
    }
    return log_factor;
}

template Survival<PERMILLE_LANES> moved_table(const StandardMortality&, Lane<PERMILLE_LANES>);
template Lane<PERMILLE_LANES> log_factor_for(const StandardMortality&, Lane<PERMILLE_LANES>, Lane<PERMILLE_LANES>,
                                             Lane<PERMILLE_LANES>, int);

}  // namespace permille::population
