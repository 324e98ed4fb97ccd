// Draws of a whole row: the same numbers as one by one.
#include "permille/random/rows.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace permille;

namespace {

struct Row {
    int count;
    std::vector<double> n, p, log_survival, mean;
};

// Cells of every kind: nobody, nothing, few, many, certain; lanes of a cell differ.
template <int W>
Row mixed_row(int count) {
    Row row{count, {}, {}, {}, {}};
    for (int i = 0; i < count * W; ++i) {
        row.n.push_back(i % 7 == 0 ? 0 : std::floor(std::exp2(i % 19)));
        row.p.push_back(i % 11 == 0 ? i % 2 : 0.9 / (1 + i % 173));
        row.mean.push_back(i % 5 == 0 ? 0 : std::exp2(i % 23 - 14));
        row.log_survival.push_back(log1p(Lane<1>(-row.p.back())).v);
    }
    return row;
}

template <int W>
int differences(int count) {
    const Row row = mixed_row<W>(count);
    const Stream<W> stream{5, 16, 77, Process::check, 2};
    std::vector<double> events(row.n.size() + 1, -1), arrivals = events;
    binomials<W>(stream, count, row.n.data(), row.p.data(), row.log_survival.data(), events.data());
    poissons<W>(stream, count, row.mean.data(), arrivals.data());
    int different = events.back() != -1 || arrivals.back() != -1;  // nothing is written behind the row
    const auto at = [](const std::vector<double>& values, int cell) {
        return Lane<W>::load(&values[static_cast<std::size_t>(cell * W)]);
    };
    for (int cell = 0; cell < count; ++cell) {
        const auto draw = static_cast<std::uint32_t>(cell);
        different += !all(at(events, cell) ==
                          binomial(stream, draw, at(row.n, cell), at(row.p, cell), at(row.log_survival, cell)));
        different += !all(at(arrivals, cell) == poisson(stream, draw, at(row.mean, cell)));
    }
    return different;
}

}  // namespace

TEST_CASE("a row gives the numbers of its cells, for any length and width") {
    for (const int count : {0, 1, 2, 31, 32, 33, 63, 64, 65, 202, 1001}) {
        CHECK(differences<1>(count) == 0);
        CHECK(differences<4>(count) == 0);
        CHECK(differences<8>(count) == 0);
    }
}

TEST_CASE("a row of small cells, where the passes run without exceptions, gives the same numbers too") {
    const int count = 500;
    const Stream<4> stream{9, 0, 1, Process::check, 0};
    std::vector<double> n(count * 4, 120), p(count * 4, 0.01), log_survival(count * 4, log1p(Lane<1>(-0.01)).v),
        k(count * 4);
    binomials<4>(stream, count, n.data(), p.data(), log_survival.data(), k.data());
    int different = 0;
    for (std::uint32_t i = 0; i < count; ++i)
        different += !all(Lane<4>::load(&k[i * 4]) == binomial<4>(stream, i, 120.0, 0.01, log_survival[0]));
    CHECK(different == 0);
}
