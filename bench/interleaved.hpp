// The fastest of several pieces of work on a machine that others use as well: in turns, by the thread's own time.
#pragma once

#include <time.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <vector>

namespace permille::bench {

/// Time that this thread spent computing, in nanoseconds. Time in which others had the core does not count.
inline double thread_nanoseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

/// One piece of work and how many units of it a call does.
struct Work {
    double units;
    std::function<void()> run;
};

/// Least nanoseconds a unit of each piece over `rounds` rounds, each of which runs every piece once: what slows the
/// machine for a while slows all of them, and the minimum is what remains when nothing did.
inline std::vector<double> fastest(int rounds, const std::vector<Work>& pieces) {
    std::vector<double> least(pieces.size(), std::numeric_limits<double>::infinity());
    for (int round = 0; round < rounds; ++round)
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const double start = thread_nanoseconds();
            pieces[i].run();
            least[i] = std::min(least[i], (thread_nanoseconds() - start) / pieces[i].units);
        }
    return least;
}

}  // namespace permille::bench
