// People are whole: rounding that keeps totals.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace permille::population {

/// Whole numbers that add up to `total`: each value goes down or up to its neighbour, those with the largest remainders
/// go up (Hamilton's rule; ties: the first).
///
/// values  0 or more; they add up to `total` but for rounding errors
/// Fails expects() when no choice of neighbours gives the total.
std::vector<std::int64_t> round_to_total(std::span<const double> values, std::int64_t total);

/// A table of whole numbers with exactly the given margins, each entry one of the two neighbours of
/// row x column / total: controlled rounding.
///
/// rows, columns  0 or more, with the same sum, at most 2e9
/// returns        [row, column]
/// Source: Cox 1987, "A constructive procedure for unbiased controlled rounding", JASA 82: 520-524; here each cycle is
/// moved the shorter way instead of a random one, so the same margins give the same table.
std::vector<std::int64_t> spread_over(std::span<const std::int64_t> rows, std::span<const std::int64_t> columns);

}  // namespace permille::population
