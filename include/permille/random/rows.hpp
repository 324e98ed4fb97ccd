// Exact draws for a row of cells at once: the same numbers as one by one, in half the time.
#pragma once

#include <type_traits>

#include "permille/random/binomial.hpp"
#include "permille/random/poisson.hpp"

namespace permille {

/// Draws 0 .. count - 1 of a stream, one for each cell of a row. How long a cell takes is a matter of luck, so a branch
/// on it would often be guessed wrongly, and each wrong guess costs as much as the search itself. Therefore the row
/// goes in passes without such branches, each of which writes down the cells that need the next one: the uniforms, two
/// to a Philox call; a squeeze, which settles most cells with few events; the start of the search; four steps of it,
/// until all have arrived. A few cells at a time, so that
/// everything stays in the first-level cache.
///
/// Cells is a class with: Search; few(cell, u), the squeeze; plain(cell), whether no lane needs anything but the
/// search; search(cell, u), its start; in_full(cell, u), the number where a cell is not plain; take(cell, number),
/// which is given every cell's number, in the order of the cells, and changes nothing that another cell's draw reads.
inline constexpr int row_chunk = 32;

template <int W, class Cells>
inline void draw_row(const Stream<W>& stream, int count, Cells&& cells) {
    using Search = typename std::remove_reference_t<Cells>::Search;
    Lane<W> uniforms[row_chunk], numbers[row_chunk];
    Search searches[row_chunk];
    int waiting[row_chunk + 1];
    for (int start = 0; start < count; start += row_chunk) {
        const int size = count - start < row_chunk ? count - start : row_chunk;
        for (int i = 0; i < size; i += 2) {
            const TwoUniforms<W> both = stream.uniforms(static_cast<std::uint32_t>(start + i) / 2);
            uniforms[i] = both.first;
            uniforms[i + 1] = both.second;
        }
        int waits = 0;
        for (int i = 0; i < size; ++i) {
            const FewEvents<W> few = cells.few(start + i, uniforms[i]);
            numbers[i] = few.events;
            waiting[waits] = i;
            waits += all(few.sure) ? 0 : 1;
        }
        int searched = 0;
        for (int place = 0; place < waits; ++place) {
            const int i = waiting[place];
            if (!cells.plain(start + i)) {
                numbers[i] = cells.in_full(start + i, uniforms[i]);
                continue;
            }
            Search search = cells.search(start + i, uniforms[i]);
            const bool arrived = search.four_steps(0);
            numbers[i] = search.found();
            searches[searched] = search;
            waiting[searched] = i;
            searched += arrived ? 0 : 1;
        }
        for (int step = 4; searched > 0 && step < search_steps; step += 4) {
            waits = searched;
            searched = 0;
            for (int place = 0; place < waits; ++place) {
                Search search = searches[place];
                const int i = waiting[place];
                const bool arrived = search.four_steps(step);
                numbers[i] = search.found();
                searches[searched] = search;
                waiting[searched] = i;
                searched += arrived ? 0 : 1;
            }
        }
        for (int i = 0; i < size; ++i) cells.take(start + i, numbers[i]);
    }
}

template <int W>
struct BinomialCells {
    using Search = BinomialSearch<W>;
    Stream<W> stream;
    const double *n, *p, *log_survival;
    double* counts;

    static Lane<W> at(const double* row, int cell) { return Lane<W>::load(row + cell * W); }
    Lane<W> odds(int cell) const {
        const Lane<W> chance = max(at(p, cell), 0.0);
        return chance / (Lane<W>(1.0) - chance);
    }
    FewEvents<W> few(int cell, Lane<W> u) const {
        return squeeze(u, -(at(n, cell) * at(log_survival, cell)), at(n, cell) * odds(cell));
    }
    bool plain(int cell) const {
        return all((at(n, cell) * at(p, cell) <= Lane<W>(search_limit)) & (at(p, cell) <= Lane<W>(0.5)));
    }
    Search search(int cell, Lane<W> u) const {
        const Mask<W> none = u <= Lane<W>(1.0) - at(n, cell) * at(p, cell);
        return {blend(none, 0.0, u), at(n, cell), odds(cell), at(log_survival, cell)};
    }
    Lane<W> in_full(int cell, Lane<W> u) const {
        return binomial_in_full(u, stream, static_cast<std::uint32_t>(cell), at(n, cell), at(p, cell),
                                at(log_survival, cell));
    }
    void take(int cell, Lane<W> number) const { number.store(counts + cell * W); }
};

template <int W>
struct PoissonCells {
    using Search = PoissonSearch<W>;
    Stream<W> stream;
    const double* mean;
    double* counts;

    Lane<W> at(int cell) const { return Lane<W>::load(mean + cell * W); }
    FewEvents<W> few(int cell, Lane<W> u) const { return squeeze(u, at(cell), at(cell)); }
    bool plain(int cell) const { return all(at(cell) <= Lane<W>(search_limit)); }
    Search search(int cell, Lane<W> u) const { return {blend(u <= Lane<W>(1.0) - at(cell), 0.0, u), at(cell)}; }
    Lane<W> in_full(int cell, Lane<W> u) const {
        return poisson_in_full(u, stream, static_cast<std::uint32_t>(cell), at(cell));
    }
    void take(int cell, Lane<W> number) const { number.store(counts + cell * W); }
};

/// Binomial numbers of a row: cell i is binomial(stream, i, n[i], p[i], log_survival[i]).
///
/// n, p, log_survival  [cell, lane]  as for binomial()
/// counts              [cell, lane]  filled in; may not overlap the others
template <int W>
inline void binomials(Stream<W> stream, int count, const double* n, const double* p, const double* log_survival,
                      double* counts) {
    draw_row(stream, count, BinomialCells<W>{stream, n, p, log_survival, counts});
}

/// Poisson numbers of a row: cell i is poisson(stream, i, mean[i]).
///
/// mean    [cell, lane]  expected events, as for poisson()
/// counts  [cell, lane]  filled in; may not overlap mean
template <int W>
inline void poissons(Stream<W> stream, int count, const double* mean, double* counts) {
    draw_row(stream, count, PoissonCells<W>{stream, mean, counts});
}

}  // namespace permille
