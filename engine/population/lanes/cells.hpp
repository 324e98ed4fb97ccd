// The cells of a town as rows of draws: what random/rows.hpp asks of each, worked out on the way.
#pragma once

#include <cstddef>
#include <cstdint>

#include "permille/random/chance.hpp"
#include "year_rates.hpp"

namespace permille::population {

/// Deaths among people[cell] at the county's risks. `take` is called with each cell and its deaths.
template <int W, class Take>
struct RiskCells {
    using Search = BinomialSearch<W>;
    const Stream<W>& stream;
    const Lane<W>* people;
    const CohortRisks<W>& risks;
    Take take_number;

    static std::size_t at(int cell) { return static_cast<std::size_t>(cell); }
    Lane<W> expected(int cell) const { return people[cell] * risks.risk[at(cell)]; }
    FewEvents<W> few(int cell, Lane<W> u) const {
        return squeeze(u, -(people[cell] * risks.log_survival[at(cell)]), people[cell] * risks.odds[at(cell)]);
    }
    bool plain(int cell) const {
        return all((expected(cell) <= Lane<W>(search_limit)) & (risks.risk[at(cell)] <= Lane<W>(0.5)));
    }
    Search search(int cell, Lane<W> u) const {
        const Mask<W> none = u <= Lane<W>(1.0) - expected(cell);
        return {blend(none, 0.0, u), people[cell], risks.odds[at(cell)], risks.log_survival[at(cell)]};
    }
    Lane<W> in_full(int cell, Lane<W> u) const {
        return binomial_in_full(u, stream, static_cast<std::uint32_t>(cell), people[cell], risks.risk[at(cell)],
                                risks.log_survival[at(cell)]);
    }
    void take(int cell, Lane<W> number) { take_number(at(cell), number); }
};

/// Poisson numbers with mean(cell) expected events. `take` is called with each cell and its number.
template <int W, class Mean, class Take>
struct FlowCells {
    using Search = PoissonSearch<W>;
    const Stream<W>& stream;
    Mean mean;
    Take take_number;

    Lane<W> expected(int cell) const { return mean(static_cast<std::size_t>(cell)); }
    FewEvents<W> few(int cell, Lane<W> u) const {
        const Lane<W> events = expected(cell);
        return squeeze(u, events, events);
    }
    bool plain(int cell) const { return all(expected(cell) <= Lane<W>(search_limit)); }
    Search search(int cell, Lane<W> u) const {
        const Lane<W> events = expected(cell);
        return {blend(u <= Lane<W>(1.0) - events, 0.0, u), events};
    }
    Lane<W> in_full(int cell, Lane<W> u) const {
        return poisson_in_full(u, stream, static_cast<std::uint32_t>(cell), expected(cell));
    }
    void take(int cell, Lane<W> number) { take_number(static_cast<std::size_t>(cell), number); }
};

template <int W, class Take>
RiskCells<W, Take> binomial_cells(const Stream<W>& stream, const Lane<W>* people, const CohortRisks<W>& risks,
                                  Take take) {
    return {stream, people, risks, take};
}
template <int W, class Mean, class Take>
FlowCells<W, Mean, Take> poisson_cells(const Stream<W>& stream, Mean mean, Take take) {
    return {stream, mean, take};
}

}  // namespace permille::population
