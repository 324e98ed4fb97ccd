// Memory mapped in large pages: a county's ensemble has a hundred megabytes, and each fault brings two of them.
#include "permille/base/paged_array.hpp"

#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>
#include <limits>
#include <new>

namespace permille {
namespace {

constexpr std::size_t large_page = std::size_t{1} << 21;
// Below this the heap is asked: it has memory at hand that an array before has given back.
constexpr std::size_t worth_mapping = 2 * large_page;

}  // namespace

void ReturnMemory::operator()(void* memory) const {
    if (mapped == 0)
        std::free(memory);
    else
        munmap(memory, mapped);
}

std::unique_ptr<void, ReturnMemory> zeroed_memory(std::size_t count, std::size_t bytes_each) {
    if (count > (std::numeric_limits<std::size_t>::max() - 2 * large_page) / bytes_each) throw std::bad_alloc();
    const std::size_t bytes = count * bytes_each;
    if (bytes < worth_mapping) {
        void* memory = std::calloc(bytes + 1, 1);  // of 0 bytes calloc may give nothing
        if (memory == nullptr) throw std::bad_alloc();
        return {memory, ReturnMemory{}};
    }
    // More than is asked, so that it can begin with a large page; what stands before and behind is given back.
    const std::size_t kept = (bytes + large_page - 1) / large_page * large_page, mapped = kept + large_page;
    void* found = mmap(nullptr, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (found == MAP_FAILED) throw std::bad_alloc();
    auto* const begin = static_cast<std::byte*>(found);
    const std::size_t before = (large_page - reinterpret_cast<std::uintptr_t>(begin) % large_page) % large_page;
    if (before != 0) munmap(begin, before);
    munmap(begin + before + kept, mapped - before - kept);
    madvise(begin + before, kept, MADV_HUGEPAGE);  // a wish: without large pages, the small ones do
    return {begin + before, ReturnMemory{kept}};
}

}  // namespace permille
