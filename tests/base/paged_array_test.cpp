// Arrays that come in pages: all zero, each its own, and told when there is no memory.
#include "permille/base/paged_array.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <new>
#include <utility>

using permille::PagedArray;

namespace {

bool all_zero(const PagedArray<double>& array) {
    return std::all_of(array.data(), array.data() + array.size(), [](double value) { return value == 0; });
}

}  // namespace

TEST_CASE("an array is zero and aligned, however large it is, also where one before it was written") {
    // On both sides of where memory is mapped, whole large pages and not.
    for (const std::size_t size : {0UL, 1UL, 1000UL, 524'287UL, 524'288UL, 524'289UL, 786'432UL, 5'000'001UL}) {
        CAPTURE(size);
        for (int turn = 0; turn < 3; ++turn) {
            PagedArray<double> array(size);
            CHECK(array.size() == size);
            CHECK(reinterpret_cast<std::uintptr_t>(array.data()) % alignof(double) == 0);
            CHECK(all_zero(array));
            std::fill_n(array.data(), size, 7.5);
        }
    }
}

TEST_CASE("a copy has numbers of its own, and what is moved keeps its place") {
    for (const std::size_t size : {3UL, 1'000'000UL}) {
        PagedArray<double> first(size);
        first.data()[size - 1] = 2;
        PagedArray<double> copy = first;
        copy.data()[size - 1] = 5;
        CHECK(first.data()[size - 1] == 2);
        const double* place = copy.data();
        PagedArray<double> moved = std::move(copy);
        CHECK(moved.data() == place);
        first = moved;
        CHECK(first.data()[size - 1] == 5);
        CHECK(first.data() != moved.data());
    }
}

TEST_CASE("more than there can be is told, not taken") {
    CHECK_THROWS_AS(PagedArray<double>(std::size_t{1} << 58), std::bad_alloc);
    CHECK_THROWS_AS(PagedArray<double>(std::size_t{1} << 62), std::bad_alloc);
}
