// The standard life table as odds of death.
#include "permille/population/life_table.hpp"

namespace permille::population {

StandardMortality standard_mortality(const Pyramid& dying) {
    StandardMortality standard;
    for (int sex = 0; sex < sexes; ++sex) {
        double alive = 1;
        for (int age = 0; age < ages; ++age) {
            standard.odds_of_death[static_cast<std::size_t>(cell(sex, age))] = (1 - alive) / alive;
            alive *= 1 - dying[static_cast<std::size_t>(cell(sex, age))];
        }
    }
    return standard;
}

}  // namespace permille::population
