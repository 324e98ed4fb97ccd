// People by sex and single year of age: the shape that every table of this room has.
#pragma once

#include <array>

namespace permille::population {

inline constexpr int ages = 101;  // completed years 0..99; the last one is 100 and older
inline constexpr int sexes = 2;
inline constexpr int cells = sexes * ages;
inline constexpr int male = 0, female = 1;

/// Place of a sex and age in an array [sex, age].
constexpr int cell(int sex, int age) {
    return sex * ages + age;
}

using Pyramid = std::array<double, cells>;  // [sex, age]
using ByAge = std::array<double, ages>;

}  // namespace permille::population
