// Arrays of numbers that are larger than caches: their memory comes from the system when it is first written.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <type_traits>

namespace permille {

/// Gives memory back that zeroed_memory() gave.
struct ReturnMemory {
    std::size_t mapped = 0;  // bytes that the system mapped for it; 0 where it came from the heap
    void operator()(void* memory) const;
};

/// Memory for `count` things of so many bytes each, all zero, aligned for any number. What is large is mapped, in pages
/// as large as the system has: nothing is written before it is used, and by the thread that uses it. Throws
/// std::bad_alloc.
std::unique_ptr<void, ReturnMemory> zeroed_memory(std::size_t count, std::size_t bytes_each);

/// Numbers that are 0 until they are written, [size].
template <typename Number>
class PagedArray {
    static_assert(std::is_arithmetic_v<Number>, "zero bytes are the number 0");

  public:
    explicit PagedArray(std::size_t size) : memory_(zeroed_memory(size, sizeof(Number))), size_(size) {}

    PagedArray(const PagedArray& other) : PagedArray(other.size_) { std::copy_n(other.data(), size_, data()); }
    PagedArray& operator=(const PagedArray& other) { return *this = PagedArray(other); }
    PagedArray(PagedArray&&) noexcept = default;
    PagedArray& operator=(PagedArray&&) noexcept = default;
    ~PagedArray() = default;

    Number* data() { return static_cast<Number*>(memory_.get()); }
    const Number* data() const { return static_cast<const Number*>(memory_.get()); }
    std::size_t size() const { return size_; }

  private:
    std::unique_ptr<void, ReturnMemory> memory_;
    std::size_t size_;
};

}  // namespace permille
