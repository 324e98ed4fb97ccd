// The moved life table has the asked life expectancy, at every asked value.
#include "permille/population/life_table.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "county.hpp"

using namespace permille;
using namespace permille::population;

namespace {

// The textbook sum over a table of l_x: nothing of the engine's but the meaning of a Brass shift. Infants live 0.14
// years of their last one (Andreev and Kingkade's line at the mortality of these tables); those of 100 keep the last
// hazard.
double textbook_expectancy(const Pyramid& dying, int sex, double factor) {
    double standard = 1, alive = 1, years = 0;
    for (int age = 0; age < 100; ++age) {
        standard *= 1 - dying[static_cast<std::size_t>(cell(sex, age))];
        const double next = 1 / (1 + factor * (1 - standard) / standard);
        years += next + (age == 0 ? 0.14 : 0.5) * (alive - next);
        if (age == 99) years += next / std::log(alive / next);
        alive = next;
    }
    return years;
}

}  // namespace

TEST_CASE("the moved table has the asked life expectancy of both sexes") {
    const Tables tables = smooth_tables();
    const StandardMortality standard = standard_mortality(tables.dying);
    for (const double asked : {72.0, 75.0, 77.34, 78.47, 80.0, 82.5}) {
        const double factor = std::exp(log_factor_for<1>(standard, asked, 1.1, 0.0, first_newton_steps).v);
        const double men = textbook_expectancy(tables.dying, male, factor);
        const double women = textbook_expectancy(tables.dying, female, factor);
        CHECK(std::abs((1.1 * men + women) / 2.1 - asked) < 0.01);
        CHECK(women > men);
    }
}

TEST_CASE("Newton's steps end within a millionth of a year, from nothing and from the year before") {
    const StandardMortality standard = standard_mortality(smooth_tables().dying);
    for (double asked = 30; asked <= 105; asked += 0.5) {
        const Lane<1> far = log_factor_for<1>(standard, asked, 1.1, 0.0, first_newton_steps);
        CHECK(both_sexes<1>(moved_table(standard, exp(far)).life_expectancy, 1.1).v ==
              doctest::Approx(asked).epsilon(1e-8));
        for (const double gain : {-1.0, 0.3, 1.0}) {
            if (asked + gain < 30 || asked + gain > 105) continue;
            const Lane<1> near = log_factor_for<1>(standard, asked + gain, 1.1, far, newton_steps);
            CHECK(both_sexes<1>(moved_table(standard, exp(near)).life_expectancy, 1.1).v ==
                  doctest::Approx(asked + gain).epsilon(1e-8));
        }
    }
}

TEST_CASE("the years lived add up to the life expectancy") {
    const StandardMortality standard = standard_mortality(smooth_tables().dying);
    const Survival<1> survival = moved_table(standard, Lane<1>(0.8));
    for (std::size_t sex = 0; sex < sexes; ++sex) {
        double lived = survival.newborn[sex].v, years = lived;
        for (std::size_t age = 0; age + 1 < ages; ++age) {
            lived *= survival.year[sex * ages + age].v;
            years += age + 2 < ages ? lived : lived * survival.after_99[sex].v;
        }
        CHECK(years == doctest::Approx(survival.life_expectancy[sex].v).epsilon(1e-12));
    }
}

TEST_CASE("an unmoved table keeps the standard's probabilities of dying") {
    const Tables tables = smooth_tables();
    const Survival<1> survival = moved_table(standard_mortality(tables.dying), Lane<1>(1.0));
    // L_{x+1} / L_x = (1 - q_x) (2 - q_{x+1}) / (2 - q_x) where the living fall linearly within a year.
    for (const int age : {1, 30, 60, 97}) {
        const auto i = static_cast<std::size_t>(cell(female, age));
        const double q = tables.dying[i], next = tables.dying[i + 1];
        CHECK(survival.year[i].v == doctest::Approx((1 - q) * (2 - next) / (2 - q)).epsilon(1e-12));
    }
}

TEST_CASE("a life expectancy beyond reason is held at 105 years") {
    const StandardMortality standard = standard_mortality(smooth_tables().dying);
    CHECK(log_factor_for<1>(standard, 400.0, 1.1, 0.0, first_newton_steps).v ==
          log_factor_for<1>(standard, 105.0, 1.1, 0.0, first_newton_steps).v);
}

TEST_CASE("infants who die live the share of their year that Andreev and Kingkade give, at every mortality") {
    // Demographic Research 33 (2015), a_0 as three lines of q_0: one probability of dying on each line, by sex.
    struct Known {
        int sex;
        double dying, lived;
    };
    for (const Known& known : {Known{male, 0.007, 0.1493 - 2.0367 * 0.007}, Known{male, 0.05, 0.0244 + 3.4994 * 0.05},
                               Known{male, 0.12, 0.2991}, Known{female, 0.007, 0.1490 - 2.0867 * 0.007},
                               Known{female, 0.05, 0.0438 + 4.1075 * 0.05}, Known{female, 0.12, 0.3141}}) {
        CAPTURE(known.dying);
        Tables tables = smooth_tables();
        tables.dying[static_cast<std::size_t>(cell(known.sex, 0))] = known.dying;
        const Survival<1> survival = moved_table(standard_mortality(tables.dying), Lane<1>(1.0));
        CHECK(survival.newborn[static_cast<std::size_t>(known.sex)].v ==
              doctest::Approx(1 - known.dying * (1 - known.lived)).epsilon(1e-12));
    }
}
