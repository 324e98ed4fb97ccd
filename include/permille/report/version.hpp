// The version of the program, as CMakeLists.txt states it (a test compares them).
#pragma once

#include <string_view>

namespace permille::report {

inline constexpr std::string_view version = "0.1.0";

}  // namespace permille::report
