// The cells of a town as rows of draws: what random/rows.hpp asks of each, worked out on the way.
#pragma once

#include <cstddef>
#include <cstdint>

#include "permille/random/chance.hpp"
#include "year_rates.hpp"

namespace permille::population {

/// Deaths among people[cell] at the county's risks. `take` is called with each chunk's first cell, its size and its
/// numbers.
template <int W, class Take>
struct RiskCells {
    const Stream<W>& stream;
    const Lane<W>* people;
    const CohortRisks<W>& risks;
    Take take_numbers;
    std::size_t first = 0, size = 0;

    void begin(int first_cell, int count) {
        first = static_cast<std::size_t>(first_cell);
        size = static_cast<std::size_t>(count);
    }
    std::size_t at(int cell) const { return first + static_cast<std::size_t>(cell); }
    Lane<W> expected(int cell) const { return people[at(cell)] * risks.risk[at(cell)]; }
    FewEvents<W> few(int cell, Lane<W> u) const {
        return squeeze(u, -(people[at(cell)] * risks.log_survival[at(cell)]), people[at(cell)] * risks.odds[at(cell)]);
    }
    bool plain(int cell) const {
        return all((expected(cell) <= Lane<W>(search_limit)) & (risks.risk[at(cell)] <= Lane<W>(0.5)));
    }
    Lane<W> target(int cell, Lane<W> u) const { return blend(u <= Lane<W>(1.0) - expected(cell), 0.0, u); }
    BinomialLaw<W> law(int cell) const { return {people[at(cell)], risks.odds[at(cell)]}; }
    Lane<W> none(int cell) const { return law(cell).none(risks.log_survival[at(cell)]); }
    Lane<W> in_full(int cell, Lane<W> u) const {
        return binomial_in_full(u, stream, static_cast<std::uint32_t>(at(cell)), people[at(cell)], risks.risk[at(cell)],
                                risks.log_survival[at(cell)]);
    }
    void take(const Lane<W>* numbers) { take_numbers(first, size, numbers); }
};

/// Poisson numbers with mean(cell) expected events. `take` is called with each chunk's first cell, its size and its
/// numbers.
template <int W, class Mean, class Take>
struct FlowCells {
    const Stream<W>& stream;
    Mean mean;
    Take take_numbers;
    std::size_t first = 0, size = 0;
    Lane<W> expected[row_chunk] = {};

    void begin(int first_cell, int count) {
        first = static_cast<std::size_t>(first_cell);
        size = static_cast<std::size_t>(count);
        for (std::size_t i = 0; i < size; ++i) expected[i] = mean(first + i);
    }
    FewEvents<W> few(int cell, Lane<W> u) const { return squeeze(u, expected[cell], expected[cell]); }
    bool plain(int cell) const { return all(expected[cell] <= Lane<W>(search_limit)); }
    Lane<W> target(int cell, Lane<W> u) const { return blend(u <= Lane<W>(1.0) - expected[cell], 0.0, u); }
    PoissonLaw<W> law(int cell) const { return {expected[cell]}; }
    Lane<W> none(int cell) const { return law(cell).none(); }
    Lane<W> in_full(int cell, Lane<W> u) const {
        return poisson_in_full(u, stream, static_cast<std::uint32_t>(first) + static_cast<std::uint32_t>(cell),
                               expected[cell]);
    }
    void take(const Lane<W>* numbers) { take_numbers(first, size, numbers); }
};

template <int W, class Take>
RiskCells<W, Take> binomial_cells(const Stream<W>& stream, const Lane<W>* people, const CohortRisks<W>& risks,
                                  Take take) {
    return {.stream = stream, .people = people, .risks = risks, .take_numbers = take};
}
template <int W, class Mean, class Take>
FlowCells<W, Mean, Take> poisson_cells(const Stream<W>& stream, Mean mean, Take take) {
    return {.stream = stream, .mean = mean, .take_numbers = take};
}

}  // namespace permille::population
