// Quickselect whose partitions have no branch to guess: on values in no order every second guess would be wrong.
#include "select.hpp"

#include <algorithm>
#include <utility>

#include "permille/base/contracts.hpp"

namespace permille::indicators {
namespace {

constexpr std::ptrdiff_t few = 24;     // values that the library orders as fast
constexpr int most_partitions = 40;    // some ten are usual; more mean an order that defeats the pivots
constexpr std::ptrdiff_t uneven = 16;  // a partition that takes less than this part away has met equal values

// Values that `goes_first` come first.
//
// returns  the first of the others
template <class GoesFirst>
double* partition(double* begin, double* end, GoesFirst goes_first) {
    double* first_other = begin;
    for (double* at = begin; at != end; ++at) {
        const double value = *at;
        *at = *first_other;
        *first_other = value;
        first_other += goes_first(value) ? 1 : 0;
    }
    return first_other;
}

double* middle_of_three(double* a, double* b, double* c) {
    if (*b < *a) std::swap(a, b);
    if (*c < *b) b = *c < *a ? a : c;
    return b;
}

}  // namespace

void put_in_place(std::span<double> values, std::size_t place) {
    expects(place < values.size());
    double *begin = values.data(), *end = begin + values.size(), *const wanted = begin + place;
    for (int partitions = 0; end - begin > few && partitions < most_partitions; ++partitions) {
        std::swap(*begin, *middle_of_three(begin, begin + (end - begin) / 2, end - 1));
        const double pivot = *begin;
        double* const middle = partition(begin + 1, end, [&](double value) { return value < pivot; }) - 1;
        std::swap(*begin, *middle);
        if (wanted == middle) return;
        if (wanted < middle) {
            end = middle;
            continue;
        }
        const bool uneven_parts = middle - begin < (end - begin) / uneven;
        begin = middle + 1;
        if (!uneven_parts) continue;
        begin = partition(begin, end, [&](double value) { return value <= pivot; });
        if (wanted < begin) return;
    }
    std::nth_element(begin, wanted, end);
}

}  // namespace permille::indicators
