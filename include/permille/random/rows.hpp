// Exact draws for a row of cells at once: the same numbers as one by one, in half the time.
#pragma once

#include "permille/random/binomial.hpp"
#include "permille/random/poisson.hpp"

namespace permille {

/// Cells of a row that are drawn at a time, so that everything stays in the first-level cache.
inline constexpr int row_chunk = 32;

/// Draws 0 .. count - 1 of a stream, one for each cell of a row. How long a cell takes is a matter of luck, so a branch
/// on it would often be guessed wrongly, and each wrong guess costs as much as the search itself. Therefore the row
/// goes in passes without such branches, each of which writes down the cells that need the next one: the uniforms, two
/// to a Philox call; a squeeze, which settles most cells with few events; the start of the search; four steps of it,
/// until all have arrived. A chunk of cells at a time.
///
/// Cells is a class with: begin(first, size), which names the chunk that cells 0 .. size - 1 are counted in from then
/// on; few(cell, u), the squeeze; plain(cell), whether no lane needs anything but the search; target(cell, u), what is
/// searched for; none(cell), the chance of no event; law(cell), for the search; in_full(cell, u), the number where a
/// cell is not plain; take(numbers), which is given the chunk's numbers and changes nothing that another one's read.
template <int W, class Cells>
inline void draw_row(const Stream<W>& stream, int count, Cells&& cells) {
    Lane<W> uniforms[row_chunk], numbers[row_chunk], probabilities[row_chunk], sums[row_chunk];
    int waiting[row_chunk + 1];
    const UniformPairs<W> pairs(stream);
    for (int start = 0; start < count; start += row_chunk) {
        const int size = count - start < row_chunk ? count - start : row_chunk;
        cells.begin(start, size);
        for (int i = 0; i < size; i += 2) {
            const TwoUniforms<W> both = pairs(static_cast<std::uint32_t>(start + i) / 2);
            uniforms[i] = both.first;
            uniforms[i + 1] = both.second;
        }
        int waits = 0;
        for (int i = 0; i < size; ++i) {
            const FewEvents<W> few = cells.few(i, uniforms[i]);
            numbers[i] = few.events;
            waiting[waits] = i;
            waits += all(few.sure) ? 0 : 1;
        }
        // What a search has come to stays with its cell; what does not change is asked for again.
        const auto go_on = [&](int i, int step, Search<W> search) {
            const bool arrived = search.four_steps(cells.law(i), step);
            numbers[i] = search.events;
            probabilities[i] = search.probability;
            sums[i] = search.sum;
            return arrived;
        };
        int searched = 0;
        for (int place = 0; place < waits; ++place) {
            const int i = waiting[place];
            if (!cells.plain(i)) {
                numbers[i] = cells.in_full(i, uniforms[i]);
                continue;
            }
            const Search<W> search(cells.target(i, uniforms[i]), cells.none(i));
            uniforms[i] = search.target;
            waiting[searched] = i;
            searched += go_on(i, 0, search) ? 0 : 1;
        }
        for (int step = 4; searched > 0 && step < search_steps; step += 4) {
            waits = searched;
            searched = 0;
            for (int place = 0; place < waits; ++place) {
                const int i = waiting[place];
                Search<W> search;
                search.target = uniforms[i];
                search.probability = probabilities[i];
                search.sum = sums[i];
                search.events = numbers[i];
                waiting[searched] = i;
                searched += go_on(i, step, search) ? 0 : 1;
            }
        }
        cells.take(numbers);
    }
}

template <int W>
struct BinomialCells {
    Stream<W> stream;
    const double *n, *p, *log_survival;
    double* counts;
    int first = 0, size = 0;

    void begin(int first_cell, int count) {
        first = first_cell;
        size = count;
    }
    Lane<W> at(const double* row, int cell) const { return Lane<W>::load(row + (first + cell) * W); }
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
    Lane<W> target(int cell, Lane<W> u) const { return blend(u <= Lane<W>(1.0) - at(n, cell) * at(p, cell), 0.0, u); }
    BinomialLaw<W> law(int cell) const { return {at(n, cell), odds(cell)}; }
    Lane<W> none(int cell) const { return law(cell).none(at(log_survival, cell)); }
    Lane<W> in_full(int cell, Lane<W> u) const {
        return binomial_in_full(u, stream, static_cast<std::uint32_t>(first + cell), at(n, cell), at(p, cell),
                                at(log_survival, cell));
    }
    void take(const Lane<W>* numbers) const {
        for (int i = 0; i < size; ++i) numbers[i].store(counts + (first + i) * W);
    }
};

template <int W>
struct PoissonCells {
    Stream<W> stream;
    const double* mean;
    double* counts;
    int first = 0, size = 0;

    void begin(int first_cell, int count) {
        first = first_cell;
        size = count;
    }
    Lane<W> at(int cell) const { return Lane<W>::load(mean + (first + cell) * W); }
    FewEvents<W> few(int cell, Lane<W> u) const { return squeeze(u, at(cell), at(cell)); }
    bool plain(int cell) const { return all(at(cell) <= Lane<W>(search_limit)); }
    Lane<W> target(int cell, Lane<W> u) const { return blend(u <= Lane<W>(1.0) - at(cell), 0.0, u); }
    PoissonLaw<W> law(int cell) const { return {at(cell)}; }
    Lane<W> none(int cell) const { return law(cell).none(); }
    Lane<W> in_full(int cell, Lane<W> u) const {
        return poisson_in_full(u, stream, static_cast<std::uint32_t>(first + cell), at(cell));
    }
    void take(const Lane<W>* numbers) const {
        for (int i = 0; i < size; ++i) numbers[i].store(counts + (first + i) * W);
    }
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
