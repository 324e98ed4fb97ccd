// Threads: TBB, or std::jthread where PERMILLE_JTHREAD is set (Debian's TBB is not instrumented for ThreadSanitizer).
#include "permille/base/parallel.hpp"

#ifdef PERMILLE_JTHREAD
#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>
#else
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#endif

namespace permille {
namespace {

// One thread is the caller's own: nothing is asked of the others, which may be at work on loops around this one.
bool done_alone(std::size_t count, int threads, const std::function<void(std::size_t)>& body) {
    if (threads != 1) return false;
    for (std::size_t i = 0; i < count; ++i) body(i);
    return true;
}

}  // namespace

#ifdef PERMILLE_JTHREAD

void parallel_for(std::size_t count, int threads, const std::function<void(std::size_t)>& body) {
    if (done_alone(count, threads, body)) return;
    const std::size_t workers =
        threads > 0 ? static_cast<std::size_t>(threads) : std::max<std::size_t>(1, std::thread::hardware_concurrency());
    std::atomic<std::size_t> next = 0;
    std::exception_ptr first;
    std::mutex guard;
    auto work = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            try {
                body(i);
            } catch (...) {
                const std::lock_guard lock(guard);
                if (!first) first = std::current_exception();
                next = count;
            }
        }
    };
    {
        std::vector<std::jthread> pool;
        for (std::size_t i = 0; i < std::min(workers, count); ++i) pool.emplace_back(work);
    }
    if (first) std::rethrow_exception(first);
}

#else

void parallel_for(std::size_t count, int threads, const std::function<void(std::size_t)>& body) {
    if (done_alone(count, threads, body)) return;
    const auto run = [&] { tbb::parallel_for(std::size_t{0}, count, body); };
    if (threads <= 0) {
        run();
        return;
    }
    // The arena may ask for more threads than there are cores only when the global limit allows it.
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
    tbb::task_arena arena(threads);
    arena.execute(run);
}

#endif

}  // namespace permille
