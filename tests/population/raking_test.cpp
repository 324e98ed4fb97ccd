// Raking meets its margins and changes nothing that they do not ask for.
#include "permille/population/raking.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "county.hpp"
#include "permille/population/known_margins.hpp"

using namespace permille::population;

namespace {

double at_cell(const Pyramid& pyramid, int sex, int age) {
    return pyramid[static_cast<std::size_t>(cell(sex, age))];
}

}  // namespace

TEST_CASE("raking meets the sexes and the age groups at once") {
    const std::vector<Margin> margins{
        {known_sum(age_range(0, 14), Sexes::both, 130), known_sum(age_range(15, 59), Sexes::both, 555),
         known_sum(age_range(60, 100), Sexes::both, 315)},
        {known_sum(age_range(0, 100), Sexes::men, 506), known_sum(age_range(0, 100), Sexes::women, 494)}};
    const Pyramid raked = rake(smooth_tables().structure, margins);
    for (const Margin& margin : margins)
        for (const KnownSum& known : margin) CHECK(sum_of(raked, known) == doctest::Approx(known.sum).epsilon(1e-9));
}

TEST_CASE("raking keeps the odds ratios of the pyramid") {
    const Pyramid before = smooth_tables().structure;
    Pyramid tilted = before;
    tilted[static_cast<std::size_t>(cell(female, 30))] *= 1.7;  // so that the ratio is not one
    const std::vector<Margin> margins{
        {known_sum(age_range(0, 40), Sexes::both, 300), known_sum(age_range(41, 100), Sexes::both, 700)},
        {known_sum(age_range(0, 100), Sexes::men, 400), known_sum(age_range(0, 100), Sexes::women, 600)}};
    const Pyramid raked = rake(tilted, margins);
    const auto odds_ratio = [](const Pyramid& p) {
        return at_cell(p, male, 30) * at_cell(p, female, 70) / (at_cell(p, female, 30) * at_cell(p, male, 70));
    };
    CHECK(odds_ratio(raked) == doctest::Approx(odds_ratio(tilted)).epsilon(1e-9));
}

TEST_CASE("of margins that contradict each other the last is met") {
    const std::vector<Margin> margins{
        {known_sum(age_range(0, 100), Sexes::men, 500), known_sum(age_range(0, 100), Sexes::women, 500)},
        {known_sum(age_range(0, 100), Sexes::men, 501), known_sum(age_range(0, 100), Sexes::women, 500)}};
    const Pyramid raked = rake(smooth_tables().structure, margins);
    CHECK(sum_of(raked, margins[1][0]) == doctest::Approx(501).epsilon(1e-12));
    CHECK(sum_of(raked, margins[0][0]) == doctest::Approx(501).epsilon(1e-12));
}

TEST_CASE("cells that have nobody stay empty") {
    Pyramid structure{};
    structure[static_cast<std::size_t>(cell(male, 10))] = 1;
    structure[static_cast<std::size_t>(cell(female, 50))] = 3;
    const std::vector<Margin> margins{{known_sum(age_range(0, 100), Sexes::both, 100)}};
    const Pyramid raked = rake(structure, margins);
    CHECK(at_cell(raked, male, 10) == doctest::Approx(25));
    CHECK(at_cell(raked, male, 11) == 0);
}
