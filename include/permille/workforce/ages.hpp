// The ages at which staff are counted: single completed years, and one place for the rehired, who have no age.
#pragma once

namespace permille::workforce {

inline constexpr int youngest_age = 18, oldest_age = 75;
inline constexpr int ages = oldest_age - youngest_age + 1;
/// Where leaving changes: those below are young.
inline constexpr int experienced_age = 35;
inline constexpr int young_ages = experienced_age - youngest_age;
/// From this age on, those at work in the base year are the rehired.
inline constexpr int rehired_age = 60;

}  // namespace permille::workforce
