// The one door to threads: a loop over independent slots. TBB behind it, std::jthread in the thread-sanitizer build.
#pragma once

#include <cstddef>
#include <functional>

namespace permille {

/// Calls body(i) for i = 0 .. count-1 on up to `threads` threads (0: one per core). The order is unspecified, so every
/// call must write to its own slot. The first exception thrown by a call is thrown again here; later calls may be
/// skipped then.
void parallel_for(std::size_t count, int threads, const std::function<void(std::size_t)>& body);

}  // namespace permille
