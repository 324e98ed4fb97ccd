// Whether this is the build of the address sanitizer, some ten times as slow as the release build whose bits it shares.
#pragma once

namespace permille::testing {

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define PERMILLE_SANITIZED
#endif
#endif

#if defined(__SANITIZE_ADDRESS__) || defined(PERMILLE_SANITIZED)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

}  // namespace permille::testing
