// How deep structs may lie in structs when their fields are listed.
#pragma once

namespace permille {

inline constexpr int most_levels = 32;  // a struct that holds itself would never end

}  // namespace permille
