// The points of a sweep: which combinations of levels its design visits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "permille/base/issues.hpp"
#include "permille/describe/table.hpp"
#include "permille/explore/factor.hpp"
#include "permille/explore/unit_points.hpp"

namespace permille::explore {

/// How points are laid.
enum class DesignKind {
    grid,             // every level with every other
    zip,              // first levels together, second levels together, ...
    table,            // the rows of a file
    latin_hypercube,  // N points in the unit cube, from which factors take their levels
    sobol,
    random,
    saltelli,      // for Sobol indices from N base points, up to second order
    morris,        // N trajectories of elementary effects
    one_at_a_time  // the middle of all, then each factor low and high with the others in the middle
};

struct Design {
    DesignKind kind = DesignKind::grid;
    std::int64_t size = 0;  // N; 0 where the kind has none
    std::string file;       // of a table
    std::string text;       // as it was given: "lhs:100"

    /// Whether the first points stay what they are when N grows, so that points can be added to those that there are.
    bool can_grow() const;
};

/// Reads grid, zip, lhs:N, sobol:N, random:N, table:FILE.csv, saltelli:N, morris:N or oat. One sentence for a mistake.
Checked<Design> read_design(std::string_view text);

/// Levels of the grid that a Morris trajectory walks on.
inline constexpr int morris_levels = 4;
/// Where a factor stands when it is low, in the middle and high, as shares of its distribution or of its list.
inline constexpr double low_place = 0.05, middle_place = 0.5, high_place = 0.95;

/// Points in the unit cube of a design that is laid there, of so many factors. Fails expects() for grid, zip and table.
Checked<UnitPoints> unit_design(const Design& design, std::size_t factors, std::uint64_t seed);

/// The points of a design over its factors.
class SweepPoints {
  public:
    std::int64_t points() const { return points_; }
    const std::vector<Factor>& factors() const { return factors_; }
    const Design& design() const { return design_; }
    /// The levels of a point in YAML, [factor].
    std::vector<std::string> levels(std::int64_t point) const;
    /// Where the point lies in the unit cube, of designs that are laid there; else without points.
    const UnitPoints& unit() const { return unit_; }

    /// Where a design from a table says what a point has at a path or below it: that cell, or the row's first; without
    /// a file of all other designs.
    Place place(std::int64_t point, std::string_view path) const;
    /// Where a table's header names a path; without a file of all other designs.
    Place place(std::string_view path) const { return table_.empty() ? Place{} : table_.front().place(path); }

    /// SHA-256 of the levels of a table, so that another content is another design.
    std::string table_digest() const;

    /// More points than this are refused: nobody would wait for them.
    static constexpr std::int64_t most = 10'000'000;

    friend Checked<SweepPoints> lay_out(std::vector<Factor> factors, const Design& design, std::uint64_t seed);

  private:
    Design design_;
    std::vector<Factor> factors_;
    std::int64_t points_ = 0;
    UnitPoints unit_;
    std::vector<Table> table_;  // one, of a design from a table
};

/// Lays the points of a design. A table brings its own factors: its columns are their paths.
///
/// returns  the points, or what keeps them from being laid: a grid over a distribution, lists of different lengths
///          zipped, N that is no power of two, mistakes in the table by file:line:column
Checked<SweepPoints> lay_out(std::vector<Factor> factors, const Design& design, std::uint64_t seed);

}  // namespace permille::explore
