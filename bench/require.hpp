// A benchmark whose answer is wrong, or whose ratio is gone, ends with exit code 1 and says why.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

namespace permille::bench {

/// Ends the program unless the condition holds. Google Benchmark's own way, SkipWithError, ends with exit code 0.
inline void require(bool holds, const std::string& what) {
    if (holds) return;
    std::fprintf(stderr, "benchmark refused: %s\n", what.c_str());
    std::exit(1);
}

}  // namespace permille::bench
